using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Board;

/// <summary>Stops the clock of one participant.</summary>
public static class PauseAttempt
{
    /// <param name="Reason">For the board and the audit log.</param>
    public sealed record Request(string Reason);

    public sealed record Response(DateTimeOffset PausedAt);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        Pausing.CheckReason(request.Reason);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (round, attempt, extraMinutes) = await db.HeldClockAsync(id, ct);
        var now = clock.GetUtcNow();
        Pausing.Check(round, attempt, extraMinutes, now);
        var stood = round.PausedFor + Pauses.Of(round).RunningOfRound(now);
        var paused = await db.Attempts.Where(a => a.Id == id && a.PausedAt == null && a.HandedInAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.PausedAt, now).SetProperty(a => a.PauseReason, request.Reason.Trim()).SetProperty(a => a.RoundPausedThen, stood), ct);
        if (paused == 0)
        {
            throw new RuleBroken(PlatformErrors.ChangedMeanwhile);
        }

        audit.Record("attempt.paused", id, new { request.Reason });
        await db.SaveChangesAsync(ct);
        await Notices.SendAsync(db, AttemptEvents.AttemptClockTopic, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(now));
    }
}

/// <summary>Lets the clock of one participant go on, with the time of the pause given back, also past the end of the window.</summary>
public static class ResumeAttempt
{
    /// <param name="PausedAt">Of the pause that is seen, so that a click that comes late does not end the next one.</param>
    public sealed record Request(DateTimeOffset PausedAt);

    /// <param name="Deadline">While the whole round is paused: the one that it would leave if it ended now.</param>
    public sealed record Response(DateTimeOffset Deadline);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (round, attempt, extraMinutes) = await db.HeldClockAsync(id, ct);
        var (seen, now) = (request.PausedAt.ToUniversalTime(), clock.GetUtcNow());
        var (before, after) = (attempt.PausedFor, Pauses.Of(round, attempt).OwnUntil(now));
        var resumed = await db.Attempts.Where(a => a.Id == id && a.PausedAt == seen).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.PausedAt, (DateTimeOffset?)null).SetProperty(a => a.PauseReason, "").SetProperty(a => a.ResumedAt, now).SetProperty(a => a.PausedFor, after), ct);
        if (resumed == 0)
        {
            throw new RuleBroken(OlympiadErrors.NotPaused);
        }

        audit.Record("attempt.resumed", id, new { PausedAt = new DateTimeOffset?[] { seen, null }, PausedFor = new[] { before, after } });
        await db.SaveChangesAsync(ct);
        await Notices.SendAsync(db, AttemptEvents.AttemptClockTopic, id, ct);
        await transaction.CommitAsync(ct);
        (attempt.PausedAt, attempt.PausedFor) = (null, after);
        return TypedResults.Ok(new Response(AttemptClock.Deadline(round, attempt, extraMinutes, now)));
    }
}
