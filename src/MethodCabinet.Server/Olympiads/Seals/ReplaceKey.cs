using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Seals;

/// <summary>
/// Another opening key for a round whose key somebody has learnt too early: all sealed papers are sealed anew, and the old key opens nothing that the server gives out from
/// then on. What devices have fetched before it still opens, so the organizer sees who has not fetched the next one yet.
/// </summary>
public static class ReplaceKey
{
    /// <summary>Before the opening.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);

    public static async Task<NoContent> Handle(Guid id, AppDb db, OpeningKeys keys, PaperSealer sealer, CurrentUser user, Audit audit, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        OlympiadPlan.CheckNotOpened(await db.LockAgainstOpeningAsync([id], ct));
        var key = await PrintKeySheet.KeyOfAsync(db, id, ct);
        OlympiadPlan.CheckEditable(await db.Olympiads.AsNoTracking().SingleAsync(o => o.Rounds.Any(r => r.Id == id), ct));
        audit.Record("opening-key.replaced", id, new { Number = new[] { key.Number, key.Number + 1 } });
        keys.Replace(key);
        await db.SaveChangesAsync(ct);

        var papers = await db.Papers.AsNoTracking().Include(p => p.Tasks).Where(p => p.RoundId == id).ToListAsync(ct);
        var latest = await db.LatestSealsAsync(papers.ConvertAll(p => p.Id), ct);
        foreach (var paper in papers.Where(p => latest.ContainsKey(p.Id)))
        {
            try
            {
                await sealer.AddAsync(paper, latest[paper.Id], user.PersonId, ct);
            }
            catch (RuleBroken broken) when (broken.Error == SealErrors.PaperNotReady)
            {
                // It is sealed by itself once it is ready (SealAgain); a key that got out is not to wait for that.
            }
        }

        // Sealing may have taken long: what opens in this moment is opened by the key that other processes know.
        OlympiadPlan.CheckNotOpened(await db.IsOpenedAsync([id], DateTimeOffset.UtcNow + Shortest, ct));
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
