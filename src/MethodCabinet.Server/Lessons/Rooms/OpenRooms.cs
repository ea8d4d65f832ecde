using System.Collections.Concurrent;
using System.Text.Json;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace MethodCabinet.Server.Lessons.Rooms;

/// <summary>
/// The rooms whose pages this machine holds. No machine owns a room: each keeps what the stored log makes, whoever is first enters the next number, and who comes
/// second reads what was entered and decides anew (docs/decisions/0085). So a machine may die at any moment, and its pages go on at another one.
/// </summary>
public sealed partial class OpenRooms(
    NpgsqlDataSource database, IServiceScopeFactory scopes, IHubContext<RoomHub, IRoomClient> hub, TimeProvider clock, ILogger<OpenRooms> log) : BackgroundService
{
    /// <summary>Topics of <see cref="Notices"/>.</summary>
    private const string EnteredTopic = "room-entered";
    private const string PresenceTopic = "room-presence";
    private const string MembersTopic = "lesson-members";

    /// <summary>So long a room without pages is kept in memory.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<Guid, Lazy<Task<OpenRoom>>> open = new();

    internal static IEnumerable<NoticeRoute> Routes =>
    [
        new(EnteredTopic, (provider, id, ct) => Of(provider).CatchUpAsync(id, ct), (provider, _, ct) => Of(provider).CatchUpAllAsync(ct)),
        new(PresenceTopic, (provider, id, ct) => Of(provider).ReadPresenceAsync(id, ct)),
        new(MembersTopic, (provider, id, ct) => Of(provider).ReadMembersAsync(id, ct), (provider, _, ct) => Of(provider).ReadAllMembersAsync(ct)),
    ];

    /// <summary>Who belongs to a lesson has changed; part of the caller's transaction.</summary>
    internal static Task AnnounceMembersAsync(AppDb db, Guid lessonId, CancellationToken ct) => Notices.SendAsync(db, MembersTopic, lessonId, ct);

    /// <summary>A page comes; from here on it is told everything.</summary>
    internal async Task<RoomPage> ComeAsync(Guid lessonId, RoomActor actor, HubCallerContext connection, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var presence = new Presence { Id = Guid.CreateVersion7(now), LessonId = lessonId, PersonId = actor.PersonId, From = now, Until = now };
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.Presences.Add(presence);
            await db.SaveChangesAsync(ct);
            await Notices.SendAsync(db, PresenceTopic, lessonId, ct);
        }

        // What fails from here on leaves a presence that falls silent by itself.
        var page = await AddPageAsync(await OpenAsync(lessonId, ct)) ?? await AddPageAsync(await OpenAsync(lessonId, ct)) ?? throw new RuleBroken(PlatformErrors.DatabaseAway);
        _ = page.SendAsync();
        return page;

        // Null when the room was put away in this very moment.
        async Task<RoomPage?> AddPageAsync(OpenRoom room)
        {
            using var entered = await EnterAsync(room, ct);
            if (room.IsPutAway)
            {
                return null;
            }

            if (!room.Knows(actor))
            {
                throw new RuleBroken(LessonErrors.NotFound);
            }

            var added = new RoomPage(presence.Id, room, actor, hub.Clients.Client(connection.ConnectionId), connection.Abort);
            room.Add(added);
            return added;
        }
    }

    internal async Task LeaveAsync(RoomPage page)
    {
        page.End();
        using (await EnterAsync(page.Room, CancellationToken.None))
        {
            page.Room.Remove(page);
        }

        await using var scope = scopes.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<AppDb>(), clock.GetUtcNow());
        await db.Presences.Where(p => p.Id == page.PresenceId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Until, now).SetProperty(p => p.HasLeft, true));
        await Notices.SendAsync(db, PresenceTopic, page.Room.LessonId, CancellationToken.None);
    }

    /// <summary>Does what a page asks for, once.</summary>
    /// <exception cref="RuleBroken">What forbids it.</exception>
    internal async Task DoAsync(RoomPage page, Guid id, RoomAct act, CancellationToken ct)
    {
        var room = page.Room;
        using var entered = await EnterAsync(room, ct);
        if (!room.Knows(page.Actor))
        {
            throw new RuleBroken(LessonErrors.NotFound);
        }

        room.AllowanceOf(page.Actor.PersonId).Take(act, clock.GetUtcNow());
        var whole = await CompleteAsync(room, page.Actor, act, ct);
        while (room.Room.Decide(page.Actor, id, whole, room.Members, clock.GetUtcNow()) is { } entry)
        {
            // Whoever goes away meanwhile has done it: what is stored must be known here too.
            if (await StoreAsync(room.LessonId, entry, CancellationToken.None))
            {
                room.Take(entry);
                return;
            }

            // Another machine was first.
            await ReadTailAsync(room, ct);
        }
    }

    internal async Task ShowPenAsync(RoomPage page, PenMove move, CancellationToken ct)
    {
        using var entered = await EnterAsync(page.Room, ct);
        var (room, now) = (page.Room, clock.GetUtcNow());
        try
        {
            if (room.AllowanceOf(page.Actor.PersonId).TakesMove(now) && room.Room.Decide(page.Actor, Guid.CreateVersion7(now), new Draw(move.Board, move.Element), room.Members, now) is { } entry)
            {
                room.Show(move, entry, page);
            }
        }
        catch (RuleBroken)
        {
            // Nobody is shown a line that would be refused.
        }
    }

    /// <summary>Reads something of a room, whether or not pages of it are here.</summary>
    internal async Task<T> ReadAsync<T>(Guid lessonId, Func<OpenRoom, T> read, CancellationToken ct)
    {
        var room = await OpenAsync(lessonId, ct);
        using var entered = await EnterAsync(room, ct);
        return read(room);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Presence.Beat, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await SafelyAsync(() => BeatAsync(stoppingToken), stoppingToken);
        }
    }

    /// <summary>What fails for one room, or once, keeps neither the other rooms nor the next beat from coming.</summary>
    private async Task SafelyAsync(Func<Task> work, CancellationToken ct)
    {
        try
        {
            await work();
        }
#pragma warning disable CA1031 // whatever it is
        catch (Exception exception) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            if (!ErrorHandler.IsDatabaseAway(exception))
            {
                LogSkipped(exception);
            }
        }
    }

    private static OpenRooms Of(IServiceProvider provider) => provider.GetRequiredService<OpenRooms>();

    private static async Task<Entered> EnterAsync(OpenRoom room, CancellationToken ct)
    {
        await room.Gate.WaitAsync(ct);
        return new Entered(room.Gate);
    }

    private async Task<OpenRoom> OpenAsync(Guid lessonId, CancellationToken ct)
    {
        var opening = open.GetOrAdd(lessonId, id => new Lazy<Task<OpenRoom>>(() => LoadAsync(id)));
        try
        {
            return await opening.Value.WaitAsync(ct);
        }
        catch (Exception) when (opening.Value.IsFaulted)
        {
            open.TryRemove(KeyValuePair.Create(lessonId, opening));
            throw;
        }
    }

    private async Task<OpenRoom> LoadAsync(Guid lessonId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var lesson = await db.Lessons.AsNoTracking().SingleOrDefaultAsync(l => l.Id == lessonId) ?? throw new RuleBroken(LessonErrors.NotFound);
        var room = new OpenRoom(lesson, await MembersAsync(db, lesson)) { UsedAt = clock.GetUtcNow() };
        await ReadTailAsync(room, CancellationToken.None);
        room.SetPresent(await PresentAsync(db, lessonId));
        return room;
    }

    private async Task ReadTailAsync(OpenRoom room, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, seq) = (scope.ServiceProvider.GetRequiredService<AppDb>(), room.Room.Seq);
        foreach (var row in await db.RoomLog.AsNoTracking().Where(e => e.LessonId == room.LessonId && e.Seq > seq).OrderBy(e => e.Seq).ToListAsync(ct))
        {
            room.Take(row.Entry);
        }
    }

    /// <summary>One round trip: the entry, the lesson's own dates when it begins or ends, and the notice to the other machines.</summary>
    /// <returns>False when another machine has this number, or the act has come by another one.</returns>
    private async Task<bool> StoreAsync(Guid lessonId, RoomEntry entry, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            with entered as (
                insert into lessons.room_log (lesson_id, seq, id, at, by_id, act) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning seq),
            dated as (
                update lessons.lessons set begun_at = case when $7 then $4 else begun_at end, ended_at = case when $8 then $4 else ended_at end
                where id = $1 and ($7 or $8) and exists (select from entered))
            select pg_notify($9, $10) from entered
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = lessonId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = entry.Seq });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = entry.Id });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = entry.At });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = entry.By });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(entry.Act, StoredJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = entry.Act is Begin });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = entry.Act is End });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Notices.ChannelName });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Notices.ToOthers(EnteredTopic, lessonId) });
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    /// <summary>What the page cannot know, or must not be believed.</summary>
    private async Task<RoomAct> CompleteAsync(OpenRoom room, RoomActor actor, RoomAct act, CancellationToken ct)
    {
        switch (act)
        {
            case KeepDoor keep:
                return keep with { Inside = keep.IsOpen ? [] : [.. room.Present.Where(person => room.Members.TryGetValue(person, out var role) && room.Room.Door.IsInside(new RoomActor(person, role)))] };
            case ShareFile share:
                var file = (await OwnFilesAsync(actor, [share.FileId], ct)).Single();
                return share with { Name = file.Name, Bytes = file.Size };
            case AskQuestion ask:
                actor.DemandStaff();
                await using (var scope = scopes.CreateAsyncScope())
                {
                    return ask with { Asked = await scope.ServiceProvider.GetRequiredService<AppDb>().ReadQuestionAsync(actor.PersonId, ask.VersionId, ct) };
                }

            case BringSlides bring:
                return (await OwnFilesAsync(actor, bring.Pages, ct)).All(page => FileKind.IsImage(page.MediaType)) ? bring : throw new RuleBroken(LessonErrors.ThingUnknown);
            default:
                return act;
        }
    }

    /// <summary>Who knows the id of somebody else's file learns nothing of it here.</summary>
    /// <exception cref="RuleBroken">ThingUnknown.</exception>
    private async Task<List<StoredFile>> OwnFilesAsync(RoomActor actor, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var files = await scope.ServiceProvider.GetRequiredService<AppDb>().StoredFiles.AsNoTracking()
            .Where(f => ids.Contains(f.Id) && f.CreatedById == actor.PersonId && !f.IsPrivate && f.RemovedAt == null).ToListAsync(ct);
        return files.Count == ids.Distinct().Count() ? files : throw new RuleBroken(LessonErrors.ThingUnknown);
    }

    private async Task BeatAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rooms = open.Values.Where(opening => opening.IsValueCreated && opening.Value.IsCompletedSuccessfully).Select(opening => opening.Value.Result).ToList();
        if (rooms.Count == 0)
        {
            return;
        }

        List<Guid> here = [];
        foreach (var room in rooms)
        {
            using var entered = await EnterAsync(room, ct);
            here.AddRange(room.Pages.Select(page => page.PresenceId));
            if (room.Pages.Count > 0)
            {
                room.UsedAt = now;
            }
            else if (now - room.UsedAt > Kept)
            {
                room.IsPutAway = open.TryRemove(room.LessonId, out _);
            }
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var ids = rooms.ConvertAll(room => room.LessonId);
        await db.Presences.Where(p => here.Contains(p.Id) && !p.HasLeft).ExecuteUpdateAsync(set => set.SetProperty(p => p.Until, now), ct);

        // What was stored and could not be taken in, because the database went away in that moment.
        var last = await db.RoomLog.Where(e => ids.Contains(e.LessonId)).GroupBy(e => e.LessonId).Select(g => new { LessonId = g.Key, Seq = g.Max(e => e.Seq) }).ToDictionaryAsync(g => g.LessonId, g => g.Seq, ct);

        // Whom a machine that died has held falls silent without a notice.
        var since = now - Presence.Silence;
        var present = (await db.Presences.Where(p => ids.Contains(p.LessonId) && !p.HasLeft && p.Until > since).Select(p => new { p.LessonId, p.PersonId }).Distinct().ToListAsync(ct))
            .ToLookup(p => p.LessonId, p => p.PersonId);
        foreach (var room in rooms)
        {
            using var entered = await EnterAsync(room, ct);
            room.SetPresent([.. present[room.LessonId]]);
            if (last.GetValueOrDefault(room.LessonId) > room.Room.Seq)
            {
                await ReadTailAsync(room, ct);
            }
        }
    }

    private async Task CatchUpAsync(Guid lessonId, CancellationToken ct)
    {
        if (await FindAsync(lessonId) is { } room)
        {
            using var entered = await EnterAsync(room, ct);
            await ReadTailAsync(room, ct);
        }
    }

    private async Task CatchUpAllAsync(CancellationToken ct)
    {
        foreach (var lessonId in open.Keys)
        {
            await SafelyAsync(() => CatchUpAsync(lessonId, ct), ct);
        }
    }

    private async Task ReadPresenceAsync(Guid lessonId, CancellationToken ct)
    {
        if (await FindAsync(lessonId) is { } room)
        {
            await using var scope = scopes.CreateAsyncScope();
            using var entered = await EnterAsync(room, ct);
            room.SetPresent(await PresentAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), lessonId));
        }
    }

    private async Task ReadMembersAsync(Guid lessonId, CancellationToken ct)
    {
        if (await FindAsync(lessonId) is { } room)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var lesson = await db.Lessons.AsNoTracking().SingleAsync(l => l.Id == lessonId, ct);
            using var entered = await EnterAsync(room, ct);
            if (lesson.HasWaitingRoom != room.HasWaitingRoom || lesson.RecordDeletedAt != room.RecordDeletedAt)
            {
                // Its log makes another room now: it is read anew by whoever comes back.
                room.IsPutAway = open.TryRemove(lessonId, out _);
                room.SetMembers(new Dictionary<Guid, RoomRole>());
                return;
            }

            room.SetMembers(await MembersAsync(db, lesson));
        }
    }

    private async Task ReadAllMembersAsync(CancellationToken ct)
    {
        foreach (var lessonId in open.Keys)
        {
            await SafelyAsync(() => ReadMembersAsync(lessonId, ct), ct);
        }
    }

    /// <summary>Null when it is not here. One that is being read is waited for: it may have read before what the notice tells of.</summary>
    private async Task<OpenRoom?> FindAsync(Guid lessonId)
    {
        if (!open.TryGetValue(lessonId, out var opening))
        {
            return null;
        }

        try
        {
            return await opening.Value;
        }
        catch (RuleBroken)
        {
            return null;
        }
    }

    /// <summary>Nobody belongs to a lesson that was called off.</summary>
    private static async Task<IReadOnlyDictionary<Guid, RoomRole>> MembersAsync(AppDb db, Lesson lesson) =>
        lesson.CalledOffAt is not null ? new Dictionary<Guid, RoomRole>() : await db.LessonMembers.Where(m => m.LessonId == lesson.Id).ToDictionaryAsync(m => m.PersonId, m => m.Role);

    private async Task<HashSet<Guid>> PresentAsync(AppDb db, Guid lessonId)
    {
        var since = clock.GetUtcNow() - Presence.Silence;
        return [.. await db.Presences.Where(p => p.LessonId == lessonId && !p.HasLeft && p.Until > since).Select(p => p.PersonId).Distinct().ToListAsync()];
    }

    [LoggerMessage(LogLevel.Warning, "Who is in the rooms of this machine could not be said")]
    private partial void LogSkipped(Exception exception);

    private readonly struct Entered(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
