using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Seals;

/// <summary>Sees to it that a paper that was changed after it was sealed is sealed anew, once its organizer has stopped changing it.</summary>
public sealed class SealAgain(AppDb db, IBackgroundJobClient jobs, TimeProvider clock)
{
    /// <summary>So long nothing was changed: of many changes one after the other the last state is sealed, once.</summary>
    internal static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    /// <summary>Shortly before the start nothing waits: the seal must be there before the window opens.</summary>
    private static readonly TimeSpan Hurry = TimeSpan.FromMinutes(1);

    /// <summary>Call after a change of the paper is committed. If the job is lost, <see cref="SweepSealsJob"/> finds the paper.</summary>
    public async Task ChangedAsync(Guid paperId, Guid personId, CancellationToken ct)
    {
        var latest = await db.LatestSealAsync(paperId, ct);
        var paper = latest is null ? null : await db.Papers.AsNoTracking().Include(p => p.Tasks).SingleOrDefaultAsync(p => p.Id == paperId, ct);
        if (paper is not null && latest!.IsStale(paper))
        {
            Schedule(paper, await db.Rounds.Where(r => r.Id == paper.RoundId).Select(r => r.OpensAt).SingleAsync(ct), personId);
        }
    }

    /// <summary>Takes up what a lost job left undone, and papers that were not ready to be sealed when they were changed.</summary>
    public async Task SweepAsync(DateTimeOffset now, CancellationToken ct)
    {
        var coming = await (
            from round in db.Rounds
            join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
            where round.OpensAt > now && olympiad.Status != OlympiadStatus.Cancelled && db.RoundKeys.Any(k => k.RoundId == round.Id)
            select round)
            .AsNoTracking().Include(r => r.Papers).ThenInclude(p => p.Tasks).AsSplitQuery().ToListAsync(ct);
        var latest = await db.LatestSealsAsync([.. coming.SelectMany(r => r.Papers).Select(p => p.Id)], ct);
        foreach (var round in coming)
        {
            foreach (var paper in round.Papers.Where(p => latest.TryGetValue(p.Id, out var seal) && seal.IsStale(p)))
            {
                Schedule(paper, round.OpensAt, latest[paper.Id].Seal.SealedById);
            }
        }
    }

    private void Schedule(Paper paper, DateTimeOffset opensAt, Guid personId)
    {
        var (paperId, digest) = (paper.Id, Convert.ToHexString(Sealing.DigestOf(paper)));
        if (opensAt - clock.GetUtcNow() <= Hurry)
        {
            jobs.Enqueue<SealAgainJob>(job => job.RunAsync(paperId, digest, personId, CancellationToken.None));
        }
        else
        {
            jobs.Schedule<SealAgainJob>(job => job.RunAsync(paperId, digest, personId, CancellationToken.None), Quiet);
        }
    }
}

/// <summary>Seals a paper anew, if it still is what it was when that was ordered: a later change has ordered its own.</summary>
public sealed partial class SealAgainJob(PaperSealer sealer, ILogger<SealAgainJob> log)
{
    /// <param name="digest">Of the paper, hexadecimal.</param>
    /// <param name="personId">Who changed it.</param>
    public async Task RunAsync(Guid paperId, string digest, Guid personId, CancellationToken ct)
    {
        try
        {
            await sealer.SealAsync(paperId, personId, Convert.FromHexString(digest), ct);
        }
        catch (RuleBroken broken) when (broken.Error.Kind is ErrorKind.Conflict or ErrorKind.NotFound)
        {
            // Not ready, which the checklist says; opened, cancelled or removed meanwhile.
            LogNotSealed(paperId, broken.Error.Code);
        }
    }

    [LoggerMessage(LogLevel.Information, "Paper {PaperId} is not sealed anew: {Code}")]
    private partial void LogNotSealed(Guid paperId, string code);
}

/// <summary>Runs every minute: see <see cref="SealAgain.SweepAsync"/>.</summary>
public sealed class SweepSealsJob(SealAgain seals, TimeProvider clock)
{
    public Task RunAsync(CancellationToken ct) => seals.SweepAsync(clock.GetUtcNow(), ct);
}
