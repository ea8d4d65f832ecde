namespace MethodCabinet.Domain.Olympiads.Results;

/// <summary>Errors of statuses and of the signature under them.</summary>
public static class ResultsErrors
{
    /// <summary><c>field</c>: the first member of the rules that is wrong.</summary>
    public static readonly ErrorCode RulesInvalid = new("olympiad.results.rules-invalid", ErrorKind.Invalid);

    /// <summary>Only the chair of this jury signs and takes the signature back.</summary>
    public static readonly ErrorCode NotChair = new("olympiad.results.not-chair", ErrorKind.Forbidden);

    /// <summary>Rounds are open, works are not marked, or something is still decided; the page lists what.</summary>
    public static readonly ErrorCode NotReady = new("olympiad.results.not-ready", ErrorKind.Conflict);

    /// <summary>The results are signed: no mark changes any more.</summary>
    public static readonly ErrorCode MarksFinal = new("olympiad.results.signed", ErrorKind.Conflict);
    public static readonly ErrorCode NotSigned = new("olympiad.results.not-signed", ErrorKind.Conflict);

    /// <summary><c>max</c>: characters.</summary>
    public static readonly ErrorCode ReasonInvalid = new("olympiad.results.reason-invalid", ErrorKind.Invalid);
    public static readonly ErrorCode SameStatus = new("olympiad.results.same-status", ErrorKind.Conflict);

    /// <summary>Somebody has proposed another status, which is not decided yet.</summary>
    public static readonly ErrorCode ProposedAlready = new("olympiad.results.proposed-already", ErrorKind.Conflict);

    /// <summary>Nobody decides about the own proposal.</summary>
    public static readonly ErrorCode OwnProposal = new("olympiad.results.own-proposal", ErrorKind.Forbidden);
    public static readonly ErrorCode Decided = new("olympiad.results.decided", ErrorKind.Conflict);
    public static readonly ErrorCode FrozenAlready = new("olympiad.standing.frozen-already", ErrorKind.Conflict);

    /// <summary>Only works of winners and prize-winners are published.</summary>
    public static readonly ErrorCode NotAwarded = new("olympiad.results.not-awarded", ErrorKind.Conflict);

    /// <summary>The olympiads are not two stages of one subject in one season.</summary>
    public static readonly ErrorCode StageUnfit = new("olympiad.invitation.stage-unfit", ErrorKind.Conflict);
    public static readonly ErrorCode PassInvalid = new("olympiad.invitation.pass-invalid", ErrorKind.Invalid);
}
