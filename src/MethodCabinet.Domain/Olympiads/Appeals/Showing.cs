namespace MethodCabinet.Domain.Olympiads.Appeals;

/// <summary>Показ работ of a round, and until when one appeals against its points.</summary>
public sealed class Showing : IAudited
{
    public const int DefaultVotes = 3;
    public const int MaxVotes = 15;
    public const int MaxAppealDays = 10;

    private static readonly TimeSpan MaxWindow = TimeSpan.FromDays(31);

    public required Guid RoundId { get; init; }

    /// <summary>From here on participants see their marked works, and appeal.</summary>
    public required DateTimeOffset OpensAt { get; set; }

    public required DateTimeOffset ClosesAt { get; set; }

    /// <summary>Working days for appeals after the day on which the showing closes.</summary>
    public required int AppealDays { get; set; }

    /// <summary>What <see cref="AppealDays"/> came to when they were set: a term that was announced does not move with the calendar.</summary>
    public required DateTimeOffset AppealsUntil { get; set; }

    /// <summary>So many members of the commission must have voted before an appeal is decided.</summary>
    public required int MinVotes { get; set; }

    public uint Version { get; private set; }

    public bool IsOpen(DateTimeOffset now) => OpensAt <= now && now < ClosesAt;

    /// <summary>About points: from the showing to the end of the term.</summary>
    public bool TakesAppeals(DateTimeOffset now) => OpensAt <= now && now < AppealsUntil;

    /// <exception cref="RuleBroken">ShowingInvalid.</exception>
    public static void Check(DateTimeOffset opensAt, DateTimeOffset closesAt, int appealDays, int minVotes)
    {
        if (closesAt <= opensAt || closesAt - opensAt > MaxWindow || appealDays is < 1 or > MaxAppealDays || minVotes is < 1 or > MaxVotes)
        {
            throw new RuleBroken(AppealErrors.ShowingInvalid);
        }
    }

    /// <summary>Once works are shown, participants count on the term that they were told: to take a part of it away needs a reason.</summary>
    /// <param name="appealsUntil">The end that is wanted.</param>
    /// <returns>The reason, where one was needed.</returns>
    /// <exception cref="RuleBroken">TermShortened, ReasonNeeded.</exception>
    public string? CheckTerm(DateTimeOffset appealsUntil, string? reason, DateTimeOffset now)
    {
        if (OpensAt > now || appealsUntil >= AppealsUntil)
        {
            return null;
        }

        return string.IsNullOrWhiteSpace(reason) ? throw new RuleBroken(AppealErrors.TermShortened, new Dictionary<string, object?> { ["until"] = AppealsUntil }) : Appeal.CheckReason(reason);
    }

    /// <summary>The end of the last working day of the term.</summary>
    public static DateTimeOffset EndOfTerm(DateTimeOffset closesAt, int appealDays, WorkingCalendar calendar, TimeZoneInfo zone)
    {
        var closingDay = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(closesAt, zone).DateTime);
        var midnight = calendar.After(closingDay, appealDays).AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
