namespace MethodCabinet.Domain.Lessons.Timetables;

/// <summary>On which days a school teaches.</summary>
/// <param name="terms">Of the school. In a school year for which it has named none, every week counts.</param>
/// <param name="daysOff">Beside public holidays.</param>
public sealed class SchoolCalendar(IEnumerable<SchoolTerm> terms, IReadOnlySet<DateOnly> daysOff)
{
    private const int September = 9;

    /// <summary>From then on plans are those of the next year.</summary>
    private const int August = 8;

    private readonly List<(DateOnly From, DateOnly To)> terms = [.. terms.Select(term => (term.From, term.To))];

    /// <summary>Saturdays too: schools of six days exist, and the timetable names no lesson where there is none.</summary>
    public bool IsSchoolDay(DateOnly day)
    {
        if (day.DayOfWeek == DayOfWeek.Sunday || daysOff.Contains(day) || Holidays.Contains(day))
        {
            return false;
        }

        var year = YearOf(day);
        return terms.Any(term => term.From <= day && day <= term.To) || !terms.Exists(term => YearOf(term.From) == year);
    }

    /// <summary>Monday to Friday: five of them make a week of the plan.</summary>
    public bool IsPlanDay(DateOnly day) => day.DayOfWeek != DayOfWeek.Saturday && IsSchoolDay(day);

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The week with 1 September is the first one and so odd. Weeks of the calendar would give two odd ones in a row at some New Years.</summary>
    public static bool IsOddWeek(DateOnly day)
    {
        var first = MondayOf(new DateOnly(YearOf(day), September, 1));
        return (MondayOf(day).DayNumber - first.DayNumber) / 7 % 2 == 0;
    }

    /// <summary>In which its school year begins.</summary>
    public static int YearOf(DateOnly day) => day.Month >= August ? day.Year : day.Year - 1;
}
