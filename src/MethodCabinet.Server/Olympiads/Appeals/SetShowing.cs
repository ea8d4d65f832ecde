using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Results;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Appeals;

/// <summary>Says when the works of a round are shown, and how long one appeals.</summary>
public static class SetShowing
{
    /// <param name="AppealDays">See <see cref="Showing.AppealDays"/>.</param>
    /// <param name="MinVotes">See <see cref="Showing.MinVotes"/>.</param>
    /// <param name="Version">As last read; null when there was none.</param>
    /// <param name="Reason">For a term that becomes shorter although works are shown; logged.</param>
    public sealed record Request(DateTimeOffset OpensAt, DateTimeOffset ClosesAt, int AppealDays, int MinVotes, uint? Version, string? Reason = null);

    /// <exception cref="RuleBroken">MarksFinal: nobody appeals against signed results, so no new term begins. TermShortened.</exception>
    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, Audit audit, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        Showing.Check(request.OpensAt, request.ClosesAt, request.AppealDays, request.MinVotes);
        var olympiad = await db.Olympiads.AsNoTracking().SingleOrDefaultAsync(o => o.Rounds.Any(r => r.Id == id), ct).OrNotFound();
        OlympiadPlan.CheckEditable(olympiad);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await FinalMarks.HoldOpenAsync(db, olympiad.Id, ct);
        var until = Showing.EndOfTerm(request.ClosesAt, request.AppealDays, new WorkingCalendar(SiteSettings.DaysIn(site.DaysOff)!, SiteSettings.DaysIn(site.WorkDays)!), site.Zone);
        if (request.Version is { } version)
        {
            var showing = await db.Showings.SingleOrDefaultAsync(s => s.RoundId == id, ct).OrNotFound();
            db.ExpectVersion(showing, version);
            if (showing.CheckTerm(until, request.Reason, clock.GetUtcNow()) is { } reason)
            {
                audit.Record("Showing.term-shortened", id, new { From = showing.AppealsUntil, Until = until, reason });
            }

            (showing.OpensAt, showing.ClosesAt, showing.AppealDays, showing.AppealsUntil, showing.MinVotes) =
                (request.OpensAt, request.ClosesAt, request.AppealDays, until, request.MinVotes);
        }
        else
        {
            db.Showings.Add(new Showing
            {
                RoundId = id,
                OpensAt = request.OpensAt,
                ClosesAt = request.ClosesAt,
                AppealDays = request.AppealDays,
                AppealsUntil = until,
                MinVotes = request.MinVotes,
            });
        }

        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
