namespace MethodCabinet.Domain.Olympiads;

/// <summary>Errors of closing, scoring and standings.</summary>
public static class ScoringErrors
{
    /// <summary><c>lastDeadline</c>: when the last participant's time ends.</summary>
    public static readonly ErrorCode RoundRunning = new("olympiad.round.running", ErrorKind.Conflict);
    public static readonly ErrorCode RoundNotScored = new("olympiad.round.not-scored", ErrorKind.Conflict);
    public static readonly ErrorCode ResultsNotPublished = new("olympiad.results.not-published", ErrorKind.NotFound);
    public static readonly ErrorCode NothingToPublish = new("olympiad.results.nothing-to-publish", ErrorKind.Conflict);
    public static readonly ErrorCode RescoreSameVersion = new("olympiad.rescore.same-version", ErrorKind.Conflict);
    public static readonly ErrorCode RescoreOtherQuestion = new("olympiad.rescore.other-question", ErrorKind.Invalid);
    public static readonly ErrorCode RescoreManual = new("olympiad.rescore.manual", ErrorKind.Invalid);
}
