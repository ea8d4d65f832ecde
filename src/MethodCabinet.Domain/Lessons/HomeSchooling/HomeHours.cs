using MethodCabinet.Domain.Lessons.Timetables;

namespace MethodCabinet.Domain.Lessons.HomeSchooling;

/// <summary>Hours of the plan and hours that were held.</summary>
public static class HomeHours
{
    /// <summary>An academic hour; a lesson that is a little longer or shorter is one too.</summary>
    public const int HourMinutes = 40;

    /// <summary>Five days of lessons make a week of the plan.</summary>
    private const int WeekDays = 5;

    /// <summary>So many hours may lack before somebody is warned, and so large a share.</summary>
    private const decimal LackingHours = 2;
    private const decimal LackingShare = 0.1m;

    /// <summary>At least one; a double lesson is two.</summary>
    public static decimal Of(int minutes) => Math.Max(1, minutes / HourMinutes);

    /// <summary>What was due before a day: each school day from Monday to Friday a fifth of the week's hours, so that holidays cost nothing.</summary>
    /// <param name="before">Not due yet on the day itself.</param>
    public static decimal Due(decimal weeklyHours, DateOnly from, DateOnly to, DateOnly before, SchoolCalendar calendar)
    {
        var days = 0;
        for (var day = from; day <= to && day < before; day = day.AddDays(1))
        {
            days += calendar.IsPlanDay(day) ? 1 : 0;
        }

        return weeklyHours * days / WeekDays;
    }

    /// <summary>Two hours and a tenth of what was due: one lesson that fell out is made up for by the next week.</summary>
    public static bool IsBehind(decimal due, decimal held) => due - held >= LackingHours && due - held > due * LackingShare;
}
