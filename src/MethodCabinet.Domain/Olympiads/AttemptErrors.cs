namespace MethodCabinet.Domain.Olympiads;

/// <summary>What can go wrong between a participant and the paper.</summary>
public static class AttemptErrors
{
    /// <summary>No confirmed registration for this olympiad.</summary>
    public static readonly ErrorCode NotRegistered = new("olympiad.attempt.not-registered", ErrorKind.Forbidden);

    /// <summary>The round has no paper for the participant's track.</summary>
    public static readonly ErrorCode NoPaper = new("olympiad.attempt.no-paper", ErrorKind.Conflict);

    /// <summary>No entries, too many of them, gaps between them, or a malformed field.</summary>
    public static readonly ErrorCode JournalMalformed = new("olympiad.journal.malformed", ErrorKind.Invalid);

    /// <summary>Args: <c>seq</c>.</summary>
    public static readonly ErrorCode AnswerMalformed = new("olympiad.journal.answer-malformed", ErrorKind.Invalid);

    /// <summary>Args: <c>seq</c>, <c>limit</c> (bytes).</summary>
    public static readonly ErrorCode AnswerTooLarge = new("olympiad.journal.answer-too-large", ErrorKind.TooLarge);

    /// <summary>The task is in another paper. Args: <c>seq</c>, <c>taskId</c>.</summary>
    public static readonly ErrorCode ForeignTask = new("olympiad.journal.foreign-task", ErrorKind.Invalid);

    /// <summary>A gap, a broken chain or a fork. Args: <c>deviceId</c>, <c>seq</c> and <c>hash</c> of the head that the server holds.</summary>
    public static readonly ErrorCode HeadMismatch = new("olympiad.journal.head-mismatch", ErrorKind.Conflict);

    /// <summary>More saves wait than can be written in time.</summary>
    public static readonly ErrorCode JournalBusy = new("olympiad.journal.busy", ErrorKind.Unavailable);
}
