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
public sealed record CourseDate(CourseDateKind Kind, DateOnly On, Guid? UnitId, string Unit, bool IsDone)
{
    /// <summary>The days of one learner, with the time that was given to them alone.</summary>
    public static IEnumerable<CourseDate> OfLearner(Cohort cohort, LearningPath path) =>
    [
        .. OfCohort(cohort),
        .. path.Steps.SelectMany(step => OfUnit(cohort, step.Unit, step.DueOn, step.State == UnitState.Complete)),
    ];

    /// <summary>The days of the whole cohort, for its tutors.</summary>
    public static IEnumerable<CourseDate> OfTutor(Cohort cohort, CourseOutline outline) =>
    [
        .. OfCohort(cohort),
        .. outline.Units.SelectMany(unit => OfUnit(cohort, unit, unit.DueDay is { } day ? cohort.StartsOn.AddDays(day - 1) : null, isDone: false)),
    ];

    private static IEnumerable<CourseDate> OfCohort(Cohort cohort)
    {
        yield return new(CourseDateKind.Starts, cohort.StartsOn, null, "", IsDone: false);
        if (cohort.EndsOn is { } last)
        {
            yield return new(CourseDateKind.Ends, last, null, "", IsDone: false);
        }
    }

    /// <summary>What is open from the first day needs no day of its own.</summary>
    private static IEnumerable<CourseDate> OfUnit(Cohort cohort, OutlineUnit unit, DateOnly? dueOn, bool isDone)
    {
        if (unit.Release.Day > 1)
        {
            yield return new(CourseDateKind.Opens, cohort.StartsOn.AddDays(unit.Release.Day - 1), unit.Id, unit.Title, isDone);
        }

        if (dueOn is { } due)
        {
            yield return new(CourseDateKind.Due, due, unit.Id, unit.Title, isDone);
        }
    }
}
