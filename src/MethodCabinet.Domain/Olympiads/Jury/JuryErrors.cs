namespace MethodCabinet.Domain.Olympiads.Jury;

/// <summary>Errors of the jury and its markings.</summary>
public static class JuryErrors
{
    /// <summary>Only who holds the office of a juror or a chair marks.</summary>
    public static readonly ErrorCode NotAJuror = new("olympiad.jury.not-a-juror", ErrorKind.Conflict);

    /// <summary>The staff sees names and sums of all works while the jury marks by cipher, and so marks nothing.</summary>
    public static readonly ErrorCode IsStaff = new("olympiad.jury.is-staff", ErrorKind.Conflict);

    /// <summary>Has marked already: what is signed by name stays.</summary>
    public static readonly ErrorCode HasMarked = new("olympiad.jury.has-marked", ErrorKind.Conflict);

    /// <summary>The lease ran out and somebody else has the work, or the marking is done.</summary>
    public static readonly ErrorCode ClaimLost = new("olympiad.marking.claim-lost", ErrorKind.Conflict);

    /// <summary><c>criterion</c>: its id.</summary>
    public static readonly ErrorCode CriterionUnknown = new("olympiad.marking.criterion-unknown", ErrorKind.Invalid);

    /// <summary><c>criterion</c>: its text; <c>max</c>.</summary>
    public static readonly ErrorCode PointsOutOfRange = new("olympiad.marking.points-out-of-range", ErrorKind.Invalid);

    /// <summary><c>criterion</c>: its text; <c>step</c>.</summary>
    public static readonly ErrorCode PointsOffStep = new("olympiad.marking.points-off-step", ErrorKind.Invalid);

    /// <summary><c>criterion</c>: the text of the first without points.</summary>
    public static readonly ErrorCode PointsMissing = new("olympiad.marking.points-missing", ErrorKind.Invalid);

    /// <summary><c>max</c>: characters.</summary>
    public static readonly ErrorCode CommentTooLong = new("olympiad.marking.comment-too-long", ErrorKind.Invalid);

    public static readonly ErrorCode CommentEmpty = new("olympiad.marking.comment-empty", ErrorKind.Invalid);

    /// <summary><c>max</c>: saved comments of one task.</summary>
    public static readonly ErrorCode CommentsTooMany = new("olympiad.marking.comments-too-many", ErrorKind.Conflict);

    /// <summary>A share out of 0 to 1, or another number out of its bounds.</summary>
    public static readonly ErrorCode PlanInvalid = new("olympiad.marking.plan-invalid", ErrorKind.Invalid);

    /// <summary>Only the chair of this jury may.</summary>
    public static readonly ErrorCode NotTheChair = new("olympiad.jury.not-the-chair", ErrorKind.Forbidden);

    /// <summary>The task of the work does not wait for the chair, or no longer.</summary>
    public static readonly ErrorCode NothingToSettle = new("olympiad.marking.nothing-to-settle", ErrorKind.Conflict);

    /// <summary>Only other criteria of the same question take the place of those by which a task is marked, and only while the jury marks: before, the paper is changed.</summary>
    public static readonly ErrorCode CriteriaOfOther = new("olympiad.jury.criteria-of-other", ErrorKind.Conflict);

    /// <summary>The participant has appealed against this marking: only the commission changes the points now.</summary>
    public static readonly ErrorCode Appealed = new("olympiad.marking.appealed", ErrorKind.Conflict);

    /// <summary>Somebody has appealed against points by the present criteria, and what the commission decides is final.</summary>
    public static readonly ErrorCode CriteriaAppealed = new("olympiad.jury.criteria-appealed", ErrorKind.Conflict);

    /// <summary>No reason, or one longer than <c>max</c> characters.</summary>
    public static readonly ErrorCode ConflictReasonInvalid = new("olympiad.conflict.reason-invalid", ErrorKind.Invalid);

    /// <summary>A name has a surname and a first name.</summary>
    public static readonly ErrorCode ConflictNameInvalid = new("olympiad.conflict.name-invalid", ErrorKind.Invalid);

    /// <summary>The chair has stopped the marking: <c>reason</c>.</summary>
    public static readonly ErrorCode MarkingLocked = new("olympiad.marking.locked", ErrorKind.Conflict);

    /// <summary>No reason, or one longer than <c>max</c> characters.</summary>
    public static readonly ErrorCode LockReasonInvalid = new("olympiad.marking.lock-reason-invalid", ErrorKind.Invalid);

    public static readonly ErrorCode ConflictKnown = new("olympiad.conflict.known", ErrorKind.Conflict);

    /// <summary>One about oneself is taken back by another chair.</summary>
    public static readonly ErrorCode ConflictOwn = new("olympiad.conflict.own", ErrorKind.Forbidden);

    public static readonly ErrorCode QuestionEmpty = new("olympiad.question.empty", ErrorKind.Invalid);

    /// <summary>A question or an answer; <c>max</c>: characters.</summary>
    public static readonly ErrorCode QuestionTooLong = new("olympiad.question.too-long", ErrorKind.Invalid);

    /// <summary><c>max</c>: of one participant in one round.</summary>
    public static readonly ErrorCode QuestionsTooMany = new("olympiad.question.too-many", ErrorKind.Conflict);

    /// <summary>The participant's earlier questions wait for their answers; <c>max</c> may wait at once.</summary>
    public static readonly ErrorCode QuestionsWait = new("olympiad.question.wait", ErrorKind.Conflict);

    /// <summary>Nobody could answer.</summary>
    public static readonly ErrorCode NoJury = new("olympiad.question.no-jury", ErrorKind.Conflict);

    /// <summary>The chair announces something while participants sit the round.</summary>
    public static readonly ErrorCode RoundNotRunning = new("olympiad.question.round-not-running", ErrorKind.Conflict);

    public static readonly ErrorCode QuestionAnswered = new("olympiad.question.answered", ErrorKind.Conflict);
}
