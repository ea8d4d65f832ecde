namespace MethodCabinet.Domain.Courses;

/// <summary>What must hold of an outline whenever it is saved. A finished content is the business of publishing (<see cref="Publishing"/>).</summary>
public static class OutlineCheck
{
    /// <param name="outline">As it is to be saved.</param>
    /// <param name="kinds">Kind of each unit that the course has, by the id of the version of its content that is shown.</param>
    /// <returns>The outline with its titles trimmed.</returns>
    /// <exception cref="RuleBroken">OutlineTooLong, TitleInvalid, IdRepeated, UnitUnknown, ReleaseAfterLater, MinutesRange, DayRange, DateRange, ShareRange.</exception>
    public static CourseOutline Checked(CourseOutline outline, IReadOnlyDictionary<Guid, (Guid UnitId, UnitKind Kind)> kinds)
    {
        if (outline.Modules.Count > CourseOutline.MaxModules || outline.Units.Count() > CourseOutline.MaxUnits)
        {
            throw new RuleBroken(CourseErrors.OutlineTooLong, new Dictionary<string, object?> { ["modules"] = CourseOutline.MaxModules, ["units"] = CourseOutline.MaxUnits });
        }

        var seen = new HashSet<Guid>();
        foreach (var module in outline.Modules)
        {
            Require(seen.Add(module.Id), CourseErrors.IdRepeated);
            foreach (var unit in module.Units)
            {
                CheckUnit(unit, seen);
                Require(seen.Add(unit.Id), CourseErrors.IdRepeated);
                Require(kinds.TryGetValue(unit.VersionId, out var known) && known == (unit.Id, unit.Kind), CourseErrors.UnitUnknown);
            }
        }

        return new([.. outline.Modules.Select(module => new CourseModule(
            module.Id, Course.CheckedTitle(module.Title), [.. module.Units.Select(unit => unit with { Title = Course.CheckedTitle(unit.Title) })]))]);
    }

    /// <param name="earlier">Ids that stand before it.</param>
    private static void CheckUnit(OutlineUnit unit, HashSet<Guid> earlier)
    {
        Require(unit.Minutes is >= 0 and <= OutlineUnit.MaxMinutes, CourseErrors.MinutesRange);
        Require(unit.DueDay is null or (>= 1 and <= OutlineUnit.MaxDay) && unit.Release.Day is >= 0 and <= OutlineUnit.MaxDay, CourseErrors.DayRange);
        Require(unit.DueDay is null || unit.DueDay >= unit.Release.Day, CourseErrors.DayRange);
        Require(unit.Release.At is null or { Year: >= 2000 and <= 2100 }, CourseErrors.DateRange);
        Require(unit.Release.MinShares.All(min => min.Share is > 0 and <= 1), CourseErrors.ShareRange);
        Require(unit.Release.After.Concat(unit.Release.MinShares.Select(min => min.UnitId)).All(earlier.Contains), CourseErrors.ReleaseAfterLater);
    }

    private static void Require(bool holds, ErrorCode otherwise)
    {
        if (!holds)
        {
            throw new RuleBroken(otherwise);
        }
    }
}
