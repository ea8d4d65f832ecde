using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Appeals;

/// <summary>The desk of a member of a commission: appeals that came to this member, those that wait first.</summary>
public static class ListCommissionAppeals
{
    /// <param name="Cipher">Null for a work that nobody marks.</param>
    /// <param name="TaskPosition">Null for one about procedure.</param>
    /// <param name="Votes">Given so far.</param>
    /// <param name="HasVoted">This member.</param>
    /// <param name="LeadsCommission">This member is its chair, who fetches the protocol.</param>
    public sealed record Item(
        Guid Id,
        Guid RoundId,
        string OlympiadTitle,
        string RoundTitle,
        string TrackName,
        string? Cipher,
        AppealKind Kind,
        int? TaskPosition,
        DateTimeOffset FiledAt,
        AppealState State,
        DateTimeOffset? TalkAt,
        int Votes,
        bool HasVoted,
        AppealOutcome? Outcome,
        bool LeadsCommission);

    public static async Task<Ok<List<Item>>> Handle(AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var me = user.PersonId;
        var ties = await db.TiesOfAsync(me, site.DayOf(clock.GetUtcNow()), ct);
        return TypedResults.Ok(await (
            from appeal in db.AppealsFor(ties)
            join attempt in db.Attempts on appeal.AttemptId equals attempt.Id
            join round in db.Rounds on attempt.RoundId equals round.Id
            join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            join track in db.Tracks on registration.TrackId equals track.Id
            join task in db.PaperTasks on appeal.TaskId equals task.Id into tasks
            from task in tasks.DefaultIfEmpty()
            orderby appeal.State == AppealState.Open ? 0 : 1, appeal.FiledAt
            select new Item(
                appeal.Id,
                round.Id,
                olympiad.Title,
                round.Title,
                track.Name,
                db.Works.Where(w => w.AttemptId == attempt.Id).Select(w => w.Cipher).SingleOrDefault(),
                appeal.Kind,
                (int?)task.Position,
                appeal.FiledAt,
                appeal.State,
                appeal.TalkAt,
                db.AppealVotes.Count(v => v.AppealId == appeal.Id),
                db.AppealVotes.Any(v => v.AppealId == appeal.Id && v.MemberId == me),
                appeal.Outcome,
                db.CommissionMembers.Any(m => m.OlympiadId == round.OlympiadId && m.PersonId == me && m.IsChair)))
            .ToListAsync(ct));
    }
}
