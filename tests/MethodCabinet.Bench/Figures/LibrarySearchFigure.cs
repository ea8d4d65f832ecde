using System.Diagnostics;
using System.Text.Json;
using MethodCabinet.Bench.Materials;

namespace MethodCabinet.Bench.Figures;

/// <summary>
/// How long a reader of a library of 200,000 materials waits for a page of what was found: two or three words, in half of the queries one with a slip, ranked, with highlighted snippets, over HTTP,
/// one query after the other.
/// </summary>
public sealed class LibrarySearchFigure : Figure
{
    private const int Materials = 200_000;
    private const int WarmUps = 200;
    private const int Least = 1000;
    private const double WorstMs = 100;

    public override string Name => "library-search";

    public override string Summary => "p99 of a search in 200,000 materials with and without a slip, ranked and highlighted, over HTTP";

    public override string Unit => "ms, p99";

    public override string Target => $"<= {WorstMs}";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        var server = await context.StartServerAsync(null, ct);
        await using var database = context.OpenDatabase();
        var library = new GeneratedLibrary();
        var begun = Stopwatch.GetTimestamp();
        await library.StoreAsync(database, Materials, ct);
        var storedSeconds = Math.Round(Stopwatch.GetElapsedTime(begun).TotalSeconds);

        using var client = new HttpClient { BaseAddress = server.Address };
        var (plain, slips, corrected, empty) = (new List<double>(), new List<double>(), 0, 0);
        var worst = ("", 0.0, 0L);
        begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < WarmUps + Least || Stopwatch.GetElapsedTime(begun) < context.Duration; i++)
        {
            var (text, hasSlip) = library.Query();
            var asked = Stopwatch.GetTimestamp();
            using var answer = JsonDocument.Parse(await client.GetByteArrayAsync(new Uri($"/api/library/search?q={Uri.EscapeDataString(text)}", UriKind.Relative), ct));
            var ms = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
            if (i < WarmUps)
            {
                continue;
            }

            (hasSlip ? slips : plain).Add(ms);
            corrected += answer.RootElement.GetProperty("corrected").ValueKind == JsonValueKind.String ? 1 : 0;
            var total = answer.RootElement.GetProperty("total").GetInt64();
            empty += total == 0 ? 1 : 0;
            worst = ms > worst.Item2 ? (text, Math.Round(ms, 1), total) : worst;
        }

        // A search that finds nothing is quick.
        var foundMost = empty < (plain.Count + slips.Count) / 20;
        var p99 = Percentile([.. plain, .. slips], 0.99);
        return new FigureResult(p99, p99 <= WorstMs && foundMost, new
        {
            materials = Materials,
            queries = plain.Count + slips.Count,
            p50Ms = Percentile([.. plain, .. slips], 0.5),
            withoutSlipP99Ms = Percentile(plain, 0.99),
            withSlipP99Ms = Percentile(slips, 0.99),
            corrected,
            foundNothing = empty,
            slowest = new { query = worst.Item1, ms = worst.Item2, found = worst.Item3 },
            storedInSeconds = storedSeconds,
        });
    }

    private static double Percentile(List<double> values, double share)
    {
        var ascending = values.Order().ToList();
        return ascending.Count == 0 ? 0 : Math.Round(ascending[Math.Min(ascending.Count - 1, (int)(share * ascending.Count))], 2);
    }
}
