using System.Globalization;
using System.Text.Json;

namespace MethodCabinet.Bench.Figures;

/// <summary>A participant writes five hundred answers without a network; the clock runs from the moment at which it is back until the server has acknowledged all of them.</summary>
public sealed class JournalOfflineFigure : Figure
{
    private const int Entries = 500;
    private const int MostMs = 2000;

    public override string Name => "journal-offline";

    public override string Summary => "how long 500 entries made without a network take once it is back, in the browser";

    public override string Unit => "ms";

    public override string Target => "<= 2000";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        var variables = new Dictionary<string, string> { ["ENTRIES"] = Entries.ToString(CultureInfo.InvariantCulture) };
        var output = await BrowserScript.RunAsync(context, "offline.mjs", variables, ct);
        var (ms, stored) = JsonSerializer.Deserialize<Outcome>(output, JsonSerializerOptions.Web)!;
        return new FigureResult(ms, ms <= MostMs && stored == Entries, new { entries = Entries, stored });
    }

    private sealed record Outcome(int Ms, int Stored);
}
