namespace MethodCabinet.Domain.Lessons.Timetables;

/// <summary>A line of the weekly timetable of a study group: its lessons are made from it some weeks ahead.</summary>
public sealed class TimetableEntry : IAudited
{
    /// <summary>So many days from today on lessons stand in the timetable.</summary>
    public const int DaysAhead = 35;

    public required Guid Id { get; init; }

    public required Guid StudyGroupId { get; init; }

    public required DayOfWeek Weekday { get; set; }

    /// <summary>By the clock of the municipality, whatever its offset is on that day.</summary>
    public required TimeOnly StartsAt { get; set; }

    public required int Minutes { get; set; }

    /// <summary>Null for a lesson in the online room alone, or at the pupil's home.</summary>
    public Guid? PlaceId { get; set; }

    public required Guid TeacherId { get; set; }

    /// <summary>First and last day.</summary>
    public required DateOnly From { get; set; }

    public required DateOnly To { get; set; }

    public WeekChoice Weeks { get; set; }

    /// <summary>When it was last set by somebody: from then on it is news.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    public uint Version { get; private set; }

    /// <summary>One day a week at most.</summary>
    public bool FallsOn(DateOnly day, SchoolCalendar calendar) =>
        day.DayOfWeek == Weekday && From <= day && day <= To
        && (Weeks == WeekChoice.Every || Weeks == WeekChoice.Odd == SchoolCalendar.IsOddWeek(day))
        && calendar.IsSchoolDay(day);

    /// <summary>The days of its lessons from one day to another, both inclusive.</summary>
    public IEnumerable<DateOnly> DaysIn(DateOnly from, DateOnly to, SchoolCalendar calendar)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (FallsOn(day, calendar))
            {
                yield return day;
            }
        }
    }

    /// <exception cref="RuleBroken">EntryDaysInvalid, LessonErrors.MinutesInvalid, OverMidnight.</exception>
    public void Check(StudyGroup group)
    {
        if (Weekday == DayOfWeek.Sunday || To < From || From < group.From || To > group.To)
        {
            throw new RuleBroken(TimetableErrors.EntryDaysInvalid);
        }

        Lesson.CheckedMinutes(Minutes);
        if (StartsAt.ToTimeSpan() + TimeSpan.FromMinutes(Minutes) > TimeSpan.FromDays(1))
        {
            throw new RuleBroken(TimetableErrors.OverMidnight);
        }
    }
}
