using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Lessons.HomeSchooling;

/// <summary>What somebody may see of a pupil's schooling at home.</summary>
public enum HomeSight
{
    None,

    /// <summary>A teacher of the pupil: plan, hours, how long the basis holds; not what it is.</summary>
    Teaching,

    /// <summary>The pupil and, of who is not of age, the guardians: everything that is kept of them.</summary>
    Own,

    /// <summary>The school and the cabinet.</summary>
    Arranging,
}

/// <summary>Who sees schooling at home: it tells of somebody's health.</summary>
public static class HomeAccess
{
    /// <param name="teachers">Of the plan.</param>
    /// <param name="birthDate">Of the pupil; null where nobody knows.</param>
    public static HomeSight Of(Viewer viewer, Guid pupilId, Guid organizationId, IReadOnlySet<Guid> guardians, IReadOnlySet<Guid> teachers, DateOnly? birthDate, DateOnly today) =>
        TimetableAccess.MayArrange(viewer, organizationId) ? HomeSight.Arranging
        : DiaryRights.Of(viewer.PersonId, pupilId, guardians, birthDate, today) != DiaryReader.None ? HomeSight.Own
        : teachers.Contains(viewer.PersonId) ? HomeSight.Teaching
        : HomeSight.None;

    /// <summary>Kind, number and date of the document.</summary>
    public static bool MayReadBasis(HomeSight sight) => sight is HomeSight.Own or HomeSight.Arranging;
}
