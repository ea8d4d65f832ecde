using System.Collections.Concurrent;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>The one way to say that the marking of a round has moved on.</summary>
internal static class JuryChanges
{
    /// <summary>Topic of <see cref="Notices"/>.</summary>
    public const string Topic = "jury-changed";

    /// <summary>Tells all processes; part of the caller's transaction.</summary>
    public static Task TellAsync(AppDb db, Guid roundId, CancellationToken ct) => Notices.SendAsync(db, Topic, roundId, ct);
}

/// <summary>
/// Tells the open pages of jurors and chairs of a round how the marking gets on: five times a second at most, however many mark, and not at all when nobody
/// looks or nothing changes.
/// </summary>
public sealed partial class JuryWatch(
    IServiceScopeFactory scopes, IHubContext<JuryHub, IJuryClient> hub, TimeProvider clock, ILogger<JuryWatch> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, (Guid RoundId, bool IsChair)> watchers = new();
    private readonly ConcurrentDictionary<Guid, byte> changed = new();

    /// <summary>Round → what chairs were told last; only of rounds that one looks at.</summary>
    private readonly Dictionary<Guid, HashSet<JuryBoard.Cell>> told = [];

    public void Add(string connectionId, Guid roundId, bool isChair) => watchers[connectionId] = (roundId, isChair);

    public void Remove(string connectionId) => watchers.TryRemove(connectionId, out _);

    public void Changed(Guid roundId) => changed[roundId] = 0;

    /// <summary>Notices may have been lost: everybody who looks is told.</summary>
    public void AllChanged()
    {
        foreach (var (roundId, _) in watchers.Values)
        {
            Changed(roundId);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var roundId in changed.Keys)
            {
                changed.TryRemove(roundId, out _);
                try
                {
                    await SendAsync(roundId, stoppingToken);
                }
#pragma warning disable CA1031 // whatever it is, others are told of their rounds, and of this one by the next tick
                catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
                {
                    LogSkipped(exception, roundId);
                    Changed(roundId);
                }
            }
        }
    }

    private async Task SendAsync(Guid roundId, CancellationToken ct)
    {
        var watching = watchers.Where(w => w.Value.RoundId == roundId).ToLookup(w => w.Value.IsChair, w => w.Key);
        if (watching.Count == 0)
        {
            told.Remove(roundId);
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (watching.Contains(true))
        {
            var board = await JuryBoards.ReadAsync(db, roundId, clock.GetUtcNow(), ct);
            var before = told.GetValueOrDefault(roundId) ?? [];
            told[roundId] = [.. board.Cells];
            var present = board.Cells.Select(c => (c.TaskId, c.JurorId)).ToHashSet();
            var gone = before.Where(c => !present.Contains((c.TaskId, c.JurorId))).Select(c => new JuryBoard.Cell(c.TaskId, c.JurorId, 0, 0, null, null, null, null, []));
            await hub.Clients.Clients([.. watching[true]]).BoardChanged(new JuryBoardChange(board.Tasks, [.. board.Cells.Where(c => !before.Contains(c)), .. gone]));
        }

        await hub.Clients.Clients([.. watching[true], .. watching[false]]).Progressed(await ProgressAsync(db, roundId, ct));
    }

    private static async Task<IReadOnlyList<TaskProgress>> ProgressAsync(AppDb db, Guid roundId, CancellationToken ct) =>
        await db.WorkTasks.Where(t => t.RoundId == roundId)
            .GroupBy(t => t.TaskId)
            .Select(g => new TaskProgress(g.Key, g.Count(), g.Count(t => t.Awaits == Domain.Olympiads.Jury.Awaits.Nobody)))
            .ToListAsync(ct);

    [LoggerMessage(LogLevel.Warning, "The marking of round {RoundId} was not read")]
    private partial void LogSkipped(Exception exception, Guid roundId);
}
