namespace MethodCabinet.Domain.Lessons.HomeSchooling;

public enum HomeBasisState
{
    Holds,

    /// <summary>Ends within thirty days: time to ask for the next document.</summary>
    EndsSoon,

    /// <summary>Ends within seven days.</summary>
    EndsThisWeek,
    Over,
}

/// <summary>How long a basis still holds.</summary>
public static class HomeBasisTerm
{
    public const int SoonDays = 30;
    public const int WeekDays = 7;

    public static HomeBasisState Of(DateOnly validUntil, DateOnly today) => (validUntil.DayNumber - today.DayNumber) switch
    {
        < 0 => HomeBasisState.Over,
        <= WeekDays => HomeBasisState.EndsThisWeek,
        <= SoonDays => HomeBasisState.EndsSoon,
        _ => HomeBasisState.Holds,
    };
}
