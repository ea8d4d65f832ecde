using MethodCabinet.Bench.Saves;
using Npgsql;

namespace MethodCabinet.Bench.Figures;

/// <summary>
/// Whether saves slow down as the journal grows: saves a second with ten thousand, a million and ten million entries stored. Single-row inserts into a table that stays small
/// run in turns with them, so that a machine which changes its pace between the measurements does not count.
/// </summary>
public sealed class SavesGrowthFigure : Figure
{
    private const int Concurrency = 64;
    private const int Turns = 3;
    private const int EntriesOfAttempt = 500;
    private static readonly int[] Sizes = [10_000, 1_000_000, 10_000_000];

    public override string Name => "saves-growth";

    public override string Summary => "saves/s with 10 thousand, 1 million and 10 million entries stored; the last beside the first";

    public override string Unit => "ratio of the last to the first";

    public override string Target => ">= 0.9";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        var server = await context.StartServerAsync(null, ct);
        await using var database = context.OpenDatabase();
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
            var (stored, steps) = (0, new List<Step>());
            foreach (var size in Sizes)
            {
                await FillAsync(database, size - stored, ct);
                stored = size;
                steps.Add(await MeasureAsync(load, inserts, size, turn, ct));
            }

            var ratio = Math.Round(steps[^1].Ratio / steps[0].Ratio, 2);
            return new FigureResult(ratio, ratio >= 0.9, new { steps, concurrency = Concurrency, processors = Environment.ProcessorCount });
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }

    private static async Task<Step> MeasureAsync(SaveLoad load, SingleInserts inserts, int size, TimeSpan turn, CancellationToken ct)
    {
        // What filling has left in the caches is not to be paid for by what is measured.
        load.SaveFor(turn / 2, ct);
        var (saves, single) = (new List<double>(), new List<double>());
        for (var i = 0; i < Turns; i++)
        {
            single.Add(await inserts.MeasureAsync(Concurrency, turn, ct));
            saves.Add(load.SaveFor(turn, ct));
        }

        var (save, insert) = (saves.Order().ElementAt(Turns / 2), single.Order().ElementAt(Turns / 2));
        return new Step(size, Math.Round(save), Math.Round(insert), Math.Round(save / insert, 3));
    }

    /// <summary>Entries of attempts that nobody sits any more, spread over the index as theirs are.</summary>
    private static async Task FillAsync(NpgsqlDataSource database, int entries, CancellationToken ct)
    {
        const int Attempts = 2000;
        for (var left = entries / EntriesOfAttempt; left > 0; left -= Attempts)
        {
            await ExecuteAsync(
                database,
                $$"""
                insert into olympiads.journal_entries (attempt_id, device_id, seq, task_id, answer, elapsed_ms, hash, received_at, is_late)
                select a.id, a.device, seq, a.task, '{"type":"shortText","text":"Клетки растений и животных, ответ ' || seq || '"}', 1000 * seq, sha256(a.id::text::bytea), now(), false
                from (select gen_random_uuid() as id, gen_random_uuid() as device, gen_random_uuid() as task from generate_series(1, {{Math.Min(left, Attempts)}})) a,
                  generate_series(1, {{EntriesOfAttempt}}) seq
                """,
                ct);
        }

        await ExecuteAsync(database, "vacuum analyze olympiads.journal_entries", ct);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <param name="Ratio">Of saves to single inserts, in the same minute.</param>
    private sealed record Step(int Entries, double SavesPerSecond, double SingleInsertsPerSecond, double Ratio);
}
