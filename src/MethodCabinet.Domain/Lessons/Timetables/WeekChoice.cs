namespace MethodCabinet.Domain.Lessons.Timetables;

/// <summary>In which weeks of the school year.</summary>
public enum WeekChoice
{
    Every,

    /// <summary>Those of 1 September and every second one after it.</summary>
    Odd,
    Even,
}
