using System.Diagnostics;
using MethodCabinet.Bench.Saves;
using Npgsql;

namespace MethodCabinet.Bench.Figures;

/// <summary>
/// Durable saves of answers a second over HTTP, beside single-row inserts a second of the same PostgreSQL at the same concurrency on the same
/// processors, in turns; then the latency at half of that load, measured from the moment at which each save was due.
/// </summary>
public sealed class SavesFigure : Figure
{
    private const int Concurrency = 64;
    private const int Turns = 3;
    private const int MostWarmUps = 10;
    private const double WorstP99Ms = 50;

    public override string Name => "saves";

    public override string Summary => "durable answer saves/s over HTTP beside single-row inserts/s of the same PostgreSQL; p99 at half load";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        var server = await context.StartServerAsync(null, ct);
        var inserts = new SingleInserts(context.ConnectionString);
        await inserts.PrepareAsync(ct);
        var connections = new List<SaveConnection>();
        try
        {
            foreach (var examinee in await Examinees.OpenAsync(context.ConnectionString, server.Address, Concurrency, ct))
            {
                connections.Add(SaveConnection.Open(examinee, server.Address));
            }

            var turn = context.Duration / (2 * Turns);
            await WarmUpAsync(connections, turn, ct);
            await inserts.MeasureAsync(Concurrency, turn / 4, ct);
            var (saveRates, insertRates, costs) = (new List<double>(), new List<double>(), new List<double>());
            for (var i = 0; i < Turns; i++)
            {
                insertRates.Add(await inserts.MeasureAsync(Concurrency, turn, ct));
                var (before, usedBefore) = (connections.Sum(c => c.Acknowledged), server.ProcessorTime);
                saveRates.Add(await SaveAsync(connections, turn, ct));
                costs.Add((server.ProcessorTime - usedBefore).TotalMicroseconds / (connections.Sum(c => c.Acknowledged) - before));
            }

            var (saves, single) = (saveRates.Order().ElementAt(Turns / 2), insertRates.Order().ElementAt(Turns / 2));
            var latencies = await SaveAtAsync(connections, saves / 2, context.Duration / 2, ct);
            var acknowledged = connections.Sum(c => c.Acknowledged);
            var stored = await CountAsync(context.ConnectionString, ct);
            var ratio = Math.Round(saves / single, 2);
            var p99 = Percentile(latencies, 0.99);
            return new FigureResult(ratio, "ratio", ">= 1.0, p99 <= 50 ms at half load", ratio >= 1.0 && p99 <= WorstP99Ms && stored == acknowledged, new
            {
                savesPerSecond = saveRates.ConvertAll(Math.Round),
                singleInsertsPerSecond = insertRates.ConvertAll(Math.Round),
                serverMicrosecondsPerSave = costs.ConvertAll(Math.Round),
                concurrency = Concurrency,
                halfLoad = new
                {
                    savesPerSecond = Math.Round(saves / 2),
                    p50Ms = Percentile(latencies, 0.5),
                    p99Ms = p99,
                    p999Ms = Percentile(latencies, 0.999),
                    maxMs = Percentile(latencies, 1),
                },
                acknowledged,
                stored,
                processors = Environment.ProcessorCount,
            });
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }

    /// <summary>Turns until the rate rises no more: a server compiles its busy code anew while it runs, and the comparison has none to compile.</summary>
    private static async Task WarmUpAsync(List<SaveConnection> connections, TimeSpan turn, CancellationToken ct)
    {
        var (best, idle) = (0.0, 0);
        for (var i = 0; i < MostWarmUps && idle < 2; i++)
        {
            var rate = await SaveAsync(connections, turn, ct);
            idle = rate > 1.03 * best ? 0 : idle + 1;
            best = Math.Max(best, rate);
        }
    }

    /// <summary>Every connection saves as fast as it is answered; saves per second.</summary>
    private static async Task<double> SaveAsync(List<SaveConnection> connections, TimeSpan duration, CancellationToken ct)
    {
        var before = connections.Sum(c => c.Acknowledged);
        var begun = Stopwatch.GetTimestamp();
        await OnThreadsAsync(connections, connection =>
        {
            while (Stopwatch.GetElapsedTime(begun) < duration && !ct.IsCancellationRequested)
            {
                connection.Save();
            }
        });
        ct.ThrowIfCancellationRequested();
        return (connections.Sum(c => c.Acknowledged) - before) / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    /// <summary>
    /// Saves fall due at an even rate whether or not the server keeps up; a save that had to wait for a free connection has waited.
    /// Milliseconds, in ascending order.
    /// </summary>
    private static async Task<double[]> SaveAtAsync(List<SaveConnection> connections, double rate, TimeSpan duration, CancellationToken ct)
    {
        var count = (int)(rate * duration.TotalSeconds);
        var latencies = new double[count];
        var next = -1;
        var begun = Stopwatch.GetTimestamp();
        await OnThreadsAsync(connections, connection =>
        {
            for (var n = Interlocked.Increment(ref next); n < count && !ct.IsCancellationRequested; n = Interlocked.Increment(ref next))
            {
                var due = TimeSpan.FromSeconds(n / rate);
                var early = due - Stopwatch.GetElapsedTime(begun);
                if (early > TimeSpan.Zero)
                {
                    Thread.Sleep(early);
                }

                connection.Save();
                latencies[n] = (Stopwatch.GetElapsedTime(begun) - due).TotalMilliseconds;
            }
        });
        ct.ThrowIfCancellationRequested();
        Array.Sort(latencies);
        return latencies;
    }

    private static Task OnThreadsAsync(List<SaveConnection> connections, Action<SaveConnection> work) => Task.WhenAll(connections.Select(connection =>
        Task.Factory.StartNew(() => work(connection), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

    private static double Percentile(double[] ascending, double share) =>
        Math.Round(ascending[Math.Min(ascending.Length - 1, (int)(share * ascending.Length))], 2);

    private static async Task<long> CountAsync(string connectionString, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand("select count(*) from olympiads.journal_entries");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
