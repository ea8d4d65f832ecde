using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Rooms;

/// <summary>Who is in which room, for all machines.</summary>
public sealed class PresenceStore(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Topic of <see cref="Notices"/>: somebody came or went.</summary>
    internal const string Topic = "room-presence";

    /// <summary>The id of the presence that begins.</summary>
    internal async Task<Guid> BeginAsync(Guid lessonId, Guid personId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var presence = new Presence { Id = Guid.CreateVersion7(now), LessonId = lessonId, PersonId = personId, From = now, Until = now };
        db.Presences.Add(presence);
        await db.SaveChangesAsync(ct);
        await Notices.SendAsync(db, Topic, lessonId, ct);
        return presence.Id;
    }

    internal async Task EndAsync(Guid presenceId, Guid lessonId)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await db.Presences.Where(p => p.Id == presenceId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Until, now).SetProperty(p => p.HasLeft, true));
        await Notices.SendAsync(db, Topic, lessonId, CancellationToken.None);
    }

    /// <summary>Says that these are still there.</summary>
    internal async Task ProlongAsync(IReadOnlyCollection<Guid> presenceIds, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().Presences.Where(p => presenceIds.Contains(p.Id) && !p.HasLeft)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Until, now), ct);
    }

    /// <summary>People by lesson. Whom a machine that died has held is not among them, without any notice.</summary>
    internal async Task<ILookup<Guid, Guid>> PresentAsync(IReadOnlyCollection<Guid> lessonIds, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - Presence.Silence;
        await using var scope = scopes.CreateAsyncScope();
        var present = await scope.ServiceProvider.GetRequiredService<AppDb>().Presences
            .Where(p => lessonIds.Contains(p.LessonId) && !p.HasLeft && p.Until > since).Select(p => new { p.LessonId, p.PersonId }).Distinct().ToListAsync(ct);
        return present.ToLookup(p => p.LessonId, p => p.PersonId);
    }
}
