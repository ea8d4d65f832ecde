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
    private const double WorstP99Ms = 50;

    public override string Name => "saves";

    public override string Summary => "durable answer saves/s over HTTP beside single-row inserts/s of the same PostgreSQL; p99 at half load";

    public override string Unit => "ratio";

    public override string Target => ">= 1.8, p99 <= 50 ms at half load";

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

            var load = new SaveLoad(connections);
            var turn = context.Duration / (2 * Turns);
            load.WarmUp(ct);
            await inserts.MeasureAsync(Concurrency, turn / 4, ct);
            var (saveRates, insertRates, costs) = (new List<double>(), new List<double>(), new List<double>());
            for (var i = 0; i < Turns; i++)
            {
                insertRates.Add(await inserts.MeasureAsync(Concurrency, turn, ct));
                var (before, usedBefore) = (load.Acknowledged, server.ProcessorTime);
                saveRates.Add(load.SaveFor(turn, ct));
                costs.Add((server.ProcessorTime - usedBefore).TotalMicroseconds / (load.Acknowledged - before));
            }

            var (saves, single) = (saveRates.Order().ElementAt(Turns / 2), insertRates.Order().ElementAt(Turns / 2));
            var latencies = load.SaveAt(saves / 2, context.Duration / 2, ct);
            var acknowledged = load.Acknowledged;
            var stored = await CountAsync(context.ConnectionString, ct);
            var ratio = Math.Round(saves / single, 2);
            var p99 = Percentile(latencies, 0.99);
            return new FigureResult(ratio, ratio >= 1.8 && p99 <= WorstP99Ms && stored == acknowledged, new
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
                addedSyncMs = Environment.GetEnvironmentVariable("METHODCABINET_BENCH_SYNC_MS"),
            });
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }

    private static double Percentile(TimeSpan[] ascending, double share) =>
        Math.Round(ascending[Math.Min(ascending.Length - 1, (int)(share * ascending.Length))].TotalMilliseconds, 2);

    private static async Task<long> CountAsync(string connectionString, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand("select count(*) from olympiads.journal_entries");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
