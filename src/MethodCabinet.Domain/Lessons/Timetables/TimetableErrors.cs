namespace MethodCabinet.Domain.Lessons.Timetables;

/// <summary>Study groups and their timetable.</summary>
public static class TimetableErrors
{
    public static readonly ErrorCode GroupInvalid = Invalid("lesson.group.invalid");

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode GroupFull = new("lesson.group.full", ErrorKind.Conflict);

    /// <summary>Somebody is no pupil or teacher of the school.</summary>
    public static readonly ErrorCode GroupMemberUnknown = Invalid("lesson.group.member-unknown");
    public static readonly ErrorCode GroupMemberTwice = Invalid("lesson.group.member-twice");
    public static readonly ErrorCode TermInvalid = Invalid("lesson.timetable.term-invalid");
    public static readonly ErrorCode TermsOverlap = Invalid("lesson.timetable.terms-overlap");

    /// <summary>Something hangs on the term, marks for example.</summary>
    public static readonly ErrorCode TermUsed = new("lesson.timetable.term-used", ErrorKind.Conflict);
    public static readonly ErrorCode PlaceInvalid = Invalid("lesson.timetable.place-invalid");
    public static readonly ErrorCode PlaceTwice = new("lesson.timetable.place-twice", ErrorKind.Conflict);
    public static readonly ErrorCode PlaceUsed = new("lesson.timetable.place-used", ErrorKind.Conflict);
    public static readonly ErrorCode PlaceUnknown = Invalid("lesson.timetable.place-unknown");
    public static readonly ErrorCode TeacherUnknown = Invalid("lesson.timetable.teacher-unknown");

    /// <summary>Outside the group's year, or the last day before the first one, or a Sunday.</summary>
    public static readonly ErrorCode EntryDaysInvalid = Invalid("lesson.timetable.days-invalid");
    public static readonly ErrorCode OverMidnight = Invalid("lesson.timetable.over-midnight");
    public static readonly ErrorCode PeriodInvalid = Invalid("lesson.timetable.period-invalid");

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode ReasonMissing = Invalid("lesson.timetable.reason-missing");

    /// <summary>Held: it is history.</summary>
    public static readonly ErrorCode Held = new("lesson.timetable.held", ErrorKind.Conflict);

    /// <summary>The lesson has no place in the timetable: it was set by itself.</summary>
    public static readonly ErrorCode NotOfTimetable = new("lesson.timetable.not-of-timetable", ErrorKind.Conflict);

    /// <summary>Args: <c>lesson</c>, with which it collides, and <c>at</c>, when that begins. So the two others.</summary>
    public static readonly ErrorCode TeacherTaken = new("lesson.timetable.teacher-taken", ErrorKind.Conflict);
    public static readonly ErrorCode PupilTaken = new("lesson.timetable.pupil-taken", ErrorKind.Conflict);
    public static readonly ErrorCode PlaceTaken = new("lesson.timetable.place-taken", ErrorKind.Conflict);

    private static ErrorCode Invalid(string code) => new(code, ErrorKind.Invalid);
}
