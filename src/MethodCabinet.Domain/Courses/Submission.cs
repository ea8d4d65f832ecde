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

    /// <summary>Of the first try: days after its day, for which it loses points. The time that tutors take to mark costs nothing.</summary>
    public int LateDays { get; init; }

    /// <summary>Whose work it is; null for that of one learner. Then <see cref="EnrolmentId"/> says who handed it in.</summary>
    public Guid? GroupId { get; init; }

    public SubmissionState State { get; private set; } = SubmissionState.Waiting;

    /// <summary>Criterion id → points.</summary>
    public IReadOnlyDictionary<string, decimal> Points { get; private set; } = new Dictionary<string, decimal>();

    /// <summary>What counts, with all that raises and lowers it; null while it was not marked.</summary>
    public decimal? Total { get; private set; }

    /// <summary>Percent that it lost for being late.</summary>
    public decimal LatePercent { get; private set; }

    /// <summary>What the other learners gave; null where they gave nothing, or the tutor overruled them.</summary>
    public decimal? PeerPoints { get; private set; }

    /// <summary>What whoever marks drew on its files.</summary>
    public IReadOnlyList<SheetRemark> Remarks { get; private set; } = [];

    /// <summary>For the learner.</summary>
    public string Comment { get; private set; } = "";

    public Guid? MarkedById { get; private set; }

    public DateTimeOffset? MarkedAt { get; private set; }

    public uint Version { get; private set; }

    /// <summary>The next try.</summary>
    /// <param name="last">The one before; null for the first.</param>
    /// <param name="files">How many come with it.</param>
    /// <param name="daysLate">After its day; 0 while there is time.</param>
    /// <param name="isOver">The cohort is.</param>
    /// <exception cref="RuleBroken">SubmissionWaits, SubmissionAccepted, SubmissionLate, SubmissionTooLong, SubmissionFiles, SubmissionEmpty.</exception>
    public static Submission HandIn(
        Guid id, Guid enrolmentId, Guid unitId, Guid versionId, AssignmentContent assignment, Submission? last, string text, int files, int daysLate, bool isOver, DateTimeOffset now, Guid? groupId = null)
    {
        if (last is { State: not SubmissionState.Returned })
        {
            throw new RuleBroken(last.State == SubmissionState.Waiting ? CourseErrors.SubmissionWaits : CourseErrors.SubmissionAccepted);
        }

        // A work that was taken and returned may be mended afterwards.
        var isRefused = daysLate > 0 && last is null && (assignment.Late == LateRule.Refuse || assignment.Penalty?.Takes(daysLate) == false);
        if (isOver || isRefused)
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
            IsLate = daysLate > 0,
            LateDays = last?.LateDays ?? daysLate,
            GroupId = groupId,
        };
    }

    /// <summary>Marks it, once: accepted with enough points, or returned for more work.</summary>
    /// <param name="points">By criterion id, of all criteria.</param>
    /// <param name="isReturned">More work is asked for although the points would do.</param>
    /// <param name="remarks">Drawn on its files.</param>
    /// <param name="peers">What the other learners gave; null where the tutor marks alone.</param>
    /// <exception cref="RuleBroken">SubmissionMarked, PointsInvalid with <c>criterion</c>, SubmissionTooLong, ReasonMissing, RemarksInvalid.</exception>
    public void Mark(
        AssignmentContent assignment,
        IReadOnlyDictionary<string, decimal> points,
        string comment,
        bool isReturned,
        Guid by,
        DateTimeOffset now,
        IReadOnlyList<SheetRemark>? remarks = null,
        decimal? peers = null)
    {
        if (State != SubmissionState.Waiting)
        {
            throw new RuleBroken(CourseErrors.SubmissionMarked);
        }

        assignment.CheckPoints(points);
        SheetRemark.Check(remarks ?? []);

        comment = comment.Trim();
        if (comment.Length > MaxComment)
        {
            throw new RuleBroken(CourseErrors.SubmissionTooLong, new Dictionary<string, object?> { ["max"] = MaxComment });
        }

        var worth = assignment.Peers?.Weighed(peers, points.Values.Sum()) ?? points.Values.Sum();
        var state = isReturned || worth < assignment.PassPoints ? SubmissionState.Returned : SubmissionState.Accepted;
        if (state == SubmissionState.Returned && comment.Length == 0)
        {
            // Whoever is to work on must be told at what.
            throw new RuleBroken(CourseErrors.ReasonMissing);
        }

        (State, Points, Comment, MarkedById, Remarks) = (state, points.ToDictionary(), comment, by, [.. remarks ?? []]);
        Give(assignment, worth, peers, now);
    }

    /// <summary>Accepts it by what the other learners gave, where nobody else's mark counts and it is enough.</summary>
    /// <returns>Whether it was: otherwise its tutor decides.</returns>
    /// <exception cref="RuleBroken">SubmissionMarked.</exception>
    public bool AcceptByPeers(AssignmentContent assignment, decimal? peers, DateTimeOffset now)
    {
        if (State != SubmissionState.Waiting)
        {
            throw new RuleBroken(CourseErrors.SubmissionMarked);
        }

        if (assignment.Peers is not { TutorPercent: 0 } || peers is not { } worth || worth < assignment.PassPoints)
        {
            return false;
        }

        State = SubmissionState.Accepted;
        Give(assignment, worth, peers, now);
        return true;
    }

    private void Give(AssignmentContent assignment, decimal worth, decimal? peers, DateTimeOffset now)
    {
        LatePercent = assignment.Penalty?.PercentOf(LateDays) ?? 0;
        (Total, PeerPoints, MarkedAt) = (LatePenalty.Lowered(worth, LatePercent), peers, now);
    }
}

/// <summary>A file that was handed in.</summary>
public sealed class SubmissionFile
{
    public required Guid SubmissionId { get; init; }

    /// <summary>1, 2, 3… in the order in which the learner put them.</summary>
    public required int Number { get; init; }

    public required Guid FileId { get; init; }
}
