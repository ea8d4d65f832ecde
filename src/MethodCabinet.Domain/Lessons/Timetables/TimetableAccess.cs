using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Lessons.Timetables;

/// <summary>Whose timetable a person is, as far as access goes.</summary>
/// <param name="Organizations">Where the person studies or teaches today.</param>
/// <param name="BirthDate">Null where nobody knows: then guardians read.</param>
public sealed record TimetablePerson(Guid PersonId, IReadOnlySet<Guid> Organizations, IReadOnlySet<Guid> Guardians, DateOnly? BirthDate);

/// <summary>What somebody reads of a person's week.</summary>
public enum WeekSight
{
    None,

    /// <summary>Lessons of the schools for which the viewer answers: a group of another one may bear the name of a pupil who is taught at home.</summary>
    OwnSchools,

    All,
}

/// <summary>Who reads and who makes timetables.</summary>
public static class TimetableAccess
{
    /// <summary>The cabinet, and whoever answers for the school.</summary>
    public static bool MayArrange(Viewer viewer, Guid organizationId) =>
        viewer.IsStaff || (viewer.Roles.Contains(Role.Coordinator) && viewer.Coordinates.Contains(organizationId));

    /// <param name="teaches">The viewer is or was a teacher of the group.</param>
    public static bool MayReadGroup(Viewer viewer, Guid organizationId, bool teaches) => teaches || MayArrange(viewer, organizationId);

    public static WeekSight SightOfWeek(Viewer viewer, TimetablePerson person, DateOnly today) =>
        viewer.IsStaff || DiaryRights.Of(viewer.PersonId, person.PersonId, person.Guardians, person.BirthDate, today) != DiaryReader.None ? WeekSight.All
        : viewer.Roles.Contains(Role.Coordinator) && person.Organizations.Overlaps(viewer.Coordinates) ? WeekSight.OwnSchools
        : WeekSight.None;
}
