using MethodCabinet.Domain.Lessons;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Lessons;

/// <summary>Sets a lesson with those who belong to it.</summary>
public static class ScheduleLesson
{
    public sealed record Request(LessonKind Kind, string Title, DateTimeOffset StartsAt, int Minutes, bool HasWaitingRoom, IReadOnlyList<Member> Members);

    public sealed record Member(Guid PersonId, RoomRole Role);

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(Request request, AppDb db, LessonRows rows, CurrentUser user, CancellationToken ct)
    {
        LessonMember.Check(request.Kind, [.. request.Members.Select(m => (m.PersonId, m.Role))]);
        await rows.DemandCandidatesAsync([.. request.Members.Select(m => m.PersonId)], ct);
        var lesson = new Lesson
        {
            Id = Guid.CreateVersion7(),
            Kind = request.Kind,
            Title = Lesson.CheckedTitle(request.Title),
            StartsAt = request.StartsAt,
            Minutes = Lesson.CheckedMinutes(request.Minutes),
            HasWaitingRoom = request.HasWaitingRoom,
            CreatedById = user.PersonId,
        };
        db.Lessons.Add(lesson);
        db.LessonMembers.AddRange(request.Members.Select(m => new LessonMember { LessonId = lesson.Id, PersonId = m.PersonId, Role = m.Role }));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/lessons/{lesson.Id}", new Response(lesson.Id));
    }
}
