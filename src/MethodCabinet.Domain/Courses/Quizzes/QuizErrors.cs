namespace MethodCabinet.Domain.Courses.Quizzes;

/// <summary>Everything that can be wrong with a quiz and with those who take it.</summary>
public static class QuizErrors
{
    // What keeps it from being published.
    public static readonly ErrorCode Empty = Invalid("course.quiz.empty");
    public static readonly ErrorCode SettingsRange = Invalid("course.quiz.settings-range");
    public static readonly ErrorCode PartsInvalid = Invalid("course.quiz.parts-invalid");
    public static readonly ErrorCode QuestionGone = Invalid("course.quiz.question-gone");
    public static readonly ErrorCode QuestionUnsound = Invalid("course.quiz.question-unsound");

    /// <summary>A question that people mark: a quiz says at once how it went.</summary>
    public static readonly ErrorCode NeedsPeople = Invalid("course.quiz.needs-people");

    /// <summary>The bank has fewer questions than are to be drawn.</summary>
    public static readonly ErrorCode DrawTooFew = Invalid("course.quiz.draw-too-few");

    // Taking it.
    public static readonly ErrorCode NotFound = new("course.quiz.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode NoTriesLeft = new("course.quiz.no-tries-left", ErrorKind.Conflict);

    /// <summary>Everything was answered in full, and a further try would ask only what was not.</summary>
    public static readonly ErrorCode NothingLeft = new("course.quiz.nothing-left", ErrorKind.Conflict);

    /// <summary>All of its questions were archived since it was published.</summary>
    public static readonly ErrorCode NoQuestions = new("course.quiz.no-questions", ErrorKind.Conflict);

    /// <summary>Handed in, or the time is over.</summary>
    public static readonly ErrorCode Over = new("course.quiz.over", ErrorKind.Conflict);
    public static readonly ErrorCode NotHandedIn = new("course.quiz.not-handed-in", ErrorKind.Conflict);
    public static readonly ErrorCode NoPractice = new("course.quiz.no-practice", ErrorKind.Conflict);

    /// <summary>No late answers of the try wait for a tutor.</summary>
    public static readonly ErrorCode NothingLate = new("course.quiz.nothing-late", ErrorKind.Conflict);

    /// <summary>An author answers a draw that cannot be made again.</summary>
    public static readonly ErrorCode DrawChanged = new("course.quiz.draw-changed", ErrorKind.Conflict);

    private static ErrorCode Invalid(string code) => new(code, ErrorKind.Invalid);
}
