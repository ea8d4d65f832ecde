using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>Moves one lesson of the timetable, gives it to another teacher or another room. Those whom it concerns read of it, with the reason.</summary>
public static class ChangeTimetableLesson
{
    public sealed record Request(DateTimeOffset StartsAt, int Minutes, Guid TeacherId, Guid? PlaceId, string Reason, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, TimetableRows rows, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (lesson, group) = await rows.ArrangedLessonAsync(id, ct);
        lesson.DemandChangeable();
        db.ExpectVersion(lesson, request.Version);
        var (reason, now) = (LessonChange.CheckedReason(request.Reason), clock.GetUtcNow());
        var teachers = await db.LessonMembers.Where(m => m.LessonId == id && m.Role == RoomRole.Teacher).ToListAsync(ct);
        var isOther = teachers.Count != 1 || teachers[0].PersonId != request.TeacherId;
        if (isOther)
        {
            await rows.DemandTeacherAsync(group.OrganizationId, request.TeacherId, ct);
            await ReplaceTeacherAsync(db, id, teachers, request.TeacherId, ct);
        }

        await rows.DemandPlaceAsync(group.OrganizationId, request.PlaceId, ct);
        db.LessonChanges.Add(new LessonChange
        {
            Id = Guid.CreateVersion7(now),
            LessonId = id,
            At = now,
            ById = user.PersonId,
            Reason = reason,
            WasAt = request.StartsAt == lesson.StartsAt && request.Minutes == lesson.Minutes ? null : lesson.StartsAt,
            WasTeacherId = isOther ? teachers.FirstOrDefault()?.PersonId : null,
            IsPlaceChanged = request.PlaceId != lesson.PlaceId,
        });
        (lesson.StartsAt, lesson.Minutes, lesson.PlaceId) = (request.StartsAt, Lesson.CheckedMinutes(request.Minutes), request.PlaceId);
        lesson.SettleByHand(now);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Occupations.LockAsync(db, ct);
        await db.SaveChangesAsync(ct);
        await Occupations.KeepAsync(db, [id], rows.Viewer, ct);
        await OpenRooms.AnnounceMembersAsync(db, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task ReplaceTeacherAsync(AppDb db, Guid lessonId, List<LessonMember> teachers, Guid teacherId, CancellationToken ct)
    {
        db.LessonMembers.RemoveRange(teachers.Where(m => m.PersonId != teacherId));
        var member = await db.LessonMembers.SingleOrDefaultAsync(m => m.LessonId == lessonId && m.PersonId == teacherId, ct);
        if (member is null)
        {
            db.LessonMembers.Add(new LessonMember { LessonId = lessonId, PersonId = teacherId, Role = RoomRole.Teacher });
        }
        else
        {
            member.Role = RoomRole.Teacher;
        }
    }
}

/// <summary>One lesson of the timetable will not be. Its teacher, pupils and room are free again.</summary>
public static class CallOffTimetableLesson
{
    public sealed record Request(string Reason);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, TimetableRows rows, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (lesson, _) = await rows.ArrangedLessonAsync(id, ct);
        var reason = LessonChange.CheckedReason(request.Reason);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await LessonChanges.CallOffAsync(db, lesson, reason, user.PersonId, clock.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Changes of lessons that come from elsewhere than the timetable.</summary>
internal static class LessonChanges
{
    /// <summary>Inside the caller's transaction. Again is harmless.</summary>
    public static async Task CallOffAsync(AppDb db, Lesson lesson, string reason, Guid by, DateTimeOffset now, CancellationToken ct)
    {
        if (lesson.CalledOffAt is null)
        {
            lesson.CallOff(now);
            db.LessonChanges.Add(new LessonChange { Id = Guid.CreateVersion7(now), LessonId = lesson.Id, At = now, ById = by, Reason = reason, IsCalledOff = true });
        }

        await db.SaveChangesAsync(ct);
        await Occupations.KeepAsync(db, [lesson.Id], viewer: null, ct);
        await OpenRooms.AnnounceMembersAsync(db, lesson.Id, ct);
    }
}
