using MethodCabinet.Domain.Courses;

namespace MethodCabinet.Domain.Tests.Courses;

/// <summary>Outlines to test with.</summary>
internal static class Outlines
{
    public static OutlineUnit Unit(
        Guid? id = null,
        UnitKind kind = UnitKind.Text,
        bool isRequired = true,
        int minutes = 10,
        int day = 0,
        int? dueDay = null,
        IReadOnlyList<Guid>? after = null,
        IReadOnlyList<MinShare>? minShares = null,
        params string[] groups) =>
        new(id ?? Guid.NewGuid(), Guid.NewGuid(), kind, "Занятие", minutes, isRequired, new Release(after ?? [], day, minShares ?? [], groups), dueDay);

    /// <summary>One module of these units.</summary>
    public static CourseOutline Of(params OutlineUnit[] units) => new([new(Guid.NewGuid(), "Модуль", units)]);

    /// <summary>What a course has for each unit of the outline.</summary>
    public static Dictionary<Guid, (Guid UnitId, UnitKind Kind)> Known(this CourseOutline outline) => outline.Units.ToDictionary(unit => unit.VersionId, unit => (unit.Id, unit.Kind));
}
