using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>The one sender of notices of standings.</summary>
internal sealed class StandingEvents(AppDb db, StandingCache cache, IHubContext<StandingHub, IStandingClient> hub)
{
    /// <summary>A view of up to so many zipped bytes travels in the notice, so that a thousand spectators do not all ask for it at once.</summary>
    public const int LargestInNotice = 64 << 10;

    public async Task StandingChangedAsync(Guid olympiadId, CancellationToken ct)
    {
        if (await StandingReads.HeadAsync(db, olympiadId, ct) is not { } head)
        {
            return;
        }

        // Closed to spectators again: they learn the version, ask, and are told that there is nothing to see.
        var seen = await cache.GetPublicAsync(db, olympiadId, ct);
        var zipped = seen?.Zipped.Length <= LargestInNotice ? seen.Zipped : null;
        await hub.Clients.Group(StandingHub.Spectators(olympiadId)).StandingChanged(new StandingChange(olympiadId, head.Version, zipped));
        await hub.Clients.Group(StandingHub.Readers(olympiadId)).StandingChanged(new StandingChange(olympiadId, head.Version, null));
    }

    /// <summary>Notices may have been lost since then.</summary>
    public async Task CatchUpAsync(DateTimeOffset since, CancellationToken ct)
    {
        foreach (var olympiadId in await db.Standings.Where(s => s.ChangedAt >= since).Select(s => s.OlympiadId).ToListAsync(ct))
        {
            await StandingChangedAsync(olympiadId, ct);
        }
    }

    public async Task ScoringProgressedAsync(Guid roundId, CancellationToken ct)
    {
        var progress = await db.Rounds.Where(r => r.Id == roundId)
            .Select(r => new
            {
                r.OlympiadId,
                r.ScoredAt,
                Attempts = db.Attempts.Count(a => a.RoundId == roundId),
                Scored = db.Attempts.Count(a => a.RoundId == roundId && a.ScoredAt != null),
            })
            .SingleAsync(ct);
        await hub.Clients.Group(StandingHub.Staff(progress.OlympiadId))
            .ScoringProgressed(new ScoringProgress(roundId, progress.Attempts, progress.Scored, progress.ScoredAt));
    }
}
