using MethodCabinet.Domain.Lessons;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Rooms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons;

/// <summary>Who was there and how long, by evidence: intervals of presence and answered checks. Of a lesson that goes on, until now.</summary>
public static class GetLessonAttendance
{
    /// <param name="Checks">How often presence was asked for.</param>
    public sealed record Response(DateTimeOffset? BegunAt, DateTimeOffset? EndedAt, int Checks, IReadOnlyList<Item> Pupils);

    /// <param name="PresentMinutes">Of the lesson.</param>
    /// <param name="Share">Of the lesson, 0 to 1.</param>
    /// <param name="Gaps">How often away for more than a minute.</param>
    /// <param name="Answered">Of the checks.</param>
    public sealed record Item(Guid PersonId, string Name, double PresentMinutes, double Share, DateTimeOffset? CameAt, DateTimeOffset? LeftAt, int Gaps, int Answered);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, LessonRows rows, OpenRooms rooms, TimeProvider clock, CancellationToken ct)
    {
        var lesson = await rows.ArrangedAsync(id, ct);
        var pupils = await db.LessonMembers.Where(m => m.LessonId == id && m.Role == RoomRole.Pupil).Join(db.People, m => m.PersonId, p => p.Id, (_, p) => p)
            .OrderBy(p => p.LastName).ThenBy(p => p.FirstName).AsNoTracking().ToListAsync(ct);
        var now = clock.GetUtcNow();
        var spans = (await db.Presences.AsNoTracking().Where(p => p.LessonId == id).ToListAsync(ct))
            .ToLookup(p => p.PersonId, p => new PresenceSpan(p.From, !p.HasLeft && now - p.Until < Presence.Silence ? now : p.Until));
        var checks = await rooms.ReadAsync(id, room => room.Room.Table.Checks.Select(check => check.Answers.Keys.ToHashSet()).ToList(), ct);
        var (from, to) = (lesson.BegunAt ?? lesson.StartsAt, lesson.EndedAt ?? now);
        return TypedResults.Ok(new Response(
            lesson.BegunAt, lesson.EndedAt, checks.Count,
            pupils.ConvertAll(p =>
            {
                var was = LessonAttendance.Of(lesson.BegunAt is null ? [] : spans[p.Id], from, to);
                return new Item(p.Id, p.FullName, Math.Round(was.Present.TotalMinutes, 1), was.Share, was.CameAt, was.LeftAt, was.Gaps, checks.Count(answered => answered.Contains(p.Id)));
            })));
    }
}
