using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Board;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Scoring;

/// <summary>The organizer ends a round; scoring begins at once.</summary>
public static class CloseRound
{
    /// <param name="Early">Confirmed: those who still have time lose it.</param>
    public sealed record Request(bool Early = false);

    public sealed record Response(DateTimeOffset ClosedAt);

    public static async Task<Ok<Response>> Handle(
        Guid id, Request request, AppDb db, Audit audit, IBackgroundJobClient jobs, TimeProvider clock, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct).OrNotFound();
        var now = clock.GetUtcNow();
        var sittings = await RoundScoring.SittingsAsync(db, round, ct);
        RoundClosing.Check(
            round, RoundClosing.LastDeadline(round, sittings, now), RoundClosing.IsPaused(round, sittings), await db.CountLeftAsync(round, now, ct), now, request.Early);
        if (!await RoundScoring.TryCloseAsync(db, audit, round, request.Early, now, ct))
        {
            throw new RuleBroken(PlatformErrors.ChangedMeanwhile);
        }

        RoundScoring.EnqueueClosed(jobs, id);
        return TypedResults.Ok(new Response(now));
    }
}
