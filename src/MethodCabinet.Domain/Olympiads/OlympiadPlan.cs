namespace MethodCabinet.Domain.Olympiads;

/// <summary>Where an olympiad is; follows from its status and dates.</summary>
public enum OlympiadPhase
{
    Draft,

    /// <summary>Published, registration is still to open.</summary>
    Announced,

    /// <summary>Registration is open.</summary>
    Registration,

    /// <summary>Registration is over, the first round, or the next one, is to come.</summary>
    Waiting,

    /// <summary>The window of a round is open, and nobody has closed it.</summary>
    Running,

    /// <summary>The last round has ended or was closed.</summary>
    Over,
    Cancelled,
}

/// <summary>What an organizer may write into the plan of an olympiad.</summary>
public static class OlympiadPlan
{
    public const int MaxTitle = 200;
    public const int MinGrade = 4;
    public const int MaxGrade = 11;
    public const int MaxDurationMinutes = 24 * 60;

    /// <summary>The longest window of a round: school stages stay open for days.</summary>
    public static readonly TimeSpan MaxWindow = TimeSpan.FromDays(31);

    /// <summary>No plan lies before or after: a date far off is a slip of the pen, and arithmetic with it would leave the calendar.</summary>
    public static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Minutes by which a round or one participant's time is extended at once.</summary>
    public const int MaxExtension = 600;

    /// <returns>The title without spaces around it.</returns>
    public static string Title(string title) => Title(title, OlympiadErrors.TitleInvalid);

    /// <summary>A plan has several titles: the refusal says which is meant.</summary>
    /// <returns>The title without spaces around it.</returns>
    public static string RoundTitle(string title) => Title(title, OlympiadErrors.RoundTitleInvalid);

    public static void CheckGrade(int grade)
    {
        if (grade is < MinGrade or > MaxGrade)
        {
            throw new RuleBroken(OlympiadErrors.GradeOutOfRange, new Dictionary<string, object?> { ["from"] = MinGrade, ["to"] = MaxGrade });
        }
    }

    public static void CheckRegistrationPeriod(DateTimeOffset opensAt, DateTimeOffset closesAt)
    {
        if (closesAt <= opensAt || opensAt < Earliest || closesAt > Latest)
        {
            throw new RuleBroken(OlympiadErrors.RegistrationPeriodInvalid);
        }
    }

    /// <summary>A duration longer than the window is the checklist's business: while editing, one is written before the other.</summary>
    public static void CheckRound(DateTimeOffset opensAt, DateTimeOffset closesAt, int durationMinutes)
    {
        if (closesAt <= opensAt || closesAt - opensAt > MaxWindow || opensAt < Earliest || closesAt > Latest)
        {
            throw new RuleBroken(OlympiadErrors.RoundWindowInvalid);
        }

        CheckDuration(durationMinutes);
    }

    /// <exception cref="RuleBroken">RoundDurationInvalid with <c>max</c>.</exception>
    public static void CheckDuration(long minutes)
    {
        if (minutes is < 1 or > MaxDurationMinutes)
        {
            throw new RuleBroken(OlympiadErrors.RoundDurationInvalid, new Dictionary<string, object?> { ["max"] = MaxDurationMinutes });
        }
    }

    public static void CheckEditable(Olympiad olympiad)
    {
        if (olympiad.Status == OlympiadStatus.Cancelled)
        {
            throw new RuleBroken(OlympiadErrors.IsCancelled);
        }
    }

    /// <param name="hasAttempts">Whether anybody has opened a paper of what is to change.</param>
    public static void CheckNotOpened(bool hasAttempts)
    {
        if (hasAttempts)
        {
            throw new RuleBroken(OlympiadErrors.AlreadyOpened);
        }
    }

    /// <summary>Announces the olympiad. Its papers may follow: coordinators need to know early.</summary>
    /// <param name="findings">Of its <see cref="Checklist"/>.</param>
    public static void Publish(Olympiad olympiad, IEnumerable<Finding> findings)
    {
        if (olympiad.Status != OlympiadStatus.Draft)
        {
            throw new RuleBroken(OlympiadErrors.NotDraft);
        }

        var blockers = findings.Where(f => f.Severity == FindingSeverity.Blocker).Select(f => f.Code).ToList();
        if (blockers.Count > 0)
        {
            throw new RuleBroken(OlympiadErrors.PlanHasErrors, new Dictionary<string, object?> { ["codes"] = blockers });
        }

        olympiad.Status = OlympiadStatus.Published;
    }

    /// <param name="rounds">Windows, and when each was closed: a closed round has ended, however long its window stands open.</param>
    public static OlympiadPhase PhaseOf(
        OlympiadStatus status,
        DateTimeOffset registrationOpensAt,
        DateTimeOffset registrationClosesAt,
        IEnumerable<(DateTimeOffset OpensAt, DateTimeOffset ClosesAt, DateTimeOffset? ClosedAt)> rounds,
        DateTimeOffset now)
    {
        if (status != OlympiadStatus.Published)
        {
            return status == OlympiadStatus.Draft ? OlympiadPhase.Draft : OlympiadPhase.Cancelled;
        }

        var (any, open, ahead) = (false, false, false);
        foreach (var (opensAt, closesAt, closedAt) in rounds)
        {
            any = true;
            open |= closedAt is null && opensAt <= now && now < closesAt;
            ahead |= closedAt is null && now < opensAt;
        }

        return (any, open, ahead) switch
        {
            (_, true, _) => OlympiadPhase.Running,
            (true, _, false) => OlympiadPhase.Over,
            _ when now < registrationOpensAt => OlympiadPhase.Announced,
            _ when now < registrationClosesAt => OlympiadPhase.Registration,
            _ => OlympiadPhase.Waiting,
        };
    }

    private static string Title(string title, ErrorCode otherwise) =>
        title.Trim() is { Length: > 0 and <= MaxTitle } trimmed ? trimmed : throw new RuleBroken(otherwise);
}
