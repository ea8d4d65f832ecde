namespace MethodCabinet.Domain.Olympiads.Appeals;

/// <summary>Errors of the showing of works, of appeals and of their commission.</summary>
public static class AppealErrors
{
    public static readonly ErrorCode ShowingInvalid = new("olympiad.showing.invalid", ErrorKind.Invalid);

    /// <summary>Works are being shown, or were, and no reason was given. <c>until</c>: the end of the term that was told.</summary>
    public static readonly ErrorCode TermShortened = new("olympiad.showing.term-shortened", ErrorKind.Conflict);

    /// <summary>Works are shown in the window that the organizer set.</summary>
    public static readonly ErrorCode NotShown = new("olympiad.showing.not-open", ErrorKind.Conflict);

    /// <summary>Appeals begin with the showing.</summary>
    public static readonly ErrorCode NotYet = new("olympiad.appeal.not-yet", ErrorKind.Conflict);

    /// <summary><c>until</c>: when the term ended.</summary>
    public static readonly ErrorCode TermOver = new("olympiad.appeal.term-over", ErrorKind.Conflict);

    /// <summary><c>until</c>: when the participant's time ended.</summary>
    public static readonly ErrorCode ProcedureOver = new("olympiad.appeal.procedure-over", ErrorKind.Conflict);

    /// <summary>The jury has not marked the task, or a machine did: a wrong key is the organizer's to mend.</summary>
    public static readonly ErrorCode NotMarked = new("olympiad.appeal.not-marked", ErrorKind.Conflict);

    /// <summary>There is one already that was not withdrawn.</summary>
    public static readonly ErrorCode Exists = new("olympiad.appeal.exists", ErrorKind.Conflict);

    /// <summary>Decided or withdrawn.</summary>
    public static readonly ErrorCode Ended = new("olympiad.appeal.ended", ErrorKind.Conflict);

    /// <summary><c>max</c>: characters.</summary>
    public static readonly ErrorCode TextInvalid = new("olympiad.appeal.text-invalid", ErrorKind.Invalid);

    public static readonly ErrorCode SpotInvalid = new("olympiad.appeal.spot-invalid", ErrorKind.Invalid);

    /// <summary>A time and a place, or neither. <c>max</c>: characters.</summary>
    public static readonly ErrorCode TalkInvalid = new("olympiad.appeal.talk-invalid", ErrorKind.Invalid);

    /// <summary><c>max</c>: characters.</summary>
    public static readonly ErrorCode ReasonNeeded = new("olympiad.appeal.reason-needed", ErrorKind.Invalid);

    /// <summary><c>count</c>: needed; <c>votes</c>: given.</summary>
    public static readonly ErrorCode VotesMissing = new("olympiad.appeal.votes-missing", ErrorKind.Conflict);

    /// <summary>And the chair voted for none of the leading values. <c>criterion</c>: its text; null for an appeal about procedure.</summary>
    public static readonly ErrorCode VotesEqual = new("olympiad.appeal.votes-equal", ErrorKind.Conflict);

    /// <summary>Only the chair of the commission closes appeals.</summary>
    public static readonly ErrorCode NotChair = new("olympiad.commission.not-chair", ErrorKind.Forbidden);

    /// <summary>Has voted: what stands in a protocol stays.</summary>
    public static readonly ErrorCode HasVoted = new("olympiad.commission.has-voted", ErrorKind.Conflict);

    public static readonly ErrorCode AnalysisEmpty = new("olympiad.analysis.empty", ErrorKind.Invalid);

    /// <summary><c>max</c>: characters.</summary>
    public static readonly ErrorCode AnalysisTooLong = new("olympiad.analysis.too-long", ErrorKind.Invalid);

    public static readonly ErrorCode VideoInvalid = new("olympiad.analysis.video-invalid", ErrorKind.Invalid);
}
