using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Board;

/// <summary>Stops the clock for everybody in a round: open papers are covered, and nobody's time ends until the round goes on.</summary>
public static class PauseRound
{
    /// <param name="Reason">For the board and the audit log.</param>
    public sealed record Request(string Reason);

    public sealed record Response(DateTimeOffset PausedAt);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        Pausing.CheckReason(request.Reason);
        var now = clock.GetUtcNow();
        Pausing.Check(await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct).OrNotFound(), now);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var paused = await db.Rounds.Where(r => r.Id == id && r.PausedAt == null && r.ClosedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.PausedAt, now).SetProperty(r => r.PauseReason, request.Reason.Trim()), ct);
        if (paused == 0)
        {
            throw new RuleBroken(PlatformErrors.ChangedMeanwhile);
        }

        audit.Record("round.paused", id, new { request.Reason });
        await db.SaveChangesAsync(ct);
        await Notices.SendAsync(db, AttemptEvents.RoundClockTopic, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(now));
    }
}

/// <summary>Lets a paused round go on: its window grows by the pause, and so does the time of everybody who has opened the paper.</summary>
public static class ResumeRound
{
    /// <param name="PausedAt">Of the pause that is seen, so that a click that comes late does not end the next one.</param>
    public sealed record Request(DateTimeOffset PausedAt);

    public sealed record Response(DateTimeOffset ClosesAt);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        var (seen, now) = (request.PausedAt.ToUniversalTime(), clock.GetUtcNow());
        var before = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct).OrNotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var resumed = await db.Database.ExecuteSqlAsync(
            $"""
            update olympiads.rounds
            set closes_at = closes_at + greatest({now} - paused_at, interval '0'), paused_for = paused_for + greatest({now} - paused_at, interval '0'),
                paused_at = null, pause_reason = '', resumed_at = {now}
            where id = {id} and paused_at = {seen}
            """,
            ct);
        if (resumed == 0)
        {
            throw new RuleBroken(OlympiadErrors.NotPaused);
        }

        // Whoever began without a network before it, and is heard of after it, has the time back as well.
        if (now > seen)
        {
            db.RoundPauses.Add(new RoundPause { RoundId = id, From = seen, Until = now });
        }

        var closesAt = await db.Rounds.Where(r => r.Id == id).Select(r => r.ClosesAt).SingleAsync(ct);
        audit.Record("round.resumed", id, new { PausedAt = new DateTimeOffset?[] { seen, null }, ClosesAt = new[] { before.ClosesAt, closesAt } });
        await db.SaveChangesAsync(ct);
        await Notices.SendAsync(db, AttemptEvents.RoundClockTopic, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(closesAt));
    }
}
