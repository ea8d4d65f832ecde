using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Lessons.Timetables;

/// <summary>Whose timetable a person is, as far as access goes.</summary>
/// <param name="Organizations">Where the person studies or teaches today.</param>
public sealed record TimetablePerson(Guid PersonId, IReadOnlySet<Guid> Organizations, IReadOnlySet<Guid> Guardians);

/// <summary>Who reads and who makes timetables.</summary>
public static class TimetableAccess
{
    /// <summary>The cabinet, and whoever answers for the school.</summary>
    public static bool MayArrange(Viewer viewer, Guid organizationId) =>
        viewer.IsStaff || (viewer.Roles.Contains(Role.Coordinator) && viewer.Coordinates.Contains(organizationId));

    /// <param name="teaches">The viewer is or was a teacher of the group.</param>
    public static bool MayReadGroup(Viewer viewer, Guid organizationId, bool teaches) => teaches || MayArrange(viewer, organizationId);

    public static bool MayReadWeekOf(Viewer viewer, TimetablePerson person) =>
        viewer.PersonId == person.PersonId || person.Guardians.Contains(viewer.PersonId) || viewer.IsStaff
        || (viewer.Roles.Contains(Role.Coordinator) && person.Organizations.Overlaps(viewer.Coordinates));
}
