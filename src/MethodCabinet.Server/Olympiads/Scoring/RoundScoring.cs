using Hangfire;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Board;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Receipts;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Scoring;

/// <summary>The way of a round from its closing to its scores. Each step may be done twice, by two processes at once, and after any crash.</summary>
internal static class RoundScoring
{
    /// <summary>Topic of <see cref="Notices"/>: a round was closed.</summary>
    public const string ClosedTopic = "round-closed";

    /// <summary>Topic of <see cref="Notices"/>: more attempts of a round are scored.</summary>
    public const string ProgressTopic = "scoring-progress";

    /// <summary>Attempts in a batch: small enough that a lost one costs little, large enough that its transaction costs little.</summary>
    public const int BatchSize = 200;

    /// <summary>Those who decide when the round may be closed.</summary>
    public static async Task<IReadOnlyList<Sitting>> SittingsAsync(AppDb db, Round round, CancellationToken ct)
    {
        var sittings = await (
            from registration in db.Registrations
            where registration.OlympiadId == round.OlympiadId && registration.Status == RegistrationStatus.Confirmed
            join attempt in db.Attempts.Where(a => a.RoundId == round.Id) on registration.Id equals attempt.RegistrationId into opened
            from attempt in opened.DefaultIfEmpty()
            where attempt != null || registration.ExtraMinutes > 0
            select new { registration.ExtraMinutes, Attempt = attempt })
            .AsNoTracking()
            .ToListAsync(ct);
        return sittings.ConvertAll(s => new Sitting(s.ExtraMinutes, s.Attempt));
    }

    /// <summary>Closes the round as it was read: not when somebody changed or closed it meanwhile, nor while the clock of a participant stands or
    /// something of somebody may be left behind.</summary>
    /// <returns>Whether it was this call that closed it.</returns>
    public static async Task<bool> TryCloseAsync(AppDb db, Audit audit, Round round, bool early, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var closed = await db.Rounds.Where(r => r.Id == round.Id && r.ClosedAt == null && r.Version == round.Version)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ClosedAt, now), ct);
        // Who pauses a participant holds the round's row: they have done it before this, and are seen, or after it, and are refused.
        if (closed == 0 || await db.Attempts.AnyAsync(a => a.RoundId == round.Id && a.PausedAt != null && a.HandedInAt == null, ct)
            || await db.CountLeftAsync(round, now, ct) > 0)
        {
            return false;
        }

        audit.Record("Round.closed", round.Id, new { ClosedAt = new DateTimeOffset?[] { null, now }, early });
        await db.SaveChangesAsync(ct);
        await Notices.SendAsync(db, ClosedTopic, round.Id, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>What follows a closing: the scores at once, the digest when nothing more is on its way to the disk.</summary>
    public static void EnqueueClosed(IBackgroundJobClient jobs, Guid roundId)
    {
        jobs.Enqueue<CloseRoundJob>(job => job.RunAsync(roundId, CancellationToken.None));
        jobs.Schedule<SealRoundJob>(job => job.RunAsync(roundId, CancellationToken.None), RoundSeal.Delay);
    }

    /// <summary>Hands out whatever is not scored yet in batches; completes the round when nothing is left.</summary>
    public static async Task StartAsync(AppDb db, IBackgroundJobClient jobs, Guid roundId, DateTimeOffset now, CancellationToken ct)
    {
        var waiting = await db.Attempts.Where(a => a.RoundId == roundId && a.ScoredAt == null).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(ct);
        foreach (var batch in waiting.Chunk(BatchSize))
        {
            var (first, last) = (batch[0], batch[^1]);
            jobs.Enqueue<ScoreBatchJob>(job => job.RunAsync(roundId, first, last, CancellationToken.None));
        }

        if (waiting.Count == 0)
        {
            await TryCompleteAsync(db, roundId, now, ct);
        }
    }

    /// <summary>Marks the round as scored once its last attempt is; of many callers one does it.</summary>
    public static async Task TryCompleteAsync(AppDb db, Guid roundId, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var completed = await db.Rounds
            .Where(r => r.Id == roundId && r.ClosedAt != null && r.ScoredAt == null && !db.Attempts.Any(a => a.RoundId == roundId && a.ScoredAt == null))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ScoredAt, now), ct);
        if (completed == 1)
        {
            await CipherIssue.IssueAsync(db, roundId, ct);
            var olympiadId = await db.Rounds.Where(r => r.Id == roundId).Select(r => r.OlympiadId).SingleAsync(ct);
            await StandingChanges.TellAsync(db, olympiadId, now, ct);
            await transaction.CommitAsync(ct);
        }
    }
}
