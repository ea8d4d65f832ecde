using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons;

/// <summary>Loads what the rules of lessons need, for the caller.</summary>
public sealed class LessonRows(AppDb db, CurrentUser user, PeopleReads people)
{
    /// <summary>The lesson and as what the caller is in it.</summary>
    /// <exception cref="RuleBroken">LessonErrors.NotFound, also for those who do not belong to it.</exception>
    internal async Task<(Lesson Lesson, RoomActor Actor)> OwnAsync(Guid id, CancellationToken ct)
    {
        var me = user.PersonId;
        var row = await db.Lessons.Where(l => l.Id == id)
            .Join(db.LessonMembers.Where(m => m.PersonId == me), l => l.Id, m => m.LessonId, (lesson, member) => new { lesson, member.Role })
            .SingleOrDefaultAsync(ct) ?? throw new RuleBroken(LessonErrors.NotFound);
        return (row.lesson, new RoomActor(me, row.Role));
    }

    /// <summary>The lesson of somebody who arranges it, as <see cref="ArrangesAsync"/> says.</summary>
    /// <exception cref="RuleBroken">LessonErrors.NotFound; RoleForbids for others who belong to it.</exception>
    internal async Task<Lesson> ArrangedAsync(Guid id, CancellationToken ct)
    {
        var me = user.PersonId;
        var lesson = await db.Lessons.SingleOrDefaultAsync(l => l.Id == id, ct) ?? throw new RuleBroken(LessonErrors.NotFound);
        return await ArrangesAsync(lesson, ct) ? lesson
            : throw new RuleBroken(await db.LessonMembers.AnyAsync(m => m.LessonId == id && m.PersonId == me, ct) ? LessonErrors.RoleForbids : LessonErrors.NotFound);
    }

    /// <summary>
    /// Its teachers and the cabinet arrange a lesson; beside them whoever set it, or, where the timetable made it, the school. Such a lesson remembers the teacher of that time as its maker,
    /// who may have given the group up since.
    /// </summary>
    internal async Task<bool> ArrangesAsync(Lesson lesson, CancellationToken ct)
    {
        var (me, id) = (user.PersonId, lesson.Id);
        return user.IsStaff
            || await db.LessonMembers.AnyAsync(m => m.LessonId == id && m.PersonId == me && m.Role == RoomRole.Teacher, ct)
            || (lesson.StudyGroupId is { } groupId
                ? TimetableAccess.MayArrange(people.Viewer, await db.StudyGroups.Where(g => g.Id == groupId).Select(g => g.OrganizationId).SingleAsync(ct))
                : lesson.CreatedById == me);
    }

    /// <summary>Organizations whose people the caller may ask to a lesson: those where they teach or answer for the school today; null for all.</summary>
    /// <exception cref="RuleBroken">PlatformErrors.NotAllowed: somebody who teaches nowhere.</exception>
    internal async Task<Guid[]?> OrganizationsAsync(CancellationToken ct)
    {
        if (user.IsStaff)
        {
            return null;
        }

        var own = await OwnOrganizations().ToArrayAsync(ct);
        return own.Length > 0 ? own : throw new RuleBroken(PlatformErrors.NotAllowed);
    }

    /// <summary>Whether the caller teaches or answers for a school today.</summary>
    internal Task<bool> TeachesAsync(CancellationToken ct) => OwnOrganizations().AnyAsync(ct);

    /// <summary>Sees to it that the caller may ask these people to a lesson.</summary>
    /// <exception cref="RuleBroken">MemberUnknown.</exception>
    internal async Task DemandCandidatesAsync(IReadOnlyCollection<Guid> asked, CancellationToken ct)
    {
        var (organizations, ids, today) = (await OrganizationsAsync(ct), asked.Where(id => id != user.PersonId).ToArray(), people.Today);
        var known = organizations is null
            ? await db.People.CountAsync(p => ids.Contains(p.Id), ct)
            : await db.Memberships
                .Where(m => ids.Contains(m.PersonId) && organizations.Contains(m.OrganizationId) && m.From <= today && (m.To == null || today <= m.To))
                .Select(m => m.PersonId).Distinct().CountAsync(ct);
        if (known < ids.Length)
        {
            throw new RuleBroken(LessonErrors.MemberUnknown);
        }
    }

    /// <summary>What people of a lesson are called to somebody in it: those who lead read full names, others those of pupils with the first letter of the surname.</summary>
    internal async Task<Dictionary<Guid, string>> NamesAsync(Guid lessonId, RoomActor viewer, CancellationToken ct)
    {
        var rows = await db.LessonMembers.AsNoTracking().Where(m => m.LessonId == lessonId)
            .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { m.Role, Person = p }).ToListAsync(ct);
        return rows.ToDictionary(
            row => row.Person.Id,
            row => viewer.IsStaff || row.Person.Id == viewer.PersonId ? row.Person.FullName : LearnerName.Of(row.Person, row.Role == RoomRole.Pupil, people.Today));
    }

    private IQueryable<Guid> OwnOrganizations()
    {
        var (me, today) = (user.PersonId, people.Today);
        return db.Memberships
            .Where(m => m.PersonId == me && m.Kind != MembershipKind.Student && m.From <= today && (m.To == null || today <= m.To))
            .Select(m => m.OrganizationId).Distinct();
    }
}
