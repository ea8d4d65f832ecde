using MethodCabinet.Domain.Lessons.Media;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Rooms;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Media;

/// <summary>Agrees with the other processes on which machine a room is.</summary>
internal sealed class MediaPlaces(ILiveMediaEngine engine, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <returns>Null when no machine answers.</returns>
    public async Task<string?> FindAsync(Guid lessonId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<AppDb>(), clock.GetUtcNow());
        var current = await db.MediaPlaces.Where(p => p.LessonId == lessonId).Select(p => p.Node).SingleOrDefaultAsync(ct);
        var since = now - Presence.Silence;
        var loads = await db.MediaPlaces
            .Join(db.Presences.Where(p => !p.HasLeft && p.Until > since), place => place.LessonId, presence => presence.LessonId, (place, _) => place.Node)
            .GroupBy(node => node).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        if (MediaPlacement.Choose([.. engine.Nodes.Select(node => node with { Load = loads.GetValueOrDefault(node.Name) })], current) is not { } chosen)
        {
            return null;
        }

        // Of two processes that place it at once one comes second, and goes where the first has put it.
        if (chosen != current)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into lessons.media_places (lesson_id, node, placed_at) values ({lessonId}, {chosen}, {now})
                on conflict (lesson_id) do update set node = excluded.node, placed_at = excluded.placed_at where media_places.node = {current ?? ""}
                """,
                ct);
        }

        return await db.MediaPlaces.Where(p => p.LessonId == lessonId).Select(p => p.Node).SingleOrDefaultAsync(ct);
    }
}
