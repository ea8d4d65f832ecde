using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Board;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Scoring;

/// <summary>How far the scoring of a round is.</summary>
public static class GetScoring
{
    /// <param name="LastDeadline">When the round can be closed without taking time from anybody; null once it is closed.</param>
    /// <param name="IsPaused">Somebody's clock stands, or everybody's: then the round cannot be closed.</param>
    /// <param name="LeftBehind">Participants who are not reconciled: until then the round is not closed. 0 once it is.</param>
    /// <param name="StillAnswering">Attempts neither handed in nor at their end.</param>
    /// <param name="Scored">Of <paramref name="Attempts"/>.</param>
    /// <param name="LateWaiting">Works with late answers about which the chair has to decide.</param>
    /// <param name="AwaitingJury">Attempts with tasks that people mark.</param>
    public sealed record Response(
        Guid RoundId,
        Guid OlympiadId,
        DateTimeOffset Now,
        DateTimeOffset? LastDeadline,
        bool IsPaused,
        int LeftBehind,
        DateTimeOffset? ClosedAt,
        DateTimeOffset? ScoredAt,
        int Attempts,
        int StillAnswering,
        int Scored,
        int AwaitingJury,
        int LateWaiting);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, TimeProvider clock, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct).OrNotFound();
        var now = clock.GetUtcNow();
        var attempts = await (
            from attempt in db.Attempts
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            where attempt.RoundId == id
            select new { Attempt = attempt, registration.ExtraMinutes })
            .AsNoTracking()
            .ToListAsync(ct);
        var awaiting = await db.Attempts.CountAsync(
            a => a.RoundId == id && a.ScoredAt != null
                && db.PaperTasks.Any(t => t.PaperId == a.PaperId && !db.TaskScores.Any(s => s.AttemptId == a.Id && s.TaskId == t.Id)),
            ct);
        var sittings = await RoundScoring.SittingsAsync(db, round, ct);
        return TypedResults.Ok(new Response(
            id,
            round.OlympiadId,
            now,
            round.ClosedAt is null ? RoundClosing.LastDeadline(round, sittings, now) : null,
            round.ClosedAt is null && RoundClosing.IsPaused(round, sittings),
            round.ClosedAt is null ? await db.CountLeftAsync(round, now, ct) : 0,
            round.ClosedAt,
            round.ScoredAt,
            attempts.Count,
            round.ClosedAt is not null
                ? 0
                : attempts.Count(a => a.Attempt.HandedInAt is null && AttemptClock.Deadline(round, a.Attempt, a.ExtraMinutes, now) >= now),
            attempts.Count(a => a.Attempt.ScoredAt is not null),
            awaiting,
            await db.Attempts.CountAsync(a => a.RoundId == id && db.LateDeliveries.Any(d => d.AttemptId == a.Id && d.State == LateDeliveryState.Waiting), ct)));
    }
}
