namespace MethodCabinet.Domain.Lessons;

/// <summary>Live lessons and their rooms.</summary>
public static class LessonErrors
{
    public static readonly ErrorCode NotFound = new("lesson.not-found", ErrorKind.NotFound);

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode TitleInvalid = Invalid("lesson.title-invalid");

    /// <summary>Args: <c>min</c>, <c>max</c>.</summary>
    public static readonly ErrorCode MinutesInvalid = Invalid("lesson.minutes-invalid");
    public static readonly ErrorCode TeacherMissing = Invalid("lesson.teacher-missing");
    public static readonly ErrorCode MemberUnknown = Invalid("lesson.member-unknown");
    public static readonly ErrorCode MemberTwice = Invalid("lesson.member-twice");

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode MembersTooMany = new("lesson.members-too-many", ErrorKind.Conflict);
    public static readonly ErrorCode CalledOff = new("lesson.called-off", ErrorKind.Conflict);
    public static readonly ErrorCode Begun = new("lesson.begun", ErrorKind.Conflict);

    /// <summary>Only what was held can be seen again, or deleted.</summary>
    public static readonly ErrorCode RecordNotComplete = new("lesson.record.not-complete", ErrorKind.Conflict);
    public static readonly ErrorCode RecordDeleted = new("lesson.record.deleted", ErrorKind.NotFound);

    /// <summary>The role does not allow it.</summary>
    public static readonly ErrorCode RoleForbids = new("lesson.room.role-forbids", ErrorKind.Forbidden);

    /// <summary>Waits at the door, or was sent out.</summary>
    public static readonly ErrorCode Outside = new("lesson.room.outside", ErrorKind.Forbidden);
    public static readonly ErrorCode NotBegun = new("lesson.room.not-begun", ErrorKind.Conflict);
    public static readonly ErrorCode Over = new("lesson.room.over", ErrorKind.Conflict);
    public static readonly ErrorCode PersonUnknown = Invalid("lesson.room.person-unknown");
    public static readonly ErrorCode TextEmpty = Invalid("lesson.room.text-empty");

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode TextTooLong = Invalid("lesson.room.text-too-long");
    public static readonly ErrorCode TalkClosed = new("lesson.room.talk-closed", ErrorKind.Conflict);

    /// <summary>A message, poll, slide or board of the act is not there.</summary>
    public static readonly ErrorCode ThingUnknown = new("lesson.room.thing-unknown", ErrorKind.NotFound);

    /// <summary>Args: <c>min</c>, <c>max</c>.</summary>
    public static readonly ErrorCode OptionsInvalid = Invalid("lesson.room.options-invalid");
    public static readonly ErrorCode VoteInvalid = Invalid("lesson.room.vote-invalid");
    public static readonly ErrorCode PollClosed = new("lesson.room.poll-closed", ErrorKind.Conflict);

    public static readonly ErrorCode PresentationUnreadable = Invalid("lesson.room.presentation-unreadable");

    /// <summary>Not of a bank of the caller's, or of a kind that takes too long.</summary>
    public static readonly ErrorCode QuestionUnfit = Invalid("lesson.room.question-unfit");
    public static readonly ErrorCode BoardInvalid = Invalid("lesson.room.board-invalid");
    public static readonly ErrorCode ElementInvalid = Invalid("lesson.room.element-invalid");

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode BoardFull = new("lesson.room.board-full", ErrorKind.Conflict);
    public static readonly ErrorCode GroupsInvalid = Invalid("lesson.room.groups-invalid");

    /// <summary>Somebody else has written meanwhile.</summary>
    public static readonly ErrorCode NotesChanged = new("lesson.room.notes-changed", ErrorKind.Conflict);

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode ThingsTooMany = new("lesson.room.things-too-many", ErrorKind.Conflict);

    /// <summary>So much in so short a time is no writing and no drawing.</summary>
    public static readonly ErrorCode TooOften = new("lesson.room.too-often", ErrorKind.TooMany);

    /// <summary>Whoever leads has not allowed this person to be heard or seen.</summary>
    public static readonly ErrorCode MediaForbidden = new("lesson.media.forbidden", ErrorKind.Forbidden);

    /// <summary>Sound and picture are away for now; the rest of the lesson goes on.</summary>
    public static readonly ErrorCode MediaAway = new("lesson.media.away", ErrorKind.Conflict);

    private static ErrorCode Invalid(string code) => new(code, ErrorKind.Invalid);
}
