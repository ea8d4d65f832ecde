using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace MethodCabinet.Server.Olympiads.Seals;

/// <summary>Sends the key to the pages that wait on this node in the second in which their round opens, and at once to those that come later.</summary>
public sealed partial class OpeningWatch(OpeningKeys keys, IHubContext<KitHub, IKitClient> hub, TimeProvider clock, ILogger<OpeningWatch> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);

    /// <summary>Rounds by connection.</summary>
    private readonly ConcurrentDictionary<string, Guid> waiting = new();

    public void Add(string connectionId, Guid roundId) => waiting[connectionId] = roundId;

    public void Remove(string connectionId) => waiting.TryRemove(connectionId, out _);

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
            Remove(connection);
        }

        await hub.Clients.Clients(connections).Opened(new OpenedNotice(roundId, key.Grouped, opening.Seals, opening.Running!));
        return Tick;
    }

    [LoggerMessage(LogLevel.Warning, "Whether round {RoundId} is open could not be read")]
    private partial void LogSkipped(Exception exception, Guid roundId);
}
