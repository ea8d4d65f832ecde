namespace MethodCabinet.Domain.Courses;

/// <summary>Works of one unit of a cohort that were dealt to be reviewed.</summary>
public sealed class PeerRound
{
    public required Guid Id { get; init; }

    public required Guid CohortId { get; init; }

    public required Guid UnitId { get; init; }

    public required DateTimeOffset DealtAt { get; init; }

    /// <summary>The last day of reviewing.</summary>
    public required DateOnly Until { get; init; }

    public bool IsOver(DateOnly today) => Until < today;
}

/// <summary>What one learner says of the work of another.</summary>
public sealed class PeerReview : IAudited
{
    public const int MaxComment = 4_000;

    public required Guid Id { get; init; }

    public required Guid RoundId { get; init; }

    public required Guid SubmissionId { get; init; }

    /// <summary>Enrolment.</summary>
    public required Guid ReviewerId { get; init; }

    /// <summary>1, 2, 3… of the reviewer; all that the reviewer knows of whose work it is.</summary>
    public required int Number { get; init; }

    /// <summary>By criterion.</summary>
    public IReadOnlyDictionary<string, decimal> Points { get; private set; } = new Dictionary<string, decimal>();

    /// <summary>By criterion, to each one.</summary>
    public IReadOnlyDictionary<string, string> Comments { get; private set; } = new Dictionary<string, string>();

    /// <summary>Null while it was not done.</summary>
    public decimal? Total { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Why the tutor put it aside, so that it does not count; empty where it does.</summary>
    public string AsideReason { get; private set; } = "";

    public uint Version { get; private set; }

    public bool Counts => Total is not null && AsideReason.Length == 0;

    /// <summary>May be done again as long as there is time and the work is not marked.</summary>
    /// <exception cref="RuleBroken">ReviewOver, PointsInvalid, ReviewCommentMissing with <c>criterion</c>, SubmissionTooLong.</exception>
    public void Do(AssignmentContent assignment, IReadOnlyDictionary<string, decimal> points, IReadOnlyDictionary<string, string> comments, bool isOver, DateTimeOffset now)
    {
        if (isOver)
        {
            throw new RuleBroken(CourseErrors.ReviewOver);
        }

        assignment.CheckPoints(points);
        var said = assignment.Criteria.ToDictionary(criterion => criterion.Id, criterion => comments.GetValueOrDefault(criterion.Id, "").Trim());
        if (said.FirstOrDefault(comment => comment.Value.Length == 0).Key is { } silent)
        {
            throw new RuleBroken(CourseErrors.ReviewCommentMissing, new Dictionary<string, object?> { ["criterion"] = silent });
        }

        if (said.Values.Any(comment => comment.Length > MaxComment))
        {
            throw new RuleBroken(CourseErrors.SubmissionTooLong, new Dictionary<string, object?> { ["max"] = MaxComment });
        }

        (Points, Comments, Total, DoneAt) = (points.ToDictionary(), said, points.Values.Sum(), now);
    }

    /// <summary>Puts it aside, or lets it count again.</summary>
    /// <param name="reason">Empty to let it count.</param>
    /// <exception cref="RuleBroken">ReasonMissing.</exception>
    public void PutAside(string reason)
    {
        reason = reason.Trim();
        AsideReason = reason.Length <= GradeChange.MaxReason ? reason : throw new RuleBroken(CourseErrors.ReasonMissing);
    }
}
