namespace MethodCabinet.Domain.Courses;

/// <summary>Makes a course of another one: the same modules, units and rules under ids of their own.</summary>
public static class Copying
{
    /// <param name="newId">Another one at each call.</param>
    /// <returns>The outline, and which of its units came of which.</returns>
    public static (CourseOutline Outline, IReadOnlyList<(OutlineUnit Source, OutlineUnit Copy)> Units) Copy(CourseOutline source, Func<Guid> newId)
    {
        var ids = source.Units.ToDictionary(unit => unit.Id, _ => newId());
        var copies = source.Units.ToDictionary(unit => unit.Id, unit => unit with
        {
            Id = ids[unit.Id],
            VersionId = newId(),
            Release = unit.Release with
            {
                After = [.. unit.Release.After.Select(id => ids[id])],
                MinShares = [.. unit.Release.MinShares.Select(min => min with { UnitId = ids[min.UnitId] })],
            },
        });
        return (
            new([.. source.Modules.Select(module => new CourseModule(newId(), module.Title, [.. module.Units.Select(unit => copies[unit.Id])]))]),
            [.. source.Units.Select(unit => (unit, copies[unit.Id]))]);
    }
}
