namespace MethodCabinet.Domain.Courses;

/// <param name="UnitId">Null where it is the course as a whole.</param>
public sealed record CourseProblem(ErrorCode Error, Guid? UnitId);

/// <summary>What stands between a draft and its edition.</summary>
public static class Publishing
{
    /// <summary>All of it, in the order of the outline; empty when the course can be published.</summary>
    /// <param name="ofBanks">What the banks say against quizzes (<see cref="Quizzes.QuizCheck"/>), by the id of their version.</param>
    public static IReadOnlyList<CourseProblem> Problems(Course course, IReadOnlyDictionary<Guid, UnitContent> contents, IReadOnlyDictionary<Guid, IReadOnlyList<ErrorCode>>? ofBanks = null)
    {
        var units = course.Outline.Units.ToList();
        var problems = new List<CourseProblem>();
        if (units.Count == 0)
        {
            problems.Add(new(CourseErrors.UnitMissing, null));
        }
        else if (!units.Exists(unit => unit.IsRequired))
        {
            problems.Add(new(CourseErrors.UnitWithoutRequired, null));
        }

        if (course.Hours == 0)
        {
            problems.Add(new(CourseErrors.HoursRange, null));
        }

        problems.AddRange(
            from unit in units
            from error in contents[unit.VersionId].Problems().Concat(ofBanks?.GetValueOrDefault(unit.VersionId) ?? [])
            select new CourseProblem(error, unit.Id));
        return problems;
    }

    /// <summary>Records compare lists by reference, so each level is compared by what it holds.</summary>
    public static bool AreAlike(CourseOutline one, CourseOutline other) =>
        one.Modules.Select(module => (module.Id, module.Title)).SequenceEqual(other.Modules.Select(module => (module.Id, module.Title)))
        && one.Modules.Select(module => module.Units.Count).SequenceEqual(other.Modules.Select(module => module.Units.Count))
        && one.Units.Zip(other.Units).All(pair => AreAlike(pair.First, pair.Second));

    private static bool AreAlike(OutlineUnit one, OutlineUnit other) =>
        one with { Release = Release.AtOnce } == other with { Release = Release.AtOnce }
        && (one.Release.Day, one.Release.At, one.Release.ByWord) == (other.Release.Day, other.Release.At, other.Release.ByWord)
        && one.Release.After.SequenceEqual(other.Release.After)
        && one.Release.MinShares.SequenceEqual(other.Release.MinShares)
        && one.Release.Groups.SequenceEqual(other.Release.Groups);
}
