using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Lessons.Timetables;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons;

/// <summary>Moves a lesson that has not begun, or changes who belongs to it; people may also come to one that goes on.</summary>
public static class EditLesson
{
    public sealed record Request(string Title, DateTimeOffset StartsAt, int Minutes, bool HasWaitingRoom, IReadOnlyList<ScheduleLesson.Member> Members, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, LessonRows rows, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var lesson = await rows.ArrangedAsync(id, ct);
        if (lesson.EndedAt is not null)
        {
            throw new RuleBroken(LessonErrors.Over);
        }

        var members = await db.LessonMembers.Where(m => m.LessonId == id).ToDictionaryAsync(m => m.PersonId, ct);
        LessonMember.Check(lesson.Kind, [.. request.Members.Select(m => (m.PersonId, m.Role))]);
        await rows.DemandCandidatesAsync([.. request.Members.Select(m => m.PersonId).Where(person => !members.ContainsKey(person))], ct);

        var (title, minutes) = (Lesson.CheckedTitle(request.Title), Lesson.CheckedMinutes(request.Minutes));
        if ((title, minutes, request.StartsAt, request.HasWaitingRoom) != (lesson.Title, lesson.Minutes, lesson.StartsAt, lesson.HasWaitingRoom))
        {
            lesson.DemandChangeable();
            if (lesson.StudyGroupId is not null && (request.StartsAt, minutes) != (lesson.StartsAt, lesson.Minutes))
            {
                var now = clock.GetUtcNow();
                db.LessonChanges.Add(new LessonChange { Id = Guid.CreateVersion7(now), LessonId = id, At = now, ById = user.PersonId, Reason = "", WasAt = lesson.StartsAt });
            }

            (lesson.Title, lesson.Minutes, lesson.StartsAt, lesson.HasWaitingRoom) = (title, minutes, request.StartsAt, request.HasWaitingRoom);
        }

        foreach (var wanted in request.Members)
        {
            if (members.Remove(wanted.PersonId, out var member))
            {
                member.Role = wanted.Role;
            }
            else
            {
                db.LessonMembers.Add(new LessonMember { LessonId = id, PersonId = wanted.PersonId, Role = wanted.Role });
            }
        }

        db.LessonMembers.RemoveRange(members.Values);
        db.Entry(lesson).Property(l => l.Version).OriginalValue = request.Version;
        if (lesson.StudyGroupId is not null && lesson.BegunAt is null)
        {
            lesson.SettleByHand(clock.GetUtcNow());
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Its version grows although only members change.
        db.Entry(lesson).Property(l => l.Title).IsModified = true;
        await db.SaveChangesAsync(ct);
        if (lesson.StudyGroupId is not null)
        {
            await Occupations.KeepAsync(db, [id], viewer: null, ct);
        }

        await OpenRooms.AnnounceMembersAsync(db, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A lesson that will not be. Again is harmless.</summary>
public static class CallOffLesson
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, LessonRows rows, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var lesson = await rows.ArrangedAsync(id, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await LessonChanges.CallOffAsync(db, lesson, reason: "", user.PersonId, clock.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
