using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Courses;

public enum SubmissionState
{
    /// <summary>Handed in, not marked yet.</summary>
    Waiting,

    /// <summary>Marked, and more work is asked for.</summary>
    Returned,

    Accepted,
}

/// <summary>What a learner handed in for an assignment; each further try is another one.</summary>
public sealed class Submission : IAudited
{
    public const int MaxText = 50_000;
    public const int MaxComment = 10_000;

    public required Guid Id { get; init; }

    public required Guid EnrolmentId { get; init; }

    public required Guid UnitId { get; init; }

    /// <summary>The assignment as it was when this was handed in: its criteria judge it.</summary>
    public required Guid VersionId { get; init; }

    /// <summary>1, 2, 3… of this learner and unit.</summary>
    public required int Number { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset HandedInAt { get; init; }

    /// <summary>After its day.</summary>
    public required bool IsLate { get; init; }

    public SubmissionState State { get; private set; } = SubmissionState.Waiting;

    /// <summary>Criterion id → points.</summary>
    public IReadOnlyDictionary<string, decimal> Points { get; private set; } = new Dictionary<string, decimal>();

    /// <summary>Of all criteria; null while it was not marked.</summary>
    public decimal? Total { get; private set; }

    /// <summary>For the learner.</summary>
    public string Comment { get; private set; } = "";

    public Guid? MarkedById { get; private set; }

    public DateTimeOffset? MarkedAt { get; private set; }

    public uint Version { get; private set; }

    /// <summary>The next try.</summary>
    /// <param name="last">The one before; null for the first.</param>
    /// <param name="files">How many come with it.</param>
    /// <param name="isLate">Its day is over.</param>
    /// <param name="isOver">The cohort is.</param>
    /// <exception cref="RuleBroken">SubmissionWaits, SubmissionAccepted, SubmissionLate, SubmissionTooLong, SubmissionFiles, SubmissionEmpty.</exception>
    public static Submission HandIn(
        Guid id, Guid enrolmentId, Guid unitId, Guid versionId, AssignmentContent assignment, Submission? last, string text, int files, bool isLate, bool isOver, DateTimeOffset now)
    {
        if (last is { State: not SubmissionState.Returned })
        {
            throw new RuleBroken(last.State == SubmissionState.Waiting ? CourseErrors.SubmissionWaits : CourseErrors.SubmissionAccepted);
        }

        // A work that came in time and was returned may be mended afterwards.
        if (isOver || (isLate && assignment.Late == LateRule.Refuse && last is not { IsLate: false }))
        {
            throw new RuleBroken(CourseErrors.SubmissionLate);
        }

        text = text.Trim();
        if (text.Length > MaxText)
        {
            throw new RuleBroken(CourseErrors.SubmissionTooLong, new Dictionary<string, object?> { ["max"] = MaxText });
        }

        if (files > assignment.MaxFiles)
        {
            throw new RuleBroken(CourseErrors.SubmissionFiles, new Dictionary<string, object?> { ["max"] = assignment.MaxFiles });
        }

        if (text.Length == 0 && files == 0)
        {
            throw new RuleBroken(CourseErrors.SubmissionEmpty);
        }

        return new Submission
        {
            Id = id,
            EnrolmentId = enrolmentId,
            UnitId = unitId,
            VersionId = versionId,
            Number = (last?.Number ?? 0) + 1,
            Text = text,
            HandedInAt = now,
            IsLate = isLate,
        };
    }

    /// <summary>Marks it, once: accepted with enough points, or returned for more work.</summary>
    /// <param name="points">By criterion id, of all criteria.</param>
    /// <param name="isReturned">More work is asked for although the points would do.</param>
    /// <exception cref="RuleBroken">SubmissionMarked, PointsInvalid with <c>criterion</c>, SubmissionTooLong, ReasonMissing.</exception>
    public void Mark(AssignmentContent assignment, IReadOnlyDictionary<string, decimal> points, string comment, bool isReturned, Guid by, DateTimeOffset now)
    {
        if (State != SubmissionState.Waiting)
        {
            throw new RuleBroken(CourseErrors.SubmissionMarked);
        }

        var wrong = assignment.Criteria.FirstOrDefault(criterion => !points.TryGetValue(criterion.Id, out var given) || !Allows(criterion, given));
        if (wrong is not null || points.Count != assignment.Criteria.Count)
        {
            throw new RuleBroken(CourseErrors.PointsInvalid, new Dictionary<string, object?> { ["criterion"] = wrong?.Id });
        }

        comment = comment.Trim();
        if (comment.Length > MaxComment)
        {
            throw new RuleBroken(CourseErrors.SubmissionTooLong, new Dictionary<string, object?> { ["max"] = MaxComment });
        }

        var total = points.Values.Sum();
        var state = isReturned || total < assignment.PassPoints ? SubmissionState.Returned : SubmissionState.Accepted;
        if (state == SubmissionState.Returned && comment.Length == 0)
        {
            // Whoever is to work on must be told at what.
            throw new RuleBroken(CourseErrors.ReasonMissing);
        }

        (State, Points, Total, Comment, MarkedById, MarkedAt) = (state, points.ToDictionary(), total, comment, by, now);
    }

    private static bool Allows(Criterion criterion, decimal points) => points >= 0 && points <= criterion.MaxPoints && points % criterion.Step == 0;
}

/// <summary>A file that was handed in.</summary>
public sealed class SubmissionFile
{
    public required Guid SubmissionId { get; init; }

    /// <summary>1, 2, 3… in the order in which the learner put them.</summary>
    public required int Number { get; init; }

    public required Guid FileId { get; init; }
}
