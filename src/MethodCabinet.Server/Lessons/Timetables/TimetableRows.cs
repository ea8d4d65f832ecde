using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>Loads what the rules of timetables need, for the caller.</summary>
public sealed class TimetableRows(AppDb db, PeopleReads people)
{
    internal Viewer Viewer => people.Viewer;

    internal DateOnly Today => people.Today;

    /// <exception cref="RuleBroken">PlatformErrors.NotFound: the caller answers for another school.</exception>
    internal void DemandArranging(Guid organizationId)
    {
        if (!TimetableAccess.MayArrange(Viewer, organizationId))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }
    }

    /// <summary>A group of whose timetable the caller disposes.</summary>
    internal async Task<StudyGroup> ArrangedGroupAsync(Guid id, CancellationToken ct)
    {
        var group = await db.StudyGroups.SingleOrDefaultAsync(g => g.Id == id, ct).OrNotFound();
        DemandArranging(group.OrganizationId);
        return group;
    }

    /// <summary>A lesson of the timetable of which the caller disposes.</summary>
    internal async Task<(Lesson Lesson, StudyGroup Group)> ArrangedLessonAsync(Guid id, CancellationToken ct)
    {
        var lesson = await db.Lessons.SingleOrDefaultAsync(l => l.Id == id, ct).OrNotFound();
        return lesson.StudyGroupId is { } groupId ? (lesson, await ArrangedGroupAsync(groupId, ct)) : throw new RuleBroken(PlatformErrors.NotFound);
    }

    /// <summary>What the caller reads of the week of this person.</summary>
    /// <exception cref="RuleBroken">PlatformErrors.NotFound: nothing.</exception>
    internal async Task<(Person Person, WeekSight Sight)> WeekOfAsync(Guid personId, CancellationToken ct)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct).OrNotFound();
        var today = Today;
        var organizations = await db.Memberships.Where(m => m.PersonId == personId && m.From <= today && (m.To == null || today <= m.To)).Select(m => m.OrganizationId).ToListAsync(ct);
        var guardians = await db.Guardianships.Where(g => g.WardId == personId).Select(g => g.GuardianId).ToListAsync(ct);
        var sight = TimetableAccess.SightOfWeek(Viewer, new(personId, organizations.ToHashSet(), guardians.ToHashSet(), person.BirthDate), today);
        return sight == WeekSight.None ? throw new RuleBroken(PlatformErrors.NotFound) : (person, sight);
    }

    /// <exception cref="RuleBroken">TeacherUnknown: nobody who teaches or answers for the school today.</exception>
    internal async Task DemandTeacherAsync(Guid organizationId, Guid teacherId, CancellationToken ct)
    {
        var today = Today;
        if (!await db.Memberships.AnyAsync(m => m.PersonId == teacherId && m.OrganizationId == organizationId && m.Kind != MembershipKind.Student && m.From <= today && (m.To == null || today <= m.To), ct))
        {
            throw new RuleBroken(TimetableErrors.TeacherUnknown);
        }
    }

    /// <exception cref="RuleBroken">PlaceUnknown.</exception>
    internal async Task DemandPlaceAsync(Guid organizationId, Guid? placeId, CancellationToken ct)
    {
        if (placeId is not null && !await db.SchoolPlaces.AnyAsync(p => p.Id == placeId && p.OrganizationId == organizationId, ct))
        {
            throw new RuleBroken(TimetableErrors.PlaceUnknown);
        }
    }
}
