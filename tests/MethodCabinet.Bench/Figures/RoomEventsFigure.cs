using System.Collections.Concurrent;
using System.Diagnostics;
using MethodCabinet.Bench.Lessons;

namespace MethodCabinet.Bench.Figures;

/// <summary>
/// A hundred lessons of thirty people at once; each of them does something every five seconds. The clock of an act runs from its sending until it has arrived at a
/// page that is told of it, stored before; what does not arrive at everybody who is to be told is lost. The same thirty accounts have a page in each room.
/// </summary>
public sealed class RoomEventsFigure : Figure
{
    private const int Rooms = 100;
    private const int People = 30;
    private const double WorstP99Ms = 150;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    /// <summary>Not counted: a server that has just started compiles its busy code anew.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    public override string Name => "room-events";

    public override string Summary => "p99 of the time in which an act in a room reaches the pages of it: 100 rooms of 30, an act each 5 s from each";

    public override string Unit => "ms, p99";

    public override string Target => $"<= {WorstP99Ms}, nothing lost";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        var server = await context.StartServerAsync(null, ct);
        var rooms = await FullRooms.StoreAsync(context.ConnectionString, server.Address, Rooms, People, ct);
        var attendees = new List<RoomAttendee[]>();
        try
        {
            foreach (var lessonId in rooms.LessonIds)
            {
                var room = await Task.WhenAll(rooms.PersonIds.Select((id, i) => RoomAttendee.ComeAsync(server.Address, lessonId, id, rooms.Cookies[i], i == 0, ct)));
                await room[0].BeginAsync(ct);
                attendees.Add(room);
            }

            using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var told = new Told(Stopwatch.GetTimestamp() + (long)(WarmUp.TotalSeconds * Stopwatch.Frequency));
            var pages = attendees.SelectMany(room => room).ToList();
            var hearing = pages.ConvertAll(page => HearAsync(page, told, over.Token));
            var until = told.CountsFrom + (long)(context.Duration.TotalSeconds * Stopwatch.Frequency);
            var acting = Task.WhenAll(pages.Select((page, i) => ActAsync(page, i, pages.Count, told, until, ct)));
            await Task.WhenAny(Task.Delay(WarmUp, ct), Task.WhenAny(hearing));
            var (serverBefore, ownBefore) = (server.ProcessorTime, Environment.CpuUsage.TotalTime);
            await acting;
            var (serverUsed, ownUsed) = (server.ProcessorTime - serverBefore, Environment.CpuUsage.TotalTime - ownBefore);

            // The last ones arrive as well.
            var patience = Stopwatch.GetTimestamp();
            while (told.Missing > 0 && Stopwatch.GetElapsedTime(patience) < TimeSpan.FromSeconds(5))
            {
                await Task.Delay(50, ct);
            }

            await over.CancelAsync();
            var latencies = (await Task.WhenAll(hearing)).SelectMany(l => l).ToList();
            latencies.Sort();
            var p99 = Percentile(latencies, 0.99);
            return new FigureResult(p99, p99 <= WorstP99Ms && told.Missing == 0 && latencies.Count > 0, new
            {
                rooms = Rooms,
                people = People,
                acts = told.Acts,
                arrivals = latencies.Count,
                lost = told.Missing,
                p50Ms = Percentile(latencies, 0.5),
                p95Ms = Percentile(latencies, 0.95),
                maxMs = Percentile(latencies, 1),
                serverMsPerAct = Math.Round(serverUsed.TotalMilliseconds / told.Acts, 2),
                loadMsPerAct = Math.Round(ownUsed.TotalMilliseconds / told.Acts, 2),
                processors = Environment.ProcessorCount,
            });
        }
        finally
        {
            foreach (var page in attendees.SelectMany(room => room))
            {
                page.Dispose();
            }
        }
    }

    private static async Task ActAsync(RoomAttendee page, int number, int count, Told told, long until, CancellationToken ct)
    {
        // Spread over the five seconds, and not room by room.
        await Task.Delay(Pace * (number * 7919L % count) / count, ct);
        while (Stopwatch.GetTimestamp() is var now && now < until)
        {
            var id = Guid.NewGuid();
            told.Sent(id, now);
            told.Expect(id, await page.ActAsync(id, ct) ? People : 2);
            if (Pace - Stopwatch.GetElapsedTime(now) is { Ticks: > 0 } rest)
            {
                await Task.Delay(rest, ct);
            }
        }
    }

    /// <summary>Milliseconds until each entry that counts arrived here.</summary>
    private static async Task<List<double>> HearAsync(RoomAttendee page, Told told, CancellationToken ct)
    {
        var (latencies, ids) = (new List<double>(), new List<Guid>());
        try
        {
            while (true)
            {
                await page.HearAsync(ids, ct);
                var now = Stopwatch.GetTimestamp();
                foreach (var id in ids)
                {
                    if (told.Arrived(id) is { } sent)
                    {
                        latencies.Add(Stopwatch.GetElapsedTime(sent, now).TotalMilliseconds);
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            return latencies;
        }
    }

    private static double Percentile(List<double> ascending, double share) =>
        ascending.Count == 0 ? double.NaN : Math.Round(ascending[Math.Min(ascending.Count - 1, (int)(share * ascending.Count))], 1);

    /// <summary>What was sent, and how many pages must still be told of it.</summary>
    /// <param name="countsFrom">A time stamp; what was sent before is not counted.</param>
    private sealed class Told(long countsFrom)
    {
        private readonly ConcurrentDictionary<Guid, long> sent = new();
        private int missing;

        public long CountsFrom { get; } = countsFrom;

        public int Acts => sent.Count;

        public int Missing => Volatile.Read(ref missing);

        public void Sent(Guid id, long at)
        {
            if (at >= CountsFrom)
            {
                sent[id] = at;
            }
        }

        public void Expect(Guid id, int pages)
        {
            if (sent.ContainsKey(id))
            {
                Interlocked.Add(ref missing, pages);
            }
        }

        /// <returns>When it was sent; null when it does not count.</returns>
        public long? Arrived(Guid id)
        {
            if (!sent.TryGetValue(id, out var at))
            {
                return null;
            }

            Interlocked.Decrement(ref missing);
            return at;
        }
    }
}
