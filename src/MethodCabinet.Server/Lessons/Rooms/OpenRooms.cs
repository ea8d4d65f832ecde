using System.Collections.Concurrent;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.SignalR;

namespace MethodCabinet.Server.Lessons.Rooms;

/// <summary>
/// The rooms whose pages this machine holds. No machine owns a room: each keeps what the stored log makes, whoever is first enters the next number, and who comes
/// second reads what was entered and decides anew (docs/decisions/0085). So a machine may die at any moment, and its pages go on at another one.
/// </summary>
public sealed partial class OpenRooms(
    RoomStore store, PresenceStore presences, IHubContext<RoomHub, IRoomClient> hub, TimeProvider clock, ILogger<OpenRooms> log) : BackgroundService
{
    /// <summary>Topic of <see cref="Notices"/>: who belongs to a lesson has changed.</summary>
    private const string MembersTopic = "lesson-members";

    /// <summary>So long a room that nobody needs here is kept in memory.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<Guid, Lazy<Task<OpenRoom>>> open = new();

    internal static IEnumerable<NoticeRoute> Routes =>
    [
        new(RoomStore.EnteredTopic, (provider, id, ct) => Of(provider).CatchUpAsync(id, ct), (provider, _, ct) => Of(provider).CatchUpAllAsync(ct)),
        new(PresenceStore.Topic, (provider, id, ct) => Of(provider).ReadPresenceAsync(id, ct)),
        new(MembersTopic, (provider, id, ct) => Of(provider).ReadMembersAsync(id, ct), (provider, _, ct) => Of(provider).ReadAllMembersAsync(ct)),
    ];

    /// <summary>Who belongs to a lesson has changed; part of the caller's transaction.</summary>
    internal static Task AnnounceMembersAsync(AppDb db, Guid lessonId, CancellationToken ct) => Notices.SendAsync(db, MembersTopic, lessonId, ct);

    /// <summary>A page comes; from here on it is told everything.</summary>
    internal async Task<RoomPage> ComeAsync(Guid lessonId, RoomActor actor, HubCallerContext connection, CancellationToken ct)
    {
        var presenceId = await presences.BeginAsync(lessonId, actor.PersonId, ct);

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

            var added = new RoomPage(presenceId, room, actor, hub.Clients.Client(connection.ConnectionId), connection.Abort);
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

        await presences.EndAsync(page.PresenceId, page.Room.LessonId);
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

        if (room.Room.Has(id))
        {
            return;
        }

        var allowance = room.AllowanceOf(page.Actor.PersonId);
        allowance.Take(act, clock.GetUtcNow());
        try
        {
            await StoreAsync(room, page.Actor, id, await store.CompleteAsync(room, page.Actor, act, ct), clock.GetUtcNow(), ct);
        }
        catch (Exception exception) when (ErrorHandler.IsDatabaseAway(exception))
        {
            // The page asks again, and has not done anything yet.
            allowance.GiveBack(act);
            throw;
        }
    }

    /// <summary>Ends a lesson that nobody leads any more, in the name of its teacher.</summary>
    /// <param name="at">When it was led last.</param>
    internal async Task EndAsync(Guid lessonId, DateTimeOffset at, CancellationToken ct)
    {
        var room = await OpenAsync(lessonId, ct);
        using var entered = await EnterAsync(room, ct);
        var teacher = room.Members.FirstOrDefault(member => member.Value == RoomRole.Teacher);
        if (teacher.Key != Guid.Empty && room.Room.Door.Phase == RoomPhase.Open)
        {
            await StoreAsync(room, new RoomActor(teacher.Key, teacher.Value), Guid.CreateVersion7(at), new End(), at, ct);
        }
    }

    /// <summary>Enters an act as the next one, whoever else enters something meanwhile. Inside the room's gate.</summary>
    private async Task StoreAsync(OpenRoom room, RoomActor actor, Guid id, RoomAct act, DateTimeOffset at, CancellationToken ct)
    {
        while (room.Room.Decide(actor, id, act, room.Members, at) is { } entry)
        {
            // Whoever goes away meanwhile has done it: what is stored must be known here too.
            if (await store.TryEnterAsync(room.LessonId, entry, CancellationToken.None))
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

    /// <summary>Sound and picture follow the room no longer.</summary>
    internal async Task UnwatchAsync(Guid lessonId, Action watcher)
    {
        if (open.TryGetValue(lessonId, out var opening) && opening is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: var room } })
        {
            using var entered = await EnterAsync(room, CancellationToken.None);
            if (room.Watcher == watcher)
            {
                room.Watcher = null;
            }
        }
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
        var (lesson, members) = await store.LessonAsync(lessonId, CancellationToken.None);
        var room = new OpenRoom(lesson, members) { UsedAt = clock.GetUtcNow() };
        await ReadTailAsync(room, CancellationToken.None);
        await SetPresentAsync(room, CancellationToken.None);
        return room;
    }

    private async Task ReadTailAsync(OpenRoom room, CancellationToken ct)
    {
        foreach (var entry in await store.TailAsync(room.LessonId, room.Room.Seq, ct))
        {
            room.Take(entry);
        }
    }

    private async Task SetPresentAsync(OpenRoom room, CancellationToken ct) =>
        room.SetPresent([.. (await presences.PresentAsync([room.LessonId], ct))[room.LessonId]]);

    private async Task BeatAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rooms = open.Values.Where(opening => opening.IsValueCreated && opening.Value.IsCompletedSuccessfully).Select(opening => opening.Value.Result).ToList();
        if (rooms.Count == 0)
        {
            return;
        }

        List<Guid> here = [];
        Dictionary<OpenRoom, int> heard = [];
        foreach (var room in rooms)
        {
            using var entered = await EnterAsync(room, ct);
            heard[room] = room.PresenceReadings;
            here.AddRange(room.Pages.Select(page => page.PresenceId));
            if (room.Pages.Count > 0 || room.Watcher is not null)
            {
                room.UsedAt = now;
            }
            else if (now - room.UsedAt > Kept)
            {
                room.IsPutAway = open.TryRemove(room.LessonId, out _);
            }
        }

        var ids = rooms.ConvertAll(room => room.LessonId);
        await presences.ProlongAsync(here, ct);

        // What was stored and could not be taken in, because the database went away in that moment.
        var last = await store.LastAsync(ids, ct);
        var present = await presences.PresentAsync(ids, ct);
        foreach (var room in rooms)
        {
            using var entered = await EnterAsync(room, ct);

            // Somebody who came meanwhile was read by their notice, and may not be in what was read here.
            if (room.PresenceReadings == heard[room])
            {
                room.SetPresent([.. present[room.LessonId]]);
            }

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
            using var entered = await EnterAsync(room, ct);
            await SetPresentAsync(room, ct);
        }
    }

    private async Task ReadMembersAsync(Guid lessonId, CancellationToken ct)
    {
        if (await FindAsync(lessonId) is { } room)
        {
            var (lesson, members) = await store.LessonAsync(lessonId, ct);
            using var entered = await EnterAsync(room, ct);
            if (lesson.HasWaitingRoom != room.HasWaitingRoom || lesson.RecordDeletedAt != room.RecordDeletedAt)
            {
                // Its log makes another room now: it is read anew by whoever comes back.
                room.IsPutAway = open.TryRemove(lessonId, out _);
                room.SetMembers(new Dictionary<Guid, RoomRole>());
                return;
            }

            room.SetMembers(members);
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

    [LoggerMessage(LogLevel.Warning, "Who is in the rooms of this machine could not be said")]
    private partial void LogSkipped(Exception exception);

    private readonly struct Entered(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
