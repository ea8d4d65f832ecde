using System.Collections.Concurrent;
using System.Text.Json;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.SignalR;

namespace MethodCabinet.Server.Olympiads.Board;

/// <summary>
/// Reads the board of each watched round once a second, whoever and how many watch it, and sends it to those for whom it has changed.
/// Nobody watching costs nothing; answering pupils cost the board nothing either.
/// </summary>
public sealed partial class BoardWatch(
    IServiceScopeFactory scopes, IHubContext<OrganizerHub, IOrganizerClient> hub, TimeProvider clock, ILogger<BoardWatch> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Watcher> watchers = new();

    public void Add(string connectionId, Guid roundId, Viewer viewer) => watchers[connectionId] = new Watcher(roundId, viewer);

    public void Remove(string connectionId) => watchers.TryRemove(connectionId, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var round in watchers.GroupBy(w => w.Value.RoundId))
            {
                try
                {
                    await SendAsync(round.Key, [.. round], stoppingToken);
                }
#pragma warning disable CA1031 // whatever it is, a worker that ends takes the node with it
                catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    // The next tick tries again; the page shows meanwhile what it has.
                    LogSkipped(exception, round.Key);
                }
            }
        }
    }

    private async Task SendAsync(Guid roundId, IReadOnlyList<KeyValuePair<string, Watcher>> to, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var board = await RoundBoard.ReadAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), roundId, clock.GetUtcNow(), ct);
        foreach (var (connectionId, watcher) in to)
        {
            var seen = board.For(watcher.Viewer);
            // The clock alone is no change.
            var written = JsonSerializer.Serialize(seen with { Now = default }, StoredJson.Options);
            if (written != watcher.Sent)
            {
                watcher.Sent = written;

                // Not awaited: a page on a slow line must not hold up the others.
                _ = hub.Clients.Client(connectionId).BoardChanged(seen);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The board of round {RoundId} was not read")]
    private partial void LogSkipped(Exception exception, Guid roundId);

    private sealed class Watcher(Guid roundId, Viewer viewer)
    {
        public Guid RoundId { get; } = roundId;

        public Viewer Viewer { get; } = viewer;

        /// <summary>What was sent last; empty before the first.</summary>
        public string Sent { get; set; } = "";
    }
}
