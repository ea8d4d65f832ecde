using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons;

/// <summary>
/// Lessons of the caller, and for the cabinet all that were set by themselves: those that come by their start, those that were by it backwards. Among these are those that one
/// only sees again: of the own children, and of the own group when one was not asked to it.
/// </summary>
public static class ListLessons
{
    private const int Most = 200;

    /// <param name="MaySchedule">The caller teaches or is of the cabinet.</param>
    public sealed record Response(IReadOnlyList<Item> Lessons, bool MaySchedule);

    /// <param name="Belongs">The caller may enter the room.</param>
    /// <param name="Leads">As a teacher or an assistant.</param>
    /// <param name="MayArrange">The caller may move it, change who belongs to it, and see who was there.</param>
    public sealed record Item(
        Guid Id, string Title, LessonKind Kind, DateTimeOffset StartsAt, int Minutes, DateTimeOffset? BegunAt, DateTimeOffset? EndedAt, DateTimeOffset? CalledOffAt,
        DateTimeOffset? RecordDeletedAt, bool Belongs, bool Leads, bool MayArrange, IReadOnlyList<string> Teachers, int Pupils);

    /// <param name="past">Those that were instead of those that come.</param>
    public static async Task<Ok<Response>> Handle(AppDb db, CurrentUser user, LessonRows rows, PeopleReads people, TimeProvider clock, CancellationToken ct, bool past = false)
    {
        var (me, isStaff, now, today) = (user.PersonId, user.IsStaff, clock.GetUtcNow(), people.Today);
        var since = now.AddHours(-12);
        var wards = await db.WardsAsync(me, today, ct);
        var schools = people.Viewer.Roles.Contains(Role.Coordinator) ? people.Viewer.Coordinates.ToArray() : [];
        var own = db.Lessons.Where(l => (l.StudyGroupId == null && (isStaff || l.CreatedById == me)) || db.LessonMembers.Any(m => m.LessonId == l.Id && m.PersonId == me)
            || (past && l.BegunAt != null && (db.LessonMembers.Any(m => m.LessonId == l.Id && m.Role == RoomRole.Pupil && wards.Contains(m.PersonId))
                || db.StudyGroupMembers.Any(m => m.StudyGroupId == l.StudyGroupId && m.Role == StudyGroupRole.Pupil && m.From <= today && (m.To == null || today <= m.To) && (m.PersonId == me || wards.Contains(m.PersonId))))));

        // A lesson of the timetable that nobody opened was held elsewhere, or not at all.
        var chosen = past
            ? own.Where(l => l.EndedAt != null || l.StartsAt < since || (l.StudyGroupId != null && l.BegunAt == null && l.StartsAt.AddMinutes(l.Minutes) < now)).OrderByDescending(l => l.StartsAt)
            : own.Where(l => l.EndedAt == null && l.StartsAt >= since && (l.StudyGroupId == null || l.BegunAt != null || l.StartsAt.AddMinutes(l.Minutes) >= now)).OrderBy(l => l.StartsAt);
        var lessons = await chosen.ThenBy(l => l.Id).Take(Most)
            .Select(l => new Item(
                l.Id, l.Title, l.Kind, l.StartsAt, l.Minutes, l.BegunAt, l.EndedAt, l.CalledOffAt, l.RecordDeletedAt,
                db.LessonMembers.Any(m => m.LessonId == l.Id && m.PersonId == me),
                db.LessonMembers.Any(m => m.LessonId == l.Id && m.PersonId == me && (m.Role == RoomRole.Teacher || m.Role == RoomRole.Assistant)),
                isStaff || (l.StudyGroupId == null && l.CreatedById == me) || db.StudyGroups.Any(g => g.Id == l.StudyGroupId && schools.Contains(g.OrganizationId))
                    || db.LessonMembers.Any(m => m.LessonId == l.Id && m.PersonId == me && m.Role == RoomRole.Teacher),
                db.LessonMembers.Where(m => m.LessonId == l.Id && m.Role == RoomRole.Teacher).Join(db.People, m => m.PersonId, p => p.Id, (_, p) => p)
                    .OrderBy(p => p.LastName).Select(p => p.LastName + " " + p.FirstName + " " + p.MiddleName).ToList(),
                db.LessonMembers.Count(m => m.LessonId == l.Id && m.Role == RoomRole.Pupil)))
            .ToListAsync(ct);
        var maySchedule = isStaff || await rows.TeachesAsync(ct);
        return TypedResults.Ok(new Response(lessons, maySchedule));
    }
}
