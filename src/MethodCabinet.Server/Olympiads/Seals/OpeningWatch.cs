using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace MethodCabinet.Server.Olympiads.Seals;

/// <summary>
/// Sends the key to the pages that wait on this node in the second in which their round opens, and at once to those that come later. What becomes of the round is told them for as
/// long as they stay: until the server knows of their works, nobody else does.
/// </summary>
public sealed partial class OpeningWatch(OpeningKeys keys, IHubContext<KitHub, IKitClient> hub, TimeProvider clock, ILogger<OpeningWatch> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);

    /// <summary>Rounds by connection.</summary>
    private readonly ConcurrentDictionary<string, Guid> pages = new();

    /// <summary>Those of them that have no key yet.</summary>
    private readonly ConcurrentDictionary<string, Guid> waiting = new();

    public void Add(string connectionId, Guid roundId) => pages[connectionId] = waiting[connectionId] = roundId;

    public void Remove(string connectionId)
    {
        pages.TryRemove(connectionId, out _);
        waiting.TryRemove(connectionId, out _);
    }

    /// <summary>A pause of the round, its end, or more time.</summary>
    internal async Task RoundChangedAsync(Guid roundId)
    {
        var connections = pages.Where(page => page.Value == roundId).Select(page => page.Key).ToList();
        if (connections.Count > 0 && await keys.FindAnewAsync(roundId) is { Running: { } running })
        {
            await hub.Clients.Clients(connections).RoundChanged(new RoundChangedNotice(roundId, running, clock.GetUtcNow()));
        }
    }

    /// <summary>Notices may have been lost.</summary>
    internal async Task CatchUpAsync()
    {
        foreach (var roundId in pages.Values.Distinct().ToList())
        {
            await RoundChangedAsync(roundId);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = Tick;
            foreach (var round in waiting.GroupBy(w => w.Value, w => w.Key).ToList())
            {
                try
                {
                    var left = await TellAsync(round.Key, [.. round]);
                    next = left < next ? left : next;
                }
#pragma warning disable CA1031 // whatever it is, a worker that ends takes the node with it
                catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    // The next tick tries again; a page that has a key already needs nobody.
                    LogSkipped(exception, round.Key);
                }
            }

            await Task.Delay(next > Shortest ? next : Shortest, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>How long it is until the round opens, as far as is known.</returns>
    private async Task<TimeSpan> TellAsync(Guid roundId, IReadOnlyList<string> connections)
    {
        if (await keys.FindAsync(roundId) is not { } opening)
        {
            return Tick;
        }

        if (opening.Key is not { } key)
        {
            return opening.OpensAt - clock.GetUtcNow();
        }

        foreach (var connection in connections)
        {
            waiting.TryRemove(connection, out _);
        }

        await hub.Clients.Clients(connections).Opened(new OpenedNotice(roundId, key.Grouped, opening.Seals, opening.Running!));
        return Tick;
    }

    [LoggerMessage(LogLevel.Warning, "Whether round {RoundId} is open could not be read")]
    private partial void LogSkipped(Exception exception, Guid roundId);
}
