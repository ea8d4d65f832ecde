using Hangfire;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Receipts;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Scoring;

/// <summary>
/// Runs every minute: closes rounds whose last deadline has passed and of which nothing may be left behind, and takes up again what a lost enqueue or a dead worker left undone.
/// </summary>
public sealed partial class SweepRoundsJob(AppDb db, Audit audit, IBackgroundJobClient jobs, TimeProvider clock, ILogger<SweepRoundsJob> log)
{
    /// <summary>A closed round without any progress for so long is taken up again.</summary>
    public static readonly TimeSpan Stall = TimeSpan.FromMinutes(1);

    /// <summary>How long after its closing a round is watched for entries that were accepted in time and committed late.</summary>
    public static readonly TimeSpan Watch = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await CloseAsync(now, ct);
        await ReopenStaleAsync(now, ct);
        await ResumeAsync(now, ct);
        await ResumeRescoringAsync(now, ct);
        await SealAsync(now, ct);
    }

    private async Task CloseAsync(DateTimeOffset now, CancellationToken ct)
    {
        var over = await (
            from round in db.Rounds
            join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
            where round.ClosedAt == null && round.PausedAt == null && round.ClosesAt < now && olympiad.Status == OlympiadStatus.Published
            select round)
            .AsNoTracking()
            .ToListAsync(ct);
        foreach (var round in over)
        {
            var sittings = await RoundScoring.SittingsAsync(db, round, ct);
            if (now > RoundClosing.LastDeadline(round, sittings, now) && await RoundScoring.TryCloseAsync(db, audit, round, early: false, now, ct))
            {
                LogClosed(round.Id);
                RoundScoring.EnqueueClosed(jobs, round.Id);
            }
        }
    }

    /// <summary>The journal is append-only, so that the number of entries tells whether a score has seen all of them.</summary>
    private async Task ReopenStaleAsync(DateTimeOffset now, CancellationToken ct)
    {
        var since = now - Watch;
        var rounds = await db.Rounds.Where(r => r.ClosedAt > since).Select(r => r.Id).ToListAsync(ct);
        foreach (var roundId in rounds)
        {
            var stale = await db.Attempts
                .Where(a => a.RoundId == roundId && a.ScoredAt != null
                    && db.CountedEntries.Count(e => e.AttemptId == a.Id) != a.ScoredEntries)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.ScoredAt, (DateTimeOffset?)null), ct);
            if (stale > 0)
            {
                LogStale(roundId, stale);
                jobs.Enqueue<CloseRoundJob>(job => job.RunAsync(roundId, CancellationToken.None));
            }
        }
    }

    private async Task ResumeAsync(DateTimeOffset now, CancellationToken ct)
    {
        var since = now - Stall;
        var stalled = await db.Rounds
            .Where(r => r.ClosedAt < since && (r.ScoredAt == null || db.Attempts.Any(a => a.RoundId == r.Id && a.ScoredAt == null))
                && !db.Attempts.Any(a => a.RoundId == r.Id && a.ScoredAt > since)
                && !db.ResultsSignings.Any(s => s.OlympiadId == r.OlympiadId))
            .Select(r => r.Id)
            .ToListAsync(ct);
        foreach (var roundId in stalled)
        {
            LogStalled(roundId);
            jobs.Enqueue<CloseRoundJob>(job => job.RunAsync(roundId, CancellationToken.None));
        }
    }

    private async Task ResumeRescoringAsync(DateTimeOffset now, CancellationToken ct)
    {
        var since = now - Stall;
        foreach (var taskId in await db.PaperTasks.Where(t => t.RescoringSince < since).Select(t => t.Id).ToListAsync(ct))
        {
            jobs.Enqueue<RescoreTaskJob>(job => job.RunAsync(taskId, CancellationToken.None));
        }
    }

    private async Task SealAsync(DateTimeOffset now, CancellationToken ct)
    {
        var since = now - RoundSeal.Delay;
        foreach (var roundId in await RoundSeal.Due(db, now).Where(r => r.ClosedAt < since).Select(r => r.Id).ToListAsync(ct))
        {
            jobs.Enqueue<SealRoundJob>(job => job.RunAsync(roundId, CancellationToken.None));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Round {RoundId} closed after its last deadline")]
    private partial void LogClosed(Guid roundId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Scoring of round {RoundId} stood still and is taken up again")]
    private partial void LogStalled(Guid roundId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Attempts} attempts of round {RoundId} are scored again: entries accepted in time were committed after the scores")]
    private partial void LogStale(Guid roundId, int attempts);
}
