using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Results;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Scoring;

/// <summary>Scores a batch of a closed round's attempts.</summary>
public sealed class ScoreBatchJob(AppDb db, TimeProvider clock)
{
    /// <param name="first">The first attempt of the batch, in the order of their ids.</param>
    /// <param name="last">The last attempt of the batch.</param>
    public async Task RunAsync(Guid roundId, Guid first, Guid last, CancellationToken ct)
    {
        var round = await db.Rounds.Where(r => r.Id == roundId).Select(r => new { r.OlympiadId, r.ClosedAt, r.ScoredAt }).SingleAsync(ct);
        if (round.ClosedAt is null)
        {
            return;
        }

        var scored = await AttemptScorer.ScoreAsync(db, round.OlympiadId, roundId, first, last, clock.GetUtcNow(), ct);
        if (scored > 0)
        {
            await Notices.SendAsync(db, RoundScoring.ProgressTopic, roundId, ct);
        }

        if (round.ScoredAt is null)
        {
            await RoundScoring.TryCompleteAsync(db, roundId, clock.GetUtcNow(), ct);
        }
        else
        {
            // A work that reached the server after the closing, or entries that were committed after the scores. What an earlier try left undone is done here.
            // Once the results are signed it waits until the signature is taken back.
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            if (!await FinalMarks.TryHoldOpenAsync(db, round.OlympiadId, ct))
            {
                return;
            }

            await CipherIssue.IssueAsync(db, roundId, ct);
            if (scored > 0)
            {
                await StandingChanges.TellAsync(db, round.OlympiadId, clock.GetUtcNow(), ct);
            }

            await transaction.CommitAsync(ct);
        }
    }
}
