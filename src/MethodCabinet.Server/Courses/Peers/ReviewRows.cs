using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Peers;

/// <summary>A review as a tutor sees it.</summary>
/// <param name="Distance">How far it is from the middle of all reviews of the work, of a hundred of its points; null while it was not done.</param>
/// <param name="IsOutlier">So far that the tutor should look.</param>
/// <param name="AsideReason">Why it does not count; empty where it does.</param>
public sealed record ReviewRow(
    Guid Id,
    string Reviewer,
    IReadOnlyDictionary<string, decimal> Points,
    IReadOnlyDictionary<string, string> Comments,
    decimal? Total,
    decimal? Distance,
    bool IsOutlier,
    string AsideReason,
    bool Counts)
{
    /// <summary>By work, the strangest first.</summary>
    internal static async Task<ILookup<Guid, ReviewRow>> OfAsync(AppDb db, AssignmentContent content, IReadOnlyCollection<Guid> works, CancellationToken ct)
    {
        var rows = await db.PeerReviews.AsNoTracking().Where(r => works.Contains(r.SubmissionId))
            .Join(db.Enrolments, r => r.ReviewerId, e => e.Id, (r, e) => new { Review = r, e.PersonId })
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new { r.Review, Person = p })
            .ToListAsync(ct);
        var done = rows.Where(r => r.Review.Total is not null).ToLookup(r => r.Review.SubmissionId, r => r.Review.Total!.Value);
        return rows
            .Select(r =>
            {
                var totals = done[r.Review.SubmissionId].ToArray();
                decimal? distance = r.Review.Total is { } total ? decimal.Round(PeerReviewPlan.DistanceOf(total, totals, content.MaxPoints), 1, MidpointRounding.AwayFromZero) : null;
                return (r.Review.SubmissionId, Row: new ReviewRow(
                    r.Review.Id, r.Person.FullName, r.Review.Points, r.Review.Comments, r.Review.Total, distance, distance > PeerReviewPlan.OutlierPercent, r.Review.AsideReason, r.Review.Counts));
            })
            .OrderByDescending(r => r.Row.Distance ?? -1).ThenBy(r => r.Row.Reviewer, StringComparer.CurrentCulture)
            .ToLookup(r => r.SubmissionId, r => r.Row);
    }
}

internal static class ReviewReads
{
    /// <summary>Reviews of the work are still to come.</summary>
    public static Task<bool> IsReviewedAsync(this AppDb db, Guid workId, DateOnly today, CancellationToken ct) =>
        db.PeerReviews.AnyAsync(r => r.SubmissionId == workId && r.Total == null && db.PeerRounds.Any(round => round.Id == r.RoundId && round.Until >= today), ct);

    /// <summary>What the other learners give together; null where too few reviews came.</summary>
    public static async Task<decimal?> PeerPointsAsync(this AppDb db, Guid workId, PeerReviewPlan plan, CancellationToken ct)
    {
        var reviews = await db.PeerReviews.AsNoTracking().Where(r => r.SubmissionId == workId).ToListAsync(ct);
        return plan.MarkOf([.. reviews.Where(r => r.Counts).Select(r => r.Total!.Value)], reviews.Count);
    }

    /// <summary>What a learner has got for reviewing works of others.</summary>
    public static async Task<decimal> ReviewingPointsAsync(this AppDb db, Guid enrolmentId, Guid unitId, PeerReviewPlan plan, CancellationToken ct)
    {
        var own = await db.PeerReviews.Where(r => r.ReviewerId == enrolmentId && db.PeerRounds.Any(round => round.Id == r.RoundId && round.UnitId == unitId)).Select(r => r.Total != null).ToListAsync(ct);
        return plan.PointsFor(own.Count(isDone => isDone), own.Count);
    }
}
