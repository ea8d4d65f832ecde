using System.Globalization;
using System.Text;

namespace MethodCabinet.Domain.Materials.Videos;

/// <summary>The list of qualities that a player reads first (RFC 8216, 4.3.4). Sound alone is not among them: players drop it where pictures are, so it is played by its own list.</summary>
public static class HlsMaster
{
    /// <param name="sizes">Bytes of each quality that was made, by its name.</param>
    public static string Write(IReadOnlyList<RenditionPlan> plans, IReadOnlyDictionary<string, long> sizes, double seconds)
    {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        foreach (var plan in plans.Where(plan => plan.Width > 0 && sizes.ContainsKey(plan.Name)))
        {
            var average = (long)(sizes[plan.Name] * 8 / seconds);
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-STREAM-INF:BANDWIDTH={Math.Max(average, plan.PeakKbit * 1000L)},AVERAGE-BANDWIDTH={average},")
                .Append(CultureInfo.InvariantCulture, $"RESOLUTION={plan.Width}x{plan.Height},CODECS=\"{plan.Codecs}\"\n{plan.Name}.m3u8\n");
        }

        return text.ToString();
    }
}
