using MethodCabinet.Domain.Lessons;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons;

/// <summary>A lesson for whoever arranges it.</summary>
public static class GetLesson
{
    /// <param name="Version">To be sent back with a change.</param>
    public sealed record Response(
        Guid Id, LessonKind Kind, string Title, DateTimeOffset StartsAt, int Minutes, bool HasWaitingRoom, DateTimeOffset? BegunAt, DateTimeOffset? EndedAt, DateTimeOffset? CalledOffAt,
        uint Version, IReadOnlyList<Member> Members);

    public sealed record Member(Guid PersonId, string Name, RoomRole Role);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, LessonRows rows, CancellationToken ct)
    {
        var lesson = await rows.ArrangedAsync(id, ct);
        var members = await db.LessonMembers.Where(m => m.LessonId == id)
            .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { m.Role, p.LastName, Member = new Member(p.Id, p.LastName + " " + p.FirstName + " " + p.MiddleName, m.Role) })
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(
            lesson.Id, lesson.Kind, lesson.Title, lesson.StartsAt, lesson.Minutes, lesson.HasWaitingRoom, lesson.BegunAt, lesson.EndedAt, lesson.CalledOffAt, lesson.Version,
            [.. members.Select(m => m.Member with { Name = m.Member.Name.TrimEnd() }).OrderBy(m => m.Role).ThenBy(m => m.Name, StringComparer.Ordinal)]));
    }
}
