namespace MethodCabinet.Domain.Olympiads.Jury;

/// <summary>How a juror marks, beside the measure: the references of control works, or the other of two markings.</summary>
/// <param name="Count">Markings that are compared.</param>
/// <param name="Severity">By how much the juror gives less than the measure, as a mean share of the maximum: above 0 severe, below 0 lenient.</param>
/// <param name="Agreement">Share of markings within the threshold.</param>
public sealed record JurorMeasure(int Count, decimal Severity, decimal Agreement)
{
    /// <summary>So many of the last control works show whether a juror drifts.</summary>
    public const int MaxDrift = 8;

    /// <param name="less">By how much less than each reference was given, in the order of time.</param>
    /// <returns>The last of them as shares of the maximum: above 0 severe, below 0 lenient.</returns>
    public static IReadOnlyList<decimal> DriftOf(IReadOnlyList<decimal> less, decimal maxPoints) =>
        maxPoints == 0 ? [] : [.. less.TakeLast(MaxDrift).Select(points => Math.Round(points / maxPoints, 3))];

    /// <param name="less">Points given less than the measure, summed up; below 0 where more was given.</param>
    /// <param name="agreed">Of <paramref name="count"/>, within the threshold.</param>
    /// <returns>Null when there is nothing to compare.</returns>
    public static JurorMeasure? Of(int count, decimal less, int agreed, decimal maxPoints) =>
        count == 0 || maxPoints == 0 ? null : new JurorMeasure(count, Math.Round(less / count / maxPoints, 3), Math.Round((decimal)agreed / count, 3));
}

/// <summary>When the jury will be through at its present pace.</summary>
public static class MarkingForecast
{
    /// <summary>The pace is that of so long.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromMinutes(30);

    /// <param name="left">Markings that are still due.</param>
    /// <param name="done">Markings that were done in the last <paramref name="during"/>.</param>
    /// <returns>Null when nothing moves, or it would take longer than a month.</returns>
    public static DateTimeOffset? End(int left, int done, TimeSpan during, DateTimeOffset now)
    {
        if (left == 0)
        {
            return now;
        }

        var needed = done == 0 ? TimeSpan.MaxValue.TotalSeconds : during.TotalSeconds * left / done;
        return needed > TimeSpan.FromDays(30).TotalSeconds ? null : now.AddSeconds(needed);
    }
}
