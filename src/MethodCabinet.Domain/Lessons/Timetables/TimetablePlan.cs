namespace MethodCabinet.Domain.Lessons.Timetables;

/// <summary>A lesson that stands in the timetable by an entry.</summary>
/// <param name="Day">For which it was made.</param>
/// <param name="IsOpen">It has neither begun nor been changed or called off by somebody.</param>
/// <param name="IsWritten">A topic, homework or a work hangs on it: it moves within its week, and is never taken away.</param>
public sealed record MadeLesson(Guid Id, DateOnly Day, bool IsOpen, bool IsWritten = false);

/// <summary>What has to be done so that the lessons of an entry are those that it names.</summary>
/// <param name="New">Days on which there is none yet.</param>
/// <param name="Kept">Lessons with the day that they are to have; a lesson stays within its week, so that what hangs on it stays too.</param>
/// <param name="Gone">Lessons that the entry names no more, and on which nothing hangs.</param>
public sealed record TimetablePlan(IReadOnlyList<DateOnly> New, IReadOnlyList<(Guid Id, DateOnly Day)> Kept, IReadOnlyList<Guid> Gone)
{
    /// <param name="wanted">One day a week at most.</param>
    /// <param name="made">Those of the same weeks, in any order.</param>
    public static TimetablePlan Of(IEnumerable<DateOnly> wanted, IReadOnlyCollection<MadeLesson> made)
    {
        var days = wanted.ToDictionary(SchoolCalendar.MondayOf);

        // What somebody has changed, and what has begun, is the lesson of its week, wherever it stands.
        foreach (var settled in made.Where(lesson => !lesson.IsOpen))
        {
            days.Remove(SchoolCalendar.MondayOf(settled.Day));
        }

        List<(Guid, DateOnly)> kept = [];
        List<Guid> gone = [];
        foreach (var lesson in made.Where(lesson => lesson.IsOpen).OrderByDescending(lesson => lesson.IsWritten).ThenByDescending(StandsAsWanted).ThenBy(lesson => lesson.Day))
        {
            if (days.Remove(SchoolCalendar.MondayOf(lesson.Day), out var day))
            {
                kept.Add((lesson.Id, day));
            }
            else if (!lesson.IsWritten)
            {
                gone.Add(lesson.Id);
            }
        }

        return new([.. days.Values.Order()], kept, gone);

        // So that doing it again moves nothing.
        bool StandsAsWanted(MadeLesson lesson) => days.GetValueOrDefault(SchoolCalendar.MondayOf(lesson.Day)) == lesson.Day;
    }
}
