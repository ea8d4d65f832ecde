using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Board;

/// <summary>More time for everybody in a round: the window and each participant's own time both grow.</summary>
public static class ExtendRound
{
    /// <param name="Reason">For the audit log.</param>
    public sealed record Request(int Minutes, string Reason);

    public sealed record Response(DateTimeOffset ClosesAt, int DurationMinutes);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, Audit audit, CancellationToken ct)
    {
        Extensions.Check(request.Minutes, request.Reason);
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Id == id, ct).OrNotFound();
        Extensions.CheckRunning(round);
        round.ClosesAt = round.ClosesAt.AddMinutes(request.Minutes);
        round.DurationMinutes += request.Minutes;
        audit.Record("round.extended", id, new { request.Minutes, request.Reason });
        await db.SaveChangesAsync(ct);
        await Notices.SendAsync(db, AttemptEvents.RoundClockTopic, id, ct);
        return TypedResults.Ok(new Response(round.ClosesAt, round.DurationMinutes));
    }
}

/// <summary>More time for one participant.</summary>
public static class GrantTime
{
    /// <param name="Reason">For the audit log.</param>
    public sealed record Request(int Minutes, string Reason);

    public sealed record Response(DateTimeOffset Deadline, int GrantedMinutes);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        Extensions.Check(request.Minutes, request.Reason);
        var attempt = await db.Attempts.SingleOrDefaultAsync(a => a.Id == id, ct).OrNotFound();
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == attempt.RoundId, ct);
        Extensions.CheckRunning(round);

        // Two organizers who grant at once both count: the second waits for the first, and reads what it added to.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Attempts.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.GrantedMinutes, a => a.GrantedMinutes + request.Minutes), ct);
        await db.Entry(attempt).ReloadAsync(ct);
        audit.Record("attempt.time-granted", id, new { GrantedMinutes = new[] { attempt.GrantedMinutes - request.Minutes, attempt.GrantedMinutes }, request.Reason });
        await db.SaveChangesAsync(ct);
        await Notices.SendAsync(db, AttemptEvents.AttemptClockTopic, id, ct);
        await transaction.CommitAsync(ct);
        var extraMinutes = await db.Registrations.Where(r => r.Id == attempt.RegistrationId).Select(r => r.ExtraMinutes).SingleAsync(ct);
        return TypedResults.Ok(new Response(AttemptClock.Deadline(round, attempt, extraMinutes, clock.GetUtcNow()), attempt.GrantedMinutes));
    }
}

/// <summary>More time for a participant who has not opened the paper yet: who comes late, or had no power. The minutes are added to the entry, and count in each of its rounds.</summary>
public static class GrantTimeBeforeOpening
{
    /// <param name="Reason">For the audit log.</param>
    public sealed record Request(Guid RegistrationId, int Minutes, string Reason);

    public sealed record Response(int ExtraMinutes);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, CurrentUser user, Audit audit, CancellationToken ct)
    {
        Extensions.Check(request.Minutes, request.Reason);
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct).OrNotFound();
        var entry = (await db.Registrations.ManagedIdsAsync(round.OlympiadId, [request.RegistrationId], user.AsViewer(), ct))[0];
        Extensions.CheckRunning(round);

        // Two organizers who grant at once both count.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var granted = await db.Registrations.Where(r => r.Id == entry && r.ExtraMinutes + request.Minutes <= Registering.MaxExtraMinutes)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ExtraMinutes, r => r.ExtraMinutes + request.Minutes), ct);
        if (granted == 0)
        {
            throw new RuleBroken(RegistrationErrors.AccommodationInvalid, new Dictionary<string, object?> { ["max"] = Registering.MaxExtraMinutes });
        }

        var extraMinutes = await db.Registrations.Where(r => r.Id == entry).Select(r => r.ExtraMinutes).SingleAsync(ct);
        audit.Record("registration.time-granted", entry, new { RoundId = id, ExtraMinutes = new[] { extraMinutes - request.Minutes, extraMinutes }, request.Reason });
        await db.SaveChangesAsync(ct);

        // The paper may have been opened in the same moment.
        foreach (var attemptId in await db.Attempts.Where(a => a.RegistrationId == entry && a.HandedInAt == null).Select(a => a.Id).ToListAsync(ct))
        {
            await Notices.SendAsync(db, AttemptEvents.AttemptClockTopic, attemptId, ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(extraMinutes));
    }
}
