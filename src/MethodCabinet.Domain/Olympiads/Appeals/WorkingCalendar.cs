namespace MethodCabinet.Domain.Olympiads.Appeals;

/// <summary>Which days are working days: weekends and non-working holidays (Labour Code art. 112) are not.</summary>
/// <param name="DaysOff">Further ones, as the Government or the region moves them (art. 112 part 5).</param>
/// <param name="WorkDays">On which one works for all that.</param>
public sealed record WorkingCalendar(IReadOnlySet<DateOnly> DaysOff, IReadOnlySet<DateOnly> WorkDays)
{
    public bool IsWorking(DateOnly day) =>
        WorkDays.Contains(day) || !(IsWeekend(day) || Holidays.Contains(day) || IsMovedTo(day) || DaysOff.Contains(day));

    /// <summary>The last of so many working days after the given day.</summary>
    public DateOnly After(DateOnly day, int workingDays)
    {
        while (workingDays > 0)
        {
            day = day.AddDays(1);
            workingDays -= IsWorking(day) ? 1 : 0;
        }

        return day;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>A holiday on a weekend frees the next working day, except in January (art. 112 part 2).</summary>
    private static bool IsMovedTo(DateOnly day) =>
        day.DayOfWeek == DayOfWeek.Monday && new[] { day.AddDays(-1), day.AddDays(-2) }.Any(before => before.Month != 1 && Holidays.Contains(before));
}
