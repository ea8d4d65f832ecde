using MethodCabinet.Domain.Lessons;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Rooms;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.LiveLessons;

/// <summary>Lessons of a cohort are led by its tutors: those who are it now.</summary>
internal static class LessonTutors
{
    /// <summary>A lesson that is moved is led by today's tutors and whoever moves it. The caller writes it.</summary>
    public static async Task RenewAsync(AppDb db, Lesson lesson, Guid cohortId, Guid by, CancellationToken ct)
    {
        var leading = (await db.CohortTutors.Where(t => t.CohortId == cohortId).Select(t => t.PersonId).ToListAsync(ct)).Append(by).ToHashSet();
        var members = await db.LessonMembers.Where(m => m.LessonId == lesson.Id).ToDictionaryAsync(m => m.PersonId, ct);
        Set(db, lesson, members, leading, [.. members.Keys.Append(lesson.CreatedById).Where(id => !leading.Contains(id))], by);
    }

    /// <summary>A cohort has other tutors: so have its lessons that have not begun. Who leads beside them goes on doing so. Inside the caller's transaction.</summary>
    public static async Task ChangeAsync(AppDb db, Guid cohortId, IReadOnlyCollection<Guid> added, IReadOnlyCollection<Guid> removed, Guid by, CancellationToken ct)
    {
        if (added.Count + removed.Count == 0)
        {
            return;
        }

        var lessons = await db.CohortLessons.Where(c => c.CohortId == cohortId)
            .Join(db.Lessons.Where(l => l.BegunAt == null && l.CalledOffAt == null), c => c.LessonId, l => l.Id, (_, l) => l).ToListAsync(ct);
        foreach (var lesson in lessons)
        {
            Set(db, lesson, await db.LessonMembers.Where(m => m.LessonId == lesson.Id).ToDictionaryAsync(m => m.PersonId, ct), added, removed, by);
        }

        await db.SaveChangesAsync(ct);
        foreach (var lesson in lessons)
        {
            await OpenRooms.AnnounceMembersAsync(db, lesson.Id, ct);
        }
    }

    private static void Set(AppDb db, Lesson lesson, Dictionary<Guid, LessonMember> members, IReadOnlyCollection<Guid> added, IReadOnlyCollection<Guid> removed, Guid by)
    {
        var leading = members.Values.Where(m => m.Role == RoomRole.Teacher && !removed.Contains(m.PersonId)).Select(m => m.PersonId).Union(added).ToList();
        if (leading.Count == 0)
        {
            leading.Add(by);
        }

        foreach (var id in leading)
        {
            if (members.TryGetValue(id, out var member))
            {
                member.Role = RoomRole.Teacher;
            }
            else
            {
                db.LessonMembers.Add(new LessonMember { LessonId = lesson.Id, PersonId = id, Role = RoomRole.Teacher });
            }
        }

        db.LessonMembers.RemoveRange(members.Values.Where(m => m.Role == RoomRole.Teacher && removed.Contains(m.PersonId) && !leading.Contains(m.PersonId)));

        // Whoever set a lesson disposes of it: with a former tutor that right goes, too.
        if (removed.Contains(lesson.CreatedById))
        {
            db.Entry(lesson).Property(l => l.CreatedById).CurrentValue = by;
        }
    }
}
