namespace MethodCabinet.Domain.Lessons.Journals;

/// <summary>The journal, homework, marks of terms, and messages of families.</summary>
public static class JournalErrors
{
    public static readonly ErrorCode NotFound = new("journal.not-found", ErrorKind.NotFound);

    /// <summary>Who reads it may not write into it.</summary>
    public static readonly ErrorCode RoleForbids = new("journal.role-forbids", ErrorKind.Forbidden);
    public static readonly ErrorCode PupilUnknown = new("journal.pupil-unknown", ErrorKind.NotFound);
    public static readonly ErrorCode MarkNotFound = new("journal.mark-not-found", ErrorKind.NotFound);

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode WeightInvalid = Invalid("journal.weight-invalid");

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode TextTooLong = Invalid("journal.text-too-long");
    public static readonly ErrorCode ReasonMissing = Invalid("journal.reason-missing");

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode MinutesInvalid = Invalid("journal.minutes-invalid");

    /// <summary>Of one pupil and lesson. Args: <c>max</c>.</summary>
    public static readonly ErrorCode MarksTooMany = new("journal.marks-too-many", ErrorKind.Conflict);

    /// <summary>The lesson has not begun yet.</summary>
    public static readonly ErrorCode Ahead = new("journal.lesson-ahead", ErrorKind.Conflict);

    /// <summary>Somebody else has written meanwhile.</summary>
    public static readonly ErrorCode Changed = new("journal.changed", ErrorKind.Conflict);
    public static readonly ErrorCode HeldInRoom = new("journal.held-in-room", ErrorKind.Conflict);
    public static readonly ErrorCode DueInvalid = Invalid("journal.due-invalid");
    public static readonly ErrorCode PeriodInvalid = Invalid("journal.period-invalid");
    public static readonly ErrorCode TermUnknown = new("journal.term-unknown", ErrorKind.NotFound);

    // Homework.
    public static readonly ErrorCode HomeworkNotFound = new("journal.homework.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode HomeworkNone = new("journal.homework.none", ErrorKind.Conflict);
    public static readonly ErrorCode HomeworkWaits = new("journal.homework.waits", ErrorKind.Conflict);
    public static readonly ErrorCode HomeworkAccepted = new("journal.homework.accepted", ErrorKind.Conflict);
    public static readonly ErrorCode HomeworkMarked = new("journal.homework.marked", ErrorKind.Conflict);
    public static readonly ErrorCode HomeworkEmpty = Invalid("journal.homework.empty");

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode HomeworkFiles = Invalid("journal.homework.files");

    // Messages.
    public static readonly ErrorCode ThreadNotFound = new("journal.message.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode MessageEmpty = Invalid("journal.message.empty");
    public static readonly ErrorCode RecipientUnknown = Invalid("journal.message.recipient-unknown");
    public static readonly ErrorCode MessagesTooMany = new("journal.message.too-many", ErrorKind.TooMany);

    private static ErrorCode Invalid(string code) => new(code, ErrorKind.Invalid);
}
