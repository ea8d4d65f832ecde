using System.Text.Json.Serialization;

namespace MethodCabinet.Domain.Courses;

/// <summary>What a work loses that comes after its day. It is the mark that is lowered: whether the work passes is judged by what it is worth.</summary>
/// <param name="PercentADay">Of its points, for each day that has begun.</param>
/// <param name="MostPercent">Never more than this.</param>
/// <param name="LastDay">So many days after its day it is still taken; null for as long as the cohort learns.</param>
public sealed record LatePenalty(decimal PercentADay, decimal MostPercent, int? LastDay)
{
    [JsonIgnore]
    public bool IsSound => PercentADay is > 0 and <= 100 && MostPercent <= 100 && MostPercent >= PercentADay && LastDay is null or (>= 1 and <= OutlineUnit.MaxDay);

    /// <summary>Percent of the points.</summary>
    public decimal PercentOf(int daysLate) => Math.Min(MostPercent, PercentADay * Math.Max(daysLate, 0));

    public bool Takes(int daysLate) => LastDay is null || daysLate <= LastDay;

    /// <summary>What is left, to a hundredth.</summary>
    public static decimal Lowered(decimal points, decimal percent) => decimal.Round(points * (100 - percent) / 100, 2, MidpointRounding.AwayFromZero);
}
