using System.Diagnostics;
using System.Net.Sockets;

namespace MethodCabinet.Bench.Saves;

/// <summary>
/// All participants from one thread, which waits for all sockets at once as <c>pgbench</c> does: a thread for each participant would be woken for
/// each reply, which costs the processors that it shares with the server.
/// </summary>
public sealed class SaveLoad(IReadOnlyList<SaveConnection> connections)
{
    private const int MostWarmUps = 10;

    /// <summary>Of one turn of warming up, however short those that count are: the compiler needs seconds, not saves.</summary>
    private static readonly TimeSpan WarmUpTurn = TimeSpan.FromSeconds(4);

    private readonly Dictionary<Socket, SaveConnection> bySocket = connections.ToDictionary(connection => connection.Socket);
    private readonly Stack<SaveConnection> idle = new(connections);
    private readonly List<Socket> ready = [];

    public long Acknowledged => connections.Sum(connection => connection.Acknowledged);

    /// <summary>Turns until the rate rises no more: a server compiles its busy code anew while it runs, and the comparison has none to compile.</summary>
    public void WarmUp(CancellationToken ct)
    {
        var (best, idle) = (0.0, 0);
        for (var i = 0; i < MostWarmUps && idle < 2; i++)
        {
            var rate = SaveFor(WarmUpTurn, ct);
            idle = rate > 1.03 * best ? 0 : idle + 1;
            best = Math.Max(best, rate);
        }
    }

    /// <summary>Every connection saves as fast as it is answered.</summary>
    /// <returns>Saves per second.</returns>
    public double SaveFor(TimeSpan duration, CancellationToken ct)
    {
        var (before, begun) = (Acknowledged, Stopwatch.GetTimestamp());
        Run(_ => Stopwatch.GetElapsedTime(begun) is var now && now < duration ? now : null, begun, _ => { }, ct);
        return (Acknowledged - before) / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    /// <summary>
    /// Saves fall due at an even rate whether or not the server keeps up; a save that had to wait for a free connection has waited.
    /// </summary>
    /// <returns>From the moment at which each was due, in ascending order.</returns>
    public TimeSpan[] SaveAt(double perSecond, TimeSpan duration, CancellationToken ct)
    {
        var latencies = new List<TimeSpan>();
        Run(n => TimeSpan.FromSeconds(n / perSecond) is var due && due < duration ? due : null, Stopwatch.GetTimestamp(), latencies.Add, ct);
        return [.. latencies.Order()];
    }

    /// <param name="dueOf">When the save of this number is due since <paramref name="begun"/>; null when there is none any more.</param>
    private void Run(Func<int, TimeSpan?> dueOf, long begun, Action<TimeSpan> finished, CancellationToken ct)
    {
        var n = 0;
        var next = dueOf(n);
        while (next is not null || idle.Count < connections.Count)
        {
            ct.ThrowIfCancellationRequested();
            while (idle.Count > 0 && next is { } due && due <= Stopwatch.GetElapsedTime(begun))
            {
                idle.Pop().Send(due);
                next = dueOf(++n);
            }

            ready.Clear();
            ready.AddRange(bySocket.Keys);
            Socket.Select(ready, null, null, next is { } later && idle.Count > 0 ? Until(later, begun) : Timeout.InfiniteTimeSpan);
            foreach (var socket in ready)
            {
                var connection = bySocket[socket];
                if (connection.Receive())
                {
                    finished(Stopwatch.GetElapsedTime(begun) - connection.Due);
                    idle.Push(connection);
                }
            }
        }
    }

    private static TimeSpan Until(TimeSpan due, long begun) =>
        due - Stopwatch.GetElapsedTime(begun) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
}
