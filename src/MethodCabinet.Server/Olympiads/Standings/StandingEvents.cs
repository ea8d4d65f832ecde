using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>The one sender of notices of standings.</summary>
internal sealed class StandingEvents(AppDb db, StandingCache cache, StandingAudience audience, IHubContext<StandingHub, IStandingClient> hub)
{
    /// <summary>A view of up to so many zipped bytes travels in the notice, so that a thousand spectators do not all ask for it at once.</summary>
    public const int LargestInNotice = 64 << 10;

    /// <summary>Nobody in particular: all of staff see the same.</summary>
    private static readonly StandingViewer StaffViewer = StandingViewer.Spectator with { IsStaff = true };

    public async Task StandingChangedAsync(Guid olympiadId, CancellationToken ct)
    {
        var (spectators, readers, staff) = (StandingHub.Spectators(olympiadId), StandingHub.Readers(olympiadId), StandingHub.Staff(olympiadId));
        if (!(audience.Listens(spectators) || audience.Listens(readers) || audience.Listens(staff)) || await cache.GetAsync(db, olympiadId, ct) is not { } now)
        {
            return;
        }

        // Nothing is said to spectators of what they do not see: behind a freeze, not even that the jury goes on.
        if (audience.Told(spectators) is { } before && now.Since(before, StandingViewer.Spectator) is var patch && patch is not { Rows.Count: 0, Gone.Count: 0 } && audience.Tell(spectators, now))
        {
            // Closed to spectators again: they learn the version, ask, and are told that there is nothing to see.
            var seen = patch is null ? await cache.GetPublicAsync(db, olympiadId, ct) : null;
            var zipped = seen?.Zipped.Length <= LargestInNotice ? seen.Zipped : null;
            await hub.Clients.Group(spectators).StandingChanged(new StandingChange(olympiadId, now.Head.Version, patch, zipped));
        }

        if (audience.Tell(readers, now))
        {
            await hub.Clients.Group(readers).StandingChanged(new StandingChange(olympiadId, now.Head.Version, null, null));
        }

        if (audience.Told(staff) is { } known && audience.Tell(staff, now))
        {
            await hub.Clients.Group(staff).StandingChanged(new StandingChange(olympiadId, now.Head.Version, now.Since(known, StaffViewer), null));
        }
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
