namespace MethodCabinet.Domain.Courses;

/// <summary>Everything that can be wrong with a course, its cohorts and its learners.</summary>
public static class CourseErrors
{
    public static readonly ErrorCode NotFound = new("course.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode Changed = new("course.changed", ErrorKind.Conflict);
    public static readonly ErrorCode Archived = new("course.archived", ErrorKind.Conflict);

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode TitleInvalid = Invalid("course.title-invalid");

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode TextTooLong = Invalid("course.text-too-long");
    public static readonly ErrorCode HoursRange = Invalid("course.hours-range");

    // The outline.
    public static readonly ErrorCode OutlineTooLong = Invalid("course.outline.too-long");
    public static readonly ErrorCode IdRepeated = Invalid("course.outline.id-repeated");
    public static readonly ErrorCode UnitUnknown = Invalid("course.outline.unit-unknown");
    public static readonly ErrorCode UnitMissing = Invalid("course.outline.unit-missing");
    public static readonly ErrorCode ReleaseAfterLater = Invalid("course.outline.release-after-later");
    public static readonly ErrorCode MinutesRange = Invalid("course.outline.minutes-range");
    public static readonly ErrorCode DayRange = Invalid("course.outline.day-range");
    public static readonly ErrorCode DateRange = Invalid("course.outline.date-range");
    public static readonly ErrorCode ShareRange = Invalid("course.outline.share-range");

    // Publishing. Args: <c>problems</c>.
    public static readonly ErrorCode NotReady = new("course.not-ready", ErrorKind.Conflict);
    public static readonly ErrorCode NothingNew = new("course.nothing-new", ErrorKind.Conflict);
    public static readonly ErrorCode NotPublished = new("course.not-published", ErrorKind.Conflict);

    // Units.
    public static readonly ErrorCode UnitNotFound = new("course.unit.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode UnitEmpty = Invalid("course.unit.empty");
    public static readonly ErrorCode UnitWithoutRequired = Invalid("course.unit.none-required");
    public static readonly ErrorCode AddressInvalid = Invalid("course.unit.address-invalid");
    public static readonly ErrorCode FileMissing = Invalid("course.unit.file-missing");
    public static readonly ErrorCode CriteriaMissing = Invalid("course.unit.criteria-missing");
    public static readonly ErrorCode CriteriaInvalid = Invalid("course.unit.criteria-invalid");
    public static readonly ErrorCode PassRange = Invalid("course.unit.pass-range");
    public static readonly ErrorCode FilesRange = Invalid("course.unit.files-range");
    public static readonly ErrorCode PenaltyRange = Invalid("course.unit.penalty-range");
    public static readonly ErrorCode GroupSizeRange = Invalid("course.unit.group-size-range");
    public static readonly ErrorCode PeersRange = Invalid("course.unit.peers-range");
    public static readonly ErrorCode KindKept = Invalid("course.unit.kind-kept");
    public static readonly ErrorCode VideoExpected = Invalid("course.unit.video-expected");
    public static readonly ErrorCode PictureExpected = Invalid("course.unit.picture-expected");
    public static readonly ErrorCode SubtitlesInvalid = Invalid("course.unit.subtitles-invalid");

    public static readonly ErrorCode EditionNotFound = new("course.edition.not-found", ErrorKind.NotFound);

    // Cohorts and enrolments.
    public static readonly ErrorCode CohortNotFound = new("course.cohort.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode CohortPeriodInvalid = Invalid("course.cohort.period-invalid");
    public static readonly ErrorCode SeatsRange = Invalid("course.cohort.seats-range");
    public static readonly ErrorCode CohortOver = new("course.cohort.over", ErrorKind.Conflict);
    public static readonly ErrorCode EnrolmentNotFound = new("course.enrolment.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode EnrolmentClosed = new("course.enrolment.closed", ErrorKind.Forbidden);
    public static readonly ErrorCode EnrolmentDecided = new("course.enrolment.decided", ErrorKind.Conflict);
    public static readonly ErrorCode AlreadyEnrolled = new("course.enrolment.already", ErrorKind.Conflict);
    public static readonly ErrorCode WrongAudience = new("course.enrolment.wrong-audience", ErrorKind.Conflict);
    public static readonly ErrorCode TutorUnknown = Invalid("course.cohort.tutor-unknown");

    // Quotas of schools.
    public static readonly ErrorCode QuotaNone = new("course.quota.none", ErrorKind.NotFound);

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode QuotaRange = Invalid("course.quota.range");

    /// <summary>Args: <c>left</c>.</summary>
    public static readonly ErrorCode QuotaExceeded = new("course.quota.exceeded", ErrorKind.Conflict);
    public static readonly ErrorCode QuotaOtherSchool = new("course.quota.other-school", ErrorKind.Forbidden);

    // Orders.
    public static readonly ErrorCode OrderNotFound = new("course.order.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode OrderRegistered = new("course.order.registered", ErrorKind.Conflict);
    public static readonly ErrorCode OrderEmpty = Invalid("course.order.empty");

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode OrderNumberInvalid = Invalid("course.order.number-invalid");
    public static readonly ErrorCode OrderDateInvalid = Invalid("course.order.date-invalid");

    /// <summary>Args: <c>free</c>, <c>wanted</c>.</summary>
    public static readonly ErrorCode OrderNoRoom = new("course.order.no-room", ErrorKind.Conflict);

    /// <summary>Since the order was made, somebody has left, come or completed. Args: <c>people</c>, how many.</summary>
    public static readonly ErrorCode OrderOutdated = new("course.order.outdated", ErrorKind.Conflict);

    // Lists as files.
    /// <summary>Args: <c>column</c>.</summary>
    public static readonly ErrorCode ListColumnMissing = Invalid("course.list.column-missing");
    public static readonly ErrorCode ListPersonUnknown = Invalid("course.list.person-unknown");
    public static readonly ErrorCode ListPersonAmbiguous = Invalid("course.list.person-ambiguous");
    public static readonly ErrorCode ListOrganizationUnknown = Invalid("course.list.organization-unknown");
    public static readonly ErrorCode ListRepeated = Invalid("course.list.repeated");
    public static readonly ErrorCode ListGroupTooLong = Invalid("course.list.group-too-long");
    public static readonly ErrorCode ListWrongAudience = Invalid("course.list.wrong-audience");

    // Grades.
    public static readonly ErrorCode GradeSchemeInvalid = Invalid("course.grade.scheme-invalid");

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode GradeRange = Invalid("course.grade.range");
    public static readonly ErrorCode GradeColumnUnknown = Invalid("course.grade.column-unknown");
    public static readonly ErrorCode GradeChanged = new("course.grade.changed", ErrorKind.Conflict);
    public static readonly ErrorCode GradeUnreadable = Invalid("course.grade.unreadable");
    public static readonly ErrorCode GradeRowUnknown = Invalid("course.grade.row-unknown");

    /// <summary>Args: <c>max</c> characters.</summary>
    public static readonly ErrorCode GradeFormulaLong = Invalid("course.grade.formula-long");

    /// <summary>Args: <c>max</c> lines.</summary>
    public static readonly ErrorCode GradeFormulaLines = Invalid("course.grade.formula-lines");

    /// <summary>Args: <c>line</c>, as it was written.</summary>
    public static readonly ErrorCode GradeFormulaUnread = Invalid("course.grade.formula-unread");

    /// <summary>Args: <c>name</c>.</summary>
    public static readonly ErrorCode GradeFormulaUnknown = Invalid("course.grade.formula-unknown");

    /// <summary>Args: <c>name</c>.</summary>
    public static readonly ErrorCode GradeFormulaFunction = Invalid("course.grade.formula-function");

    /// <summary>Args: <c>name</c>.</summary>
    public static readonly ErrorCode GradeFormulaCycle = Invalid("course.grade.formula-cycle");

    // Learning.
    public static readonly ErrorCode UnitLocked = new("course.learning.unit-locked", ErrorKind.Forbidden);
    public static readonly ErrorCode NotActive = new("course.learning.not-active", ErrorKind.Forbidden);
    public static readonly ErrorCode CompletedByMark = new("course.learning.completed-by-mark", ErrorKind.Conflict);

    /// <summary>The online lesson of the unit has not ended.</summary>
    public static readonly ErrorCode LessonNotOver = new("course.learning.lesson-not-over", ErrorKind.Conflict);

    public static readonly ErrorCode WatchedInvalid = Invalid("course.learning.watched-invalid");

    // Assignments.
    public static readonly ErrorCode SubmissionEmpty = Invalid("course.submission.empty");

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode SubmissionTooLong = Invalid("course.submission.too-long");

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode SubmissionFiles = Invalid("course.submission.files");
    public static readonly ErrorCode SubmissionWaits = new("course.submission.waits", ErrorKind.Conflict);
    public static readonly ErrorCode SubmissionAccepted = new("course.submission.accepted", ErrorKind.Conflict);
    public static readonly ErrorCode SubmissionLate = new("course.submission.late", ErrorKind.Conflict);
    public static readonly ErrorCode SubmissionNotFound = new("course.submission.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode SubmissionOwn = new("course.submission.own", ErrorKind.Forbidden);
    public static readonly ErrorCode SubmissionMarked = new("course.submission.marked", ErrorKind.Conflict);
    public static readonly ErrorCode PointsInvalid = Invalid("course.submission.points-invalid");
    public static readonly ErrorCode ReasonMissing = Invalid("course.submission.reason-missing");

    // Work in groups.
    public static readonly ErrorCode GroupNone = new("course.group.none", ErrorKind.Conflict);
    public static readonly ErrorCode GroupNotFound = new("course.group.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode GroupClosed = new("course.group.closed", ErrorKind.Forbidden);

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode GroupFull = new("course.group.full", ErrorKind.Conflict);
    public static readonly ErrorCode GroupHandedIn = new("course.group.handed-in", ErrorKind.Conflict);
    public static readonly ErrorCode DraftChanged = new("course.group.draft-changed", ErrorKind.Conflict);

    // Reviews by other learners.
    public static readonly ErrorCode PeersNone = new("course.review.none", ErrorKind.NotFound);
    public static readonly ErrorCode PeersDealt = new("course.review.dealt", ErrorKind.Conflict);
    public static readonly ErrorCode PeersTooFew = new("course.review.too-few", ErrorKind.Conflict);
    public static readonly ErrorCode PeersRunning = new("course.review.running", ErrorKind.Conflict);
    public static readonly ErrorCode ReviewNotFound = new("course.review.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode ReviewOver = new("course.review.over", ErrorKind.Conflict);

    /// <summary>Args: <c>criterion</c>.</summary>
    public static readonly ErrorCode ReviewCommentMissing = Invalid("course.review.comment-missing");

    // ICT readiness.

    /// <summary>Args: <c>areas</c>, <c>competences</c>, <c>minLevels</c>, <c>maxLevels</c>, <c>max</c> characters.</summary>
    public static readonly ErrorCode FrameworkInvalid = Invalid("course.readiness.framework-invalid");
    public static readonly ErrorCode ReadinessInvalid = Invalid("course.readiness.invalid");

    /// <summary>Args: <c>max</c>.</summary>
    public static readonly ErrorCode DiagnosticRange = Invalid("course.readiness.diagnostic-range");
    public static readonly ErrorCode DiagnosticNotFound = new("course.readiness.diagnostic-not-found", ErrorKind.NotFound);

    private static ErrorCode Invalid(string code) => new(code, ErrorKind.Invalid);
}
