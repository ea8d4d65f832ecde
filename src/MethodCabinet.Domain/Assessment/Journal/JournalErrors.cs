namespace MethodCabinet.Domain.Assessment.Journal;

/// <summary>What keeps entries out of a journal of answers. Its codes are older than its place below the olympiads, and devices know them.</summary>
public static class JournalErrors
{
    /// <summary>No entries, too many of them, gaps between them, or a malformed field.</summary>
    public static readonly ErrorCode Malformed = new("olympiad.journal.malformed", ErrorKind.Invalid);

    /// <summary>Args: <c>seq</c>.</summary>
    public static readonly ErrorCode AnswerMalformed = new("olympiad.journal.answer-malformed", ErrorKind.Invalid);

    /// <summary>Args: <c>seq</c>, <c>limit</c> (bytes).</summary>
    public static readonly ErrorCode AnswerTooLarge = new("olympiad.journal.answer-too-large", ErrorKind.TooLarge);

    /// <summary>The task is in another paper. Args: <c>seq</c>, <c>taskId</c>.</summary>
    public static readonly ErrorCode ForeignTask = new("olympiad.journal.foreign-task", ErrorKind.Invalid);

    /// <summary>A gap, a broken chain or a fork. Args: <c>deviceId</c>, <c>seq</c> and <c>hash</c> of the head that the server holds.</summary>
    public static readonly ErrorCode HeadMismatch = new("olympiad.journal.head-mismatch", ErrorKind.Conflict);

    /// <summary>No participant writes so much: the work takes no more. Args: <c>entries</c>, <c>bytes</c>, the limits.</summary>
    public static readonly ErrorCode Full = new("olympiad.journal.full", ErrorKind.Conflict);
}
