namespace MethodCabinet.Domain.Olympiads.Contests;

/// <summary>Errors of contests and conferences.</summary>
public static class ContestErrors
{
    /// <summary><c>field</c>: the first setting that is wrong.</summary>
    public static readonly ErrorCode SettingsInvalid = new("olympiad.contest.settings-invalid", ErrorKind.Invalid);
    public static readonly ErrorCode NotDraft = new("olympiad.contest.not-draft", ErrorKind.Conflict);

    /// <summary>Nobody can enter a contest without nominations and sheets.</summary>
    public static readonly ErrorCode NotComplete = new("olympiad.contest.not-complete", ErrorKind.Conflict);

    /// <summary>A sheet for talks is marked from their first day on, which is missing.</summary>
    public static readonly ErrorCode TalksUndated = new("olympiad.contest.talks-undated", ErrorKind.Conflict);
    public static readonly ErrorCode NominationInvalid = new("olympiad.contest.nomination-invalid", ErrorKind.Invalid);

    /// <summary><c>title</c>: an entry, a vote or an expert is in the nomination that was to be removed.</summary>
    public static readonly ErrorCode NominationInUse = new("olympiad.contest.nomination-in-use", ErrorKind.Conflict);

    /// <summary><c>title</c>: of the sheet whose title, weight or criteria are wrong.</summary>
    public static readonly ErrorCode SheetInvalid = new("olympiad.contest.sheet-invalid", ErrorKind.Invalid);

    /// <summary><c>title</c>: experts have begun to mark by the sheet.</summary>
    public static readonly ErrorCode SheetInUse = new("olympiad.contest.sheet-in-use", ErrorKind.Conflict);
    public static readonly ErrorCode ScheduleInvalid = new("olympiad.contest.schedule-invalid", ErrorKind.Invalid);

    /// <summary><c>room</c>: another nomination has talks there at that time.</summary>
    public static readonly ErrorCode RoomTaken = new("olympiad.contest.room-taken", ErrorKind.Conflict);

    /// <summary><c>from</c>: when entries are taken.</summary>
    public static readonly ErrorCode NotOpen = new("olympiad.contest.not-open", ErrorKind.Conflict);

    /// <summary><c>until</c>: when the last entry was taken.</summary>
    public static readonly ErrorCode Closed = new("olympiad.contest.closed", ErrorKind.Conflict);

    /// <summary>Teachers enter a contest of teachers, pupils a conference of pupils.</summary>
    public static readonly ErrorCode NotForYou = new("olympiad.contest.not-for-you", ErrorKind.Forbidden);

    /// <summary>Nobody is an expert of a contest and has an entry in it.</summary>
    public static readonly ErrorCode ExpertEnters = new("olympiad.contest.expert-enters", ErrorKind.Conflict);

    /// <summary><c>max</c>.</summary>
    public static readonly ErrorCode EntriesTooMany = new("olympiad.contest.entries-too-many", ErrorKind.Conflict);

    /// <summary><c>kinds</c>: consents that are not in force.</summary>
    public static readonly ErrorCode ConsentMissing = new("olympiad.contest.consent-missing", ErrorKind.Forbidden);

    /// <summary><c>field</c>: of the entry.</summary>
    public static readonly ErrorCode EntryInvalid = new("olympiad.contest.entry-invalid", ErrorKind.Invalid);

    /// <summary><c>name</c>: what was written of a co-author and is no name.</summary>
    public static readonly ErrorCode CoAuthorInvalid = new("olympiad.contest.co-author-invalid", ErrorKind.Invalid);
    public static readonly ErrorCode EntryNotDraft = new("olympiad.contest.entry-not-draft", ErrorKind.Conflict);
    public static readonly ErrorCode EntryWithdrawn = new("olympiad.contest.entry-withdrawn", ErrorKind.Conflict);

    /// <summary>It has neither a file nor a link.</summary>
    public static readonly ErrorCode EntryEmpty = new("olympiad.contest.entry-empty", ErrorKind.Conflict);
    public static readonly ErrorCode FileKindWrong = new("olympiad.contest.file-kind-wrong", ErrorKind.Invalid);

    /// <summary><c>max</c>.</summary>
    public static readonly ErrorCode FilesTooMany = new("olympiad.contest.files-too-many", ErrorKind.Conflict);
    public static readonly ErrorCode MarkingClosed = new("olympiad.contest.marking-closed", ErrorKind.Conflict);

    /// <summary>Too few experts have marked an entry; the page lists which.</summary>
    public static readonly ErrorCode NotReady = new("olympiad.contest.not-ready", ErrorKind.Conflict);

    public static readonly ErrorCode VotingClosed = new("olympiad.contest.voting-closed", ErrorKind.Conflict);
    public static readonly ErrorCode VotingNotAllowed = new("olympiad.contest.voting-not-allowed", ErrorKind.Forbidden);

    /// <summary>Experts have their say by marking.</summary>
    public static readonly ErrorCode VotingExpert = new("olympiad.contest.voting-expert", ErrorKind.Forbidden);

    /// <summary>Voices and marks do not become each other: the way of voting stays once somebody has voted.</summary>
    public static readonly ErrorCode VotingBegun = new("olympiad.contest.voting-begun", ErrorKind.Conflict);
    public static readonly ErrorCode VotingOwn = new("olympiad.contest.voting-own", ErrorKind.Conflict);
    public static readonly ErrorCode MarkInvalid = new("olympiad.contest.mark-invalid", ErrorKind.Invalid);
}
