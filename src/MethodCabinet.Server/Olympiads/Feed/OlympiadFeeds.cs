using System.Collections.Concurrent;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Standings;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Feed;

/// <summary>The contests whose standing is public, as feeds; each is made anew when somebody asks and its standing or the clock has brought something.</summary>
internal sealed class OlympiadFeeds(IServiceScopeFactory scopes, StandingCache standings, TimeProvider clock)
{
    /// <summary>In this process. A feed holds a connection and little else.</summary>
    public const int LargestNumberOfReaders = 200;

    private readonly ConcurrentDictionary<Guid, Feed> feeds = new();
    private int readers;

    /// <summary>A place for one reader; null when all are taken.</summary>
    public IDisposable? Enter()
    {
        if (Interlocked.Increment(ref readers) <= LargestNumberOfReaders)
        {
            return new Place(this);
        }

        Interlocked.Decrement(ref readers);
        return null;
    }

    /// <summary>Null when there is no such olympiad or its standing is not public.</summary>
    public async Task<FeedState?> StateAsync(Guid olympiadId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<AppDb>(), clock.GetUtcNow());
        // The head first: nobody without an account makes the server read a standing that is not public.
        if (await StandingReads.HeadAsync(db, olympiadId, ct) is not { IsPublic: true } || await standings.GetAsync(db, olympiadId, ct) is not { Head.IsPublic: true } standing || await TimesAsync(db, olympiadId, now, ct) is not { } times)
        {
            feeds.TryRemove(olympiadId, out _);
            return null;
        }

        return feeds.GetOrAdd(olympiadId, _ => new Feed()).StateOf(standing, times);
    }

    /// <summary>The lines after a token, as of now.</summary>
    /// <returns>No state when the contest is not public, no lines when the token is unknown.</returns>
    public async Task<(FeedState? State, IReadOnlyList<FeedLog.Line>? Lines)> LinesAsync(Guid olympiadId, string? since, CancellationToken ct) =>
        await StateAsync(olympiadId, ct) is { } state && feeds.TryGetValue(olympiadId, out var feed) ? (state, feed.LinesOf(state, since)) : (null, null);

    /// <summary>Ends with the next change of the standing; asked for before the lines, so that none falls between.</summary>
    public Task NextChange(Guid olympiadId) => feeds.TryGetValue(olympiadId, out var feed) ? feed.Changed : Task.CompletedTask;

    public Task ChangedAsync(Guid olympiadId)
    {
        if (feeds.TryGetValue(olympiadId, out var feed))
        {
            feed.Change();
        }

        return Task.CompletedTask;
    }

    public Task CatchUpAsync()
    {
        foreach (var feed in feeds.Values)
        {
            feed.Change();
        }

        return Task.CompletedTask;
    }

    /// <summary>Null for an olympiad without rounds.</summary>
    private static async Task<FeedTimes?> TimesAsync(AppDb db, Guid olympiadId, DateTimeOffset now, CancellationToken ct) =>
        FeedTimes.Of(await db.Rounds.Where(r => r.OlympiadId == olympiadId).Select(r => new FeedTimes.Round(r.OpensAt, r.ClosesAt, r.ClosedAt)).ToListAsync(ct), now);

    private sealed class Place(OlympiadFeeds feeds) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref feeds.readers);
    }

    private sealed class Feed
    {
        private readonly Lock gate = new();
        private readonly FeedLog log = new(Guid.NewGuid().ToString("N")[..12]);
        private (StandingSnapshot Standing, FeedTimes Times, FeedState State)? held;
        private FeedState? logged;
        private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Changed => Volatile.Read(ref changed).Task;

        public FeedState StateOf(StandingSnapshot standing, FeedTimes times)
        {
            lock (gate)
            {
                if (held is { } known && (known.Standing.Head.Version > standing.Head.Version || (known.Standing == standing && known.Times == times)))
                {
                    return known.State;
                }

                var state = new FeedState(standing.For(StandingViewer.Spectator)!, times, standing.Head.ThawedAt is { } thawed ? (standing.Head.FroseAt ?? thawed, thawed) : null);
                held = (standing, times, state);
                return state;
            }
        }

        public IReadOnlyList<FeedLog.Line>? LinesOf(FeedState state, string? since)
        {
            lock (gate)
            {
                // Of two readers with different states only the later one is the contest's.
                if (logged != state && held?.State == state)
                {
                    log.Take(logged = state);
                }

                return log.Since(since);
            }
        }

        public void Change() => Interlocked.Exchange(ref changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }
}
