using System.Text.Json.Serialization;

namespace MethodCabinet.Domain.Courses;

/// <summary>How the mark of a work is made of its reviews.</summary>
public enum PeerMark
{
    /// <summary>One strange review moves it little.</summary>
    Median,

    Mean,
}

/// <summary>Взаимная проверка: those who handed in review works of others, by the criteria, and nobody knows whose.</summary>
/// <param name="Reviewers">Of each work.</param>
/// <param name="Days">How many there are for reviewing, from the day on which works are dealt.</param>
/// <param name="TutorPercent">What the tutor's mark weighs; 0 where reviews alone count.</param>
/// <param name="ReviewPoints">For reviewing all works that one was dealt, beside the points of the own work.</param>
public sealed record PeerReviewPlan(int Reviewers, int Days, PeerMark Mark, decimal TutorPercent, decimal ReviewPoints)
{
    public const int MaxReviewers = 10;
    public const int MaxDays = 60;
    public const decimal MaxReviewPoints = 100;

    /// <summary>Reviews this far apart, of a hundred of the points, are looked at by the tutor.</summary>
    public const decimal OutlierPercent = 25;

    [JsonIgnore]
    public bool IsSound => Reviewers is >= 1 and <= MaxReviewers && Days is >= 1 and <= MaxDays && TutorPercent is >= 0 and <= 100 && ReviewPoints is >= 0 and <= MaxReviewPoints;

    /// <summary>With fewer reviews than half of those that were dealt the tutor marks alone.</summary>
    public static bool IsEnough(int done, int dealt) => done > 0 && 2 * done >= dealt;

    /// <summary>The median or mean, to a hundredth; null where too few reviews came.</summary>
    /// <param name="totals">Of the reviews that came and were not put aside.</param>
    /// <param name="dealt">How many were asked for.</param>
    public decimal? MarkOf(IReadOnlyList<decimal> totals, int dealt) =>
        !IsEnough(totals.Count, dealt) ? null : decimal.Round(Mark == PeerMark.Mean ? totals.Average() : MedianOf(totals), 2, MidpointRounding.AwayFromZero);

    /// <summary>What the work gets before it is lowered for being late.</summary>
    /// <param name="tutor">The tutor's points; null where reviews alone are to count.</param>
    public decimal? Weighed(decimal? peers, decimal? tutor) => (peers, tutor) switch
    {
        ({ } of, { } by) => decimal.Round((of * (100 - TutorPercent) + by * TutorPercent) / 100, 2, MidpointRounding.AwayFromZero),
        _ => tutor ?? peers,
    };

    /// <summary>Points for reviewing, to a hundredth.</summary>
    public decimal PointsFor(int done, int dealt) => dealt == 0 ? 0 : decimal.Round(ReviewPoints * done / dealt, 2, MidpointRounding.AwayFromZero);

    /// <summary>How far a review is from the middle of all of its work, of a hundred of the points.</summary>
    public static decimal DistanceOf(decimal total, IReadOnlyList<decimal> all, decimal maxPoints) => maxPoints == 0 ? 0 : 100 * Math.Abs(total - MedianOf(all)) / maxPoints;

    public static decimal MedianOf(IReadOnlyList<decimal> totals)
    {
        var sorted = totals.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
