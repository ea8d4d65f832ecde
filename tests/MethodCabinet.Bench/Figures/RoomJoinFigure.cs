using System.Globalization;
using System.Text.Json;

namespace MethodCabinet.Bench.Figures;

/// <summary>A pupil on a telephone who has never been in a room clicks «Войти»; the clock runs until the slide and what is written on it are seen and the page hears what happens.</summary>
public sealed class RoomJoinFigure : Figure
{
    private const int Tries = 10;
    private const int MostMs = 1000;

    public override string Name => "room-join";

    public override string Summary => "from the click to slides and board that live, in a browser that was never in a room";

    public override string Unit => "ms, the slowest of ten";

    public override string Target => "<= 1000";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        var output = await BrowserScript.RunAsync(context, "join.mjs", new Dictionary<string, string> { ["TRIES"] = Tries.ToString(CultureInfo.InvariantCulture) }, ct);
        var (first, times, slow) = JsonSerializer.Deserialize<Outcome>(output, JsonSerializerOptions.Web)!;
        return new FigureResult(times.Max(), times.Max() <= MostMs && times.Count == Tries, new { times, firstMs = first, at256KilobitMs = slow });
    }

    /// <param name="FirstMs">Opened the room on a server that had just started; not counted.</param>
    /// <param name="SlowMs">One time on a line of 256 kbit/s and 200 ms.</param>
    private sealed record Outcome(int FirstMs, IReadOnlyList<int> Times, int SlowMs);
}
