namespace MethodCabinet.Domain.Courses.Dates;

public enum CourseDateKind
{
    /// <summary>The cohort begins.</summary>
    Starts,

    /// <summary>A unit opens on its day.</summary>
    Opens,

    /// <summary>The last day of a unit.</summary>
    Due,

    /// <summary>The last day of the cohort.</summary>
    Ends,
}

/// <summary>A day of a course that stands in a calendar.</summary>
/// <param name="UnitId">Null for the cohort itself.</param>
/// <param name="IsDone">The learner has completed the unit.</param>
/// <param name="At">The moment of that day; null for the whole of it.</param>
/// <param name="IsOutOfReach">Of a last day: the unit does not open by anything that its learner could do.</param>
public sealed record CourseDate(CourseDateKind Kind, DateOnly On, Guid? UnitId, string Unit, bool IsDone, DateTimeOffset? At = null, bool IsOutOfReach = false)
{
    /// <summary>The days of one learner, with the time that was given to them alone.</summary>
    /// <param name="dayOf">In the cabinet.</param>
    public static IEnumerable<CourseDate> OfLearner(Cohort cohort, LearningPath path, Func<DateTimeOffset, DateOnly> dayOf) =>
    [
        .. OfCohort(cohort),
        .. path.Steps.SelectMany(step => OfUnit(cohort, step.Unit, step.Word, dayOf, step.DueOn, step.State == UnitState.Complete, step.IsOutOfReach)),
    ];

    /// <summary>The days of the whole cohort, for its tutors.</summary>
    public static IEnumerable<CourseDate> OfTutor(Cohort cohort, CourseOutline outline, CohortMoment at, Func<DateTimeOffset, DateOnly> dayOf) =>
    [
        .. OfCohort(cohort),
        .. outline.Modules.SelectMany(module => module.Units.SelectMany(unit => OfUnit(
            cohort, unit, at.WordOf(module, unit), dayOf, unit.DueDay is { } day ? cohort.StartsOn.AddDays(day - 1) : null, isDone: false, isOutOfReach: false))),
    ];

    private static IEnumerable<CourseDate> OfCohort(Cohort cohort)
    {
        yield return new(CourseDateKind.Starts, cohort.StartsOn, null, "", IsDone: false);
        if (cohort.EndsOn is { } last)
        {
            yield return new(CourseDateKind.Ends, last, null, "", IsDone: false);
        }
    }

    private static IEnumerable<CourseDate> OfUnit(
        Cohort cohort, OutlineUnit unit, TutorsWord? word, Func<DateTimeOffset, DateOnly> dayOf, DateOnly? dueOn, bool isDone, bool isOutOfReach)
    {
        // What a tutor opens, or has opened or closed, has no day that could be told.
        if (word is null && !unit.Release.ByWord && OpeningOf(cohort, unit, dayOf) is { } opening)
        {
            yield return new(CourseDateKind.Opens, opening.On, unit.Id, unit.Title, isDone, opening.At);
        }

        if (dueOn is { } due)
        {
            yield return new(CourseDateKind.Due, due, unit.Id, unit.Title, isDone, IsOutOfReach: isOutOfReach);
        }
    }

    /// <summary>The later of the day of the cohort and the moment of the calendar. What is open from the first day needs no day of its own.</summary>
    private static (DateOnly On, DateTimeOffset? At)? OpeningOf(Cohort cohort, OutlineUnit unit, Func<DateTimeOffset, DateOnly> dayOf)
    {
        var first = cohort.StartsOn.AddDays(Math.Max(unit.Release.Day, 1) - 1);
        return unit.Release.At is { } at && dayOf(at) is var day && day >= first
            ? (day, at)
            : unit.Release.Day > 1 ? (first, null) : null;
    }
}
