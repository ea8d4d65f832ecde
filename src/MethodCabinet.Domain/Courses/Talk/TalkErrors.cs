namespace MethodCabinet.Domain.Courses.Talk;

/// <summary>Questions at a place of a unit, discussion and notes.</summary>
public static class TalkErrors
{
    public static readonly ErrorCode TextEmpty = Invalid("talk.text-empty");

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode TextTooLong = Invalid("talk.text-too-long");

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode TitleInvalid = Invalid("talk.title-invalid");
    public static readonly ErrorCode PlaceInvalid = Invalid("talk.place-invalid");
    public static readonly ErrorCode ReasonMissing = Invalid("talk.reason-missing");

    /// <summary>Somebody else's, or one of another place, has this id.</summary>
    public static readonly ErrorCode IdTaken = new("talk.id-taken", ErrorKind.Conflict);

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode QuestionsWait = new("talk.questions-wait", ErrorKind.Conflict);
    public static readonly ErrorCode QuestionNotFound = new("talk.question-not-found", ErrorKind.NotFound);
    public static readonly ErrorCode ThreadNotFound = new("talk.thread-not-found", ErrorKind.NotFound);
    public static readonly ErrorCode ThreadClosed = new("talk.thread-closed", ErrorKind.Conflict);
    public static readonly ErrorCode PostNotFound = new("talk.post-not-found", ErrorKind.NotFound);

    /// <summary>Args: <c>minutes</c>.</summary>
    public static readonly ErrorCode PostSettled = new("talk.post-settled", ErrorKind.Conflict);
    public static readonly ErrorCode PostNotOwn = new("talk.post-not-own", ErrorKind.Forbidden);

    /// <summary>Another device has written another text meanwhile.</summary>
    public static readonly ErrorCode NoteChanged = new("talk.note-changed", ErrorKind.Conflict);

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode NotesTooMany = new("talk.notes-too-many", ErrorKind.Conflict);

    private static ErrorCode Invalid(string code) => new(code, ErrorKind.Invalid);
}
