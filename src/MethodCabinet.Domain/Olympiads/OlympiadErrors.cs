namespace MethodCabinet.Domain.Olympiads;

public static class OlympiadErrors
{
    public static readonly ErrorCode RoundNotOpen = new("olympiad.round.not-open", ErrorKind.Conflict);
    public static readonly ErrorCode RoundClosed = new("olympiad.round.closed", ErrorKind.Conflict);

    // Making an olympiad.
    public static readonly ErrorCode TitleInvalid = new("olympiad.title-invalid", ErrorKind.Invalid);
    public static readonly ErrorCode SubjectUnknown = new("olympiad.subject-unknown", ErrorKind.Invalid);
    public static readonly ErrorCode SubjectInvalid = new("olympiad.subject-invalid", ErrorKind.Invalid);
    public static readonly ErrorCode SubjectNotOwn = new("olympiad.subject-not-own", ErrorKind.Conflict);
    public static readonly ErrorCode RegulationsNotDocument = new("olympiad.regulations.not-document", ErrorKind.Invalid);
    public static readonly ErrorCode SubjectExists = new("olympiad.subject-exists", ErrorKind.Conflict);

    /// <summary>Args: <c>name</c> of the subject that there is.</summary>
    public static readonly ErrorCode SubjectNameTaken = new("olympiad.subject-name-taken", ErrorKind.Conflict);

    public static readonly ErrorCode SeasonUnknown = new("olympiad.season-unknown", ErrorKind.Invalid);
    public static readonly ErrorCode RegistrationPeriodInvalid = new("olympiad.registration-period-invalid", ErrorKind.Invalid);
    public static readonly ErrorCode GradeOutOfRange = new("olympiad.track.grade-out-of-range", ErrorKind.Invalid);
    public static readonly ErrorCode TrackExists = new("olympiad.track.exists", ErrorKind.Conflict);
    public static readonly ErrorCode TrackInUse = new("olympiad.track.in-use", ErrorKind.Conflict);
    public static readonly ErrorCode RoundTitleInvalid = new("olympiad.round.title-invalid", ErrorKind.Invalid);
    public static readonly ErrorCode RoundWindowInvalid = new("olympiad.round.window-invalid", ErrorKind.Invalid);
    public static readonly ErrorCode RoundDurationInvalid = new("olympiad.round.duration-invalid", ErrorKind.Invalid);

    // Its course.
    public static readonly ErrorCode IsCancelled = new("olympiad.is-cancelled", ErrorKind.Conflict);
    public static readonly ErrorCode NotDraft = new("olympiad.not-draft", ErrorKind.Conflict);

    /// <summary>Args: <c>codes</c> of the findings of the checklist that forbid it.</summary>
    public static readonly ErrorCode PlanHasErrors = new("olympiad.plan-has-errors", ErrorKind.Conflict);

    /// <summary>Somebody has opened the paper: windows and papers change only by the explicit operations.</summary>
    public static readonly ErrorCode AlreadyOpened = new("olympiad.already-opened", ErrorKind.Conflict);

    /// <summary>Nobody opens a paper and nobody closes the round while a clock stands.</summary>
    public static readonly ErrorCode RoundPaused = new("olympiad.round.paused", ErrorKind.Conflict);

    public static readonly ErrorCode PausedAlready = new("olympiad.pause.already", ErrorKind.Conflict);

    /// <summary>The pause that was to be ended does not last any more.</summary>
    public static readonly ErrorCode NotPaused = new("olympiad.pause.over", ErrorKind.Conflict);

    public static readonly ErrorCode PauseReasonMissing = new("olympiad.pause.reason-missing", ErrorKind.Invalid);

    public static readonly ErrorCode ExtensionInvalid = new("olympiad.extension-invalid", ErrorKind.Invalid);

    // Papers.
    public static readonly ErrorCode PaperInvalid = new("olympiad.paper.invalid", ErrorKind.Invalid);
    public static readonly ErrorCode PaperExists = new("olympiad.paper.exists", ErrorKind.Conflict);
    public static readonly ErrorCode QuestionUnknown = new("olympiad.paper.question-unknown", ErrorKind.Invalid);
    public static readonly ErrorCode QuestionRepeated = new("olympiad.paper.question-repeated", ErrorKind.Conflict);

    /// <summary>Args: <c>title</c> of the first one.</summary>
    public static readonly ErrorCode QuestionArchived = new("olympiad.paper.question-archived", ErrorKind.Conflict);
    public static readonly ErrorCode OrderIncomplete = new("olympiad.paper.order-incomplete", ErrorKind.Conflict);
}

/// <summary>What can forbid an entry in an olympiad.</summary>
public static class RegistrationErrors
{
    public static readonly ErrorCode NotOpen = new("olympiad.registration.not-open", ErrorKind.Conflict);
    public static readonly ErrorCode Closed = new("olympiad.registration.closed", ErrorKind.Conflict);
    public static readonly ErrorCode SelfNotAllowed = new("olympiad.registration.self-not-allowed", ErrorKind.Forbidden);
    public static readonly ErrorCode NotAPupil = new("olympiad.registration.not-a-pupil", ErrorKind.Invalid);
    public static readonly ErrorCode TrackUnknown = new("olympiad.registration.track-unknown", ErrorKind.Invalid);

    /// <summary>A pupil may perform for a higher grade than their own, never for a lower one.</summary>
    public static readonly ErrorCode TrackTooLow = new("olympiad.registration.track-too-low", ErrorKind.Invalid);

    public static readonly ErrorCode TooMany = new("olympiad.registration.too-many", ErrorKind.Invalid);
    public static readonly ErrorCode Exists = new("olympiad.registration.exists", ErrorKind.Conflict);
    public static readonly ErrorCode HasAttempt = new("olympiad.registration.has-attempt", ErrorKind.Conflict);
    public static readonly ErrorCode NotConfirmed = new("olympiad.registration.not-confirmed", ErrorKind.Conflict);
    public static readonly ErrorCode NotPending = new("olympiad.registration.not-pending", ErrorKind.Conflict);
    public static readonly ErrorCode Withdrawn = new("olympiad.registration.withdrawn", ErrorKind.Conflict);

    /// <summary>No teacher of the pupil's school.</summary>
    public static readonly ErrorCode TutorUnknown = new("olympiad.registration.tutor-unknown", ErrorKind.Invalid);

    public static readonly ErrorCode AccommodationInvalid = new("olympiad.registration.accommodation-invalid", ErrorKind.Invalid);

    /// <summary>Args: <c>kinds</c>, the consents that are not in force.</summary>
    public static readonly ErrorCode ConsentMissing = new("olympiad.registration.consent-missing", ErrorKind.Forbidden);
}
