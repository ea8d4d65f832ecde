using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Lessons.Journals;

/// <summary>What somebody may do with the journal of a study group.</summary>
/// <param name="Read">All of it.</param>
/// <param name="Write">Attendance, marks, topics, homework.</param>
/// <param name="IsLogged">The reading goes into the audit log: everybody but those who teach the group.</param>
public readonly record struct JournalRights(bool Read, bool Write, bool IsLogged)
{
    /// <param name="teaches">The viewer is a teacher of the group today.</param>
    /// <param name="organizationId">That answers for the group.</param>
    public static JournalRights Of(Viewer viewer, bool teaches, Guid organizationId)
    {
        if (teaches)
        {
            return new(Read: true, Write: true, IsLogged: false);
        }

        var mayRead = viewer.IsStaff || (viewer.Roles.Contains(Role.Coordinator) && viewer.Coordinates.Contains(organizationId));
        return new(mayRead, Write: false, IsLogged: mayRead);
    }
}

/// <summary>Whose diary it is to the viewer.</summary>
public enum DiaryReader
{
    /// <summary>Nobody: there is none to know of.</summary>
    None,

    Pupil,

    Guardian,
}

/// <summary>Who reads the diary of a pupil and writes in their name.</summary>
public static class DiaryRights
{
    /// <summary>Civil Code, article 21.</summary>
    private const int OfAge = 18;

    /// <param name="guardians">Who answers for the pupil now.</param>
    /// <param name="birthDate">Null where nobody knows: then guardians read.</param>
    public static DiaryReader Of(Guid viewerId, Guid pupilId, IReadOnlySet<Guid> guardians, DateOnly? birthDate, DateOnly today) =>
        viewerId == pupilId ? DiaryReader.Pupil
        : guardians.Contains(viewerId) && !IsOfAge(birthDate, today) ? DiaryReader.Guardian
        : DiaryReader.None;

    public static bool IsOfAge(DateOnly? birthDate, DateOnly today) => birthDate is { } born && born.AddYears(OfAge) <= today;
}

/// <summary>As what somebody comes to the homework of a lesson and the works of one pupil there.</summary>
/// <param name="Read">The works, their files and what was said of them.</param>
/// <param name="HandIn">In the pupil's own name.</param>
/// <param name="Mark">And draw on the sheets.</param>
public readonly record struct HomeworkRights(bool Read, bool HandIn, bool Mark)
{
    /// <param name="teaches">The viewer teaches the lesson, or its group today.</param>
    /// <param name="learns">The pupil belongs to the lesson, or to its group on that day.</param>
    public static HomeworkRights Of(DiaryReader reader, bool teaches, bool learns) => new(
        Read: learns && (teaches || reader != DiaryReader.None),
        HandIn: learns && reader == DiaryReader.Pupil,
        Mark: learns && teaches);
}
