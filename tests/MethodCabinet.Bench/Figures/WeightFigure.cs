using System.Text.Json;

namespace MethodCabinet.Bench.Figures;

/// <summary>
/// Compressed bytes that a cold browser fetches for a page, all resources, as they pass the network.
/// The limits are those of a slow country line: every 100 KB cost three seconds at 256 kbit/s.
/// </summary>
public sealed class WeightFigure : Figure
{
    public override string Name => "weight";

    public override string Summary => "compressed bytes of the sign-in and the attempt page, cold";

    public override string Unit => "of the limit, worst page";

    public override string Target => "<= 1.0";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        var output = await BrowserScript.RunAsync(context, "weight.mjs", new Dictionary<string, string>(), ct);
        var pages = JsonSerializer.Deserialize<List<Page>>(output, JsonSerializerOptions.Web)!;
        var worst = pages.Max(page => (double)page.Bytes / page.Limit);
        return new FigureResult(Math.Round(worst, 3), worst <= 1, new { pages });
    }

    /// <param name="Bytes">Compressed, headers left out.</param>
    private sealed record Page(string Name, int Bytes, int Limit, int Requests);
}
