using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Rooms;

/// <summary>A room as the caller sees it now; the hub tells what follows.</summary>
public static class GetRoom
{
    /// <param name="Now">By the server's clock.</param>
    /// <param name="People">In a seminar, for those who do not lead: those who do.</param>
    /// <param name="Present">Of these.</param>
    /// <param name="Count">How many are there, named or not.</param>
    /// <param name="WasMissed">What happened after the entry that the page knew last and is still there for the caller; null for a page that comes first.</param>
    public sealed record Response(
        Guid Id, string Title, LessonKind Kind, DateTimeOffset StartsAt, int Minutes, DateTimeOffset? CalledOffAt, Guid Me, RoomRole Role, DateTimeOffset Now,
        IReadOnlyList<Person> People, IReadOnlyList<Guid> Present, int Count, RoomView View, Missed? WasMissed);

    /// <summary>Of so many entries it is told.</summary>
    private const int MostMissed = 5_000;

    /// <param name="Shown">How often something else was put before everybody's eyes.</param>
    public sealed record Missed(int Messages, int Shown, int Drawn, int Polls);

    public sealed record Person(Guid Id, string Name, RoomRole Role);

    /// <param name="after">Number of the last entry that the page knew, when it comes back.</param>
    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, LessonRows rows, OpenRooms rooms, TimeProvider clock, CancellationToken ct, long? after = null)
    {
        var (lesson, actor) = await rows.OwnAsync(id, ct);
        var names = await rows.NamesAsync(id, actor, ct);
        var log = after is { } known ? await db.RoomLog.AsNoTracking().Where(e => e.LessonId == id && e.Seq > known && e.ById != actor.PersonId).OrderBy(e => e.Seq).Take(MostMissed).ToListAsync(ct) : null;
        var (view, members, present, missed) = await rooms.ReadAsync(id, Read, ct);
        var people = members
            .Where(m => names.ContainsKey(m.Key) && (m.Key == actor.PersonId || m.Value is RoomRole.Teacher or RoomRole.Assistant || (view.IsInside && RoomNames.AreAllTold(lesson.Kind, actor))))
            .Select(m => new Person(m.Key, names[m.Key], m.Value))
            .OrderBy(p => p.Role).ThenBy(p => p.Name, StringComparer.Ordinal)
            .ToList();
        var shown = people.Select(p => p.Id).ToHashSet();
        return TypedResults.Ok(new Response(
            lesson.Id, lesson.Title, lesson.Kind, lesson.StartsAt, lesson.Minutes, lesson.CalledOffAt, actor.PersonId, actor.Role, clock.GetUtcNow(),
            people, [.. present.Where(shown.Contains)], present.Count, view, missed));

        (RoomView View, IReadOnlyDictionary<Guid, RoomRole> Members, List<Guid> Present, Missed? Missed) Read(OpenRoom room) =>
            (RoomView.Of(room.Room, actor), room.Members, [.. room.Present], log is null || !room.Room.Door.IsInside(actor) ? null : MissedOf(log, room.Room, actor));
    }

    private static Missed MissedOf(List<RoomLogRow> log, Room room, RoomActor actor)
    {
        var group = room.Groups.Of(actor.PersonId);
        var read = room.Talk.Messages.Where(message => room.Talk.CanRead(message, actor)).Select(message => message.Id).ToHashSet();
        var drawn = room.Boards.Drawn.Where(board => room.Boards.CanSee(actor, board.Key, group)).SelectMany(board => board.Value).Select(element => element.Id).ToHashSet();
        return new(log.Count(row => read.Contains(row.Id)), log.Count(row => row.Act is Show or BringSlides), log.Count(row => drawn.Contains(row.Id)), log.Count(row => row.Act is StartPoll));
    }
}

/// <summary>What is drawn on one board, when it is shown and was not in the snapshot.</summary>
public static class GetRoomBoard
{
    /// <param name="Seq">Of the last entry that is in here.</param>
    public sealed record Response(long Seq, IReadOnlyList<DrawnElement> Elements);

    public static async Task<Ok<Response>> Handle(Guid id, string board, LessonRows rows, OpenRooms rooms, CancellationToken ct)
    {
        var (_, actor) = await rows.OwnAsync(id, ct);
        var name = BoardName.Parse(board);
        return TypedResults.Ok(await rooms.ReadAsync(id, Read, ct));

        Response Read(OpenRoom open)
        {
            open.Room.Door.DemandInside(actor);
            return open.Room.Boards.CanSee(actor, name, open.Room.Groups.Of(actor.PersonId))
                ? new(open.Room.Seq, [.. open.Room.Boards.On(name)])
                : throw new Domain.RuleBroken(LessonErrors.ThingUnknown);
        }
    }
}

/// <summary>Messages before those that the page has.</summary>
public static class ListRoomMessages
{
    public sealed record Response(IReadOnlyList<RoomMessage> Messages, bool HasEarlier);

    /// <param name="before">Id of the first message that the page has.</param>
    public static async Task<Ok<Response>> Handle(Guid id, Guid before, LessonRows rows, OpenRooms rooms, CancellationToken ct)
    {
        var (_, actor) = await rows.OwnAsync(id, ct);
        return TypedResults.Ok(await rooms.ReadAsync(id, Read, ct));

        Response Read(OpenRoom open)
        {
            open.Room.Door.DemandInside(actor);
            var earlier = open.Room.Talk.Messages.TakeWhile(message => message.Id != before).Where(message => open.Room.Talk.CanRead(message, actor)).ToList();
            return new([.. earlier.TakeLast(RoomView.LastMessages)], earlier.Count > RoomView.LastMessages);
        }
    }
}
