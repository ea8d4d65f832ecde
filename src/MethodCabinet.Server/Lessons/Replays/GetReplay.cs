using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Replays;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Replays;

/// <summary>A lesson that was held as the caller may see it again, with everything in one answer; of one that goes on, what has been until now.</summary>
public static class GetReplay
{
    /// <param name="IsStaff">The caller sees it as one who led.</param>
    /// <param name="MayDelete">The caller may delete what was said and drawn.</param>
    /// <param name="KeptUntil">The last day; after it what was said and drawn is deleted.</param>
    /// <param name="People">Who may be named to the caller.</param>
    /// <param name="To">Until when it goes.</param>
    public sealed record Response(
        Guid Id, string Title, LessonKind Kind, DateTimeOffset BegunAt, DateTimeOffset? EndedAt, DateTimeOffset To, Guid Me, bool IsStaff, bool MayDelete, DateOnly KeptUntil,
        IReadOnlyList<GetRoom.Person> People, RoomReplay Replay, IReadOnlyList<Track> Tracks);

    /// <param name="PersonId">Who is heard.</param>
    /// <param name="StartsAt">By the same clock as the steps.</param>
    /// <param name="Bytes">What loading it costs.</param>
    public sealed record Track(Guid Id, Guid PersonId, DateTimeOffset StartsAt, int Milliseconds, string MediaType, long Bytes);

    /// <param name="after">Number of an entry: it begins after it.</param>
    public static async Task<Ok<Response>> Handle(
        Guid id, AppDb db, ReplayRows replays, LessonRows rows, LessonsSettings settings, SiteSettings site, TimeProvider clock, CancellationToken ct, long? after = null)
    {
        var (lesson, viewer) = await replays.FindAsync(id, ct);
        var log = await replays.LogAsync(id, ct);
        var replay = RoomReplay.Of(lesson.Kind, log.ConvertAll(row => row.Entry), viewer, after ?? 0) ?? throw new RuleBroken(LessonErrors.RecordNotComplete);
        var nameless = await replays.NamelessAsync(id, viewer, ct);
        var names = await rows.NamesAsync(id, viewer, ct);
        var members = await db.LessonMembers.AsNoTracking().Where(m => m.LessonId == id).ToListAsync(ct);
        var people = members
            .Where(m => !nameless.Contains(m.PersonId) && (m.PersonId == viewer.PersonId || m.Role is RoomRole.Teacher or RoomRole.Assistant || RoomNames.AreAllTold(lesson.Kind, viewer)))
            .Select(m => new GetRoom.Person(m.PersonId, names[m.PersonId], m.Role))
            .OrderBy(p => p.Role).ThenBy(p => p.Name, StringComparer.Ordinal)
            .ToList();
        var tracks = await db.LessonTracks.AsNoTracking().Where(t => t.LessonId == id).OrderBy(t => t.StartsAt)
            .Join(db.StoredFiles.Where(f => f.RemovedAt == null), t => t.FileId, f => f.Id, (t, f) => new Track(t.Id, t.PersonId, t.StartsAt, t.Milliseconds, f.MediaType, f.Size))
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(
            id, lesson.Title, lesson.Kind, lesson.BegunAt!.Value, lesson.EndedAt, lesson.EndedAt ?? clock.GetUtcNow(), viewer.PersonId, viewer.IsStaff,
            lesson.EndedAt is not null && await rows.ArrangesAsync(lesson, ct), LessonRecord.KeptUntil(site.DayOf(lesson.BegunAt.Value), settings.RecordYears),
            people, replay, [.. tracks.Where(track => !nameless.Contains(track.PersonId))]));
    }
}
