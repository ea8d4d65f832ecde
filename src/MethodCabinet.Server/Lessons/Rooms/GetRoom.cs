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
    /// <param name="Missed">What happened after the entry that the page knew last, as far as the caller may still know of it; the first <see cref="MostMissed"/>.</param>
    public sealed record Response(
        Guid Id, string Title, LessonKind Kind, DateTimeOffset StartsAt, int Minutes, DateTimeOffset? CalledOffAt, bool MayArrange, Guid Me, RoomRole Role, DateTimeOffset Now,
        IReadOnlyList<Person> People, IReadOnlyList<Guid> Present, int Count, RoomView View, IReadOnlyList<RoomEntry> Missed);

    /// <summary>Who was away for longer than so many entries is told the number of minutes.</summary>
    public const int MostMissed = 500;

    public sealed record Person(Guid Id, string Name, RoomRole Role);

    /// <param name="after">Number of the last entry that the page knew, when it comes back.</param>
    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, LessonRows rows, OpenRooms rooms, TimeProvider clock, CancellationToken ct, long? after = null)
    {
        var (lesson, actor) = await rows.OwnAsync(id, ct);
        var names = await rows.NamesAsync(id, actor, ct);
        var log = after is { } known ? await db.RoomLog.AsNoTracking().Where(e => e.LessonId == id && e.Seq > known).OrderBy(e => e.Seq).Take(MostMissed).ToListAsync(ct) : [];
        var (view, members, present, missed) = await rooms.ReadAsync(id, Read, ct);
        var people = members
            .Where(m => names.ContainsKey(m.Key) && (m.Key == actor.PersonId || m.Value is RoomRole.Teacher or RoomRole.Assistant || (view.IsInside && RoomNames.AreAllTold(lesson.Kind, actor))))
            .Select(m => new Person(m.Key, names[m.Key], m.Value))
            .OrderBy(p => p.Role).ThenBy(p => p.Name, StringComparer.Ordinal)
            .ToList();
        var shown = people.Select(p => p.Id).ToHashSet();
        return TypedResults.Ok(new Response(
            lesson.Id, lesson.Title, lesson.Kind, lesson.StartsAt, lesson.Minutes, lesson.CalledOffAt, actor.Role == RoomRole.Teacher, actor.PersonId, actor.Role, clock.GetUtcNow(),
            people, [.. present.Where(shown.Contains)], present.Count, view, missed));

        (RoomView View, IReadOnlyDictionary<Guid, RoomRole> Members, List<Guid> Present, List<RoomEntry> Missed) Read(OpenRoom room) =>
            (RoomView.Of(room.Room, actor), room.Members, [.. room.Present], [.. log.Select(row => room.Room.For(row.Entry, actor)).OfType<RoomEntry>()]);
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
