using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Results;

/// <summary>Proposes another status for a participant whose result is signed.</summary>
public static class ProposeAward
{
    public sealed record Request(AwardStatus Status, string Reason);

    public static async Task<NoContent> Handle(
        Guid registrationId, Request request, AppDb db, CurrentUser user, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // The signature is not taken back meanwhile: it takes the award with it, and every proposal that it sees.
        await db.Database.ExecuteSqlAsync($"select 1 from olympiads.awards where registration_id = {registrationId} for key share", ct);
        var award = await ChangeAward.LoadAsync(db, registrationId, user, ct);
        var change = AwardChange.Propose(award, request.Status, request.Reason, Guid.CreateVersion7(), user.PersonId, clock.GetUtcNow());
        db.AwardChanges.Add(change);
        audit.Record("Award.proposed", registrationId, new { AwardStatus = new[] { change.From, change.To }, change.Reason });
        await db.SaveUniqueAsync(ResultsErrors.ProposedAlready, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A second person gives the proposed status, or refuses it.</summary>
public static class DecideAward
{
    public sealed record Request(bool Confirm);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var change = await db.AwardChanges.SingleOrDefaultAsync(c => c.Id == id, ct).OrNotFound();
        var award = await ChangeAward.LoadAsync(db, change.RegistrationId, user, ct);
        change.Decide(award, request.Confirm, user.PersonId, now);
        audit.Record("Award.decided", change.RegistrationId, new { AwardStatus = new[] { change.From, award.Status }, change.State });

        // Two decisions at once, or a signature taken back meanwhile: the row has another version, or is gone.
        await db.SaveChangesAsync(ct);
        await StandingChanges.TellAsync(db, award.OlympiadId, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

internal static class ChangeAward
{
    /// <summary>The signed result of a participant; not found for everybody but staff and the chair of its jury.</summary>
    /// <exception cref="RuleBroken">NotSigned.</exception>
    public static async Task<Award> LoadAsync(AppDb db, Guid registrationId, CurrentUser user, CancellationToken ct)
    {
        var registration = await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == registrationId, ct).OrNotFound();
        await db.DemandManagerAsync(registration.OlympiadId, user, ct);
        return await db.Awards.SingleOrDefaultAsync(a => a.RegistrationId == registrationId, ct) ?? throw new RuleBroken(ResultsErrors.NotSigned);
    }
}
