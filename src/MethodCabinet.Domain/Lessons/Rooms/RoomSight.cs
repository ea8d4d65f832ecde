namespace MethodCabinet.Domain.Lessons.Rooms;

/// <summary>Who is told what of a room: the only place that decides it, for pages that are open and for those that come back.</summary>
public static class RoomSight
{
    /// <summary>What somebody is told of an entry that the room has just taken in.</summary>
    /// <returns>Without what is not for them; null when nothing of it is.</returns>
    public static RoomEntry? For(this Room room, RoomEntry entry, RoomActor viewer)
    {
        if (entry.Act is AskQuestion ask)
        {
            // Nobody's page needs the key: the room gives the points.
            entry = entry with { Act = ask with { Asked = ask.Asked! with { Marking = null } } };
        }

        if (viewer.IsStaff)
        {
            return entry;
        }

        if (!room.Door.IsInside(viewer))
        {
            return null;
        }

        return entry.Act switch
        {
            // Who waits and who was sent out is between them and those who lead.
            KeepDoor or Admit or SendOut => null,
            Vote or AnswerPresence => Own(entry, viewer),
            Say => room.Talk.Find(entry.Id) is { } message && room.Talk.CanRead(message, viewer) ? entry : null,
            AnswerQuestion answer => Own(entry with { Act = answer with { Points = null } }, viewer),
            CloseQuestion close => entry with { Act = close with { Result = OwnOf(close.Result, viewer) } },
            StartPoll poll => entry with { Act = poll with { Right = [] } },
            // Who heard it is told that it is gone; to others it would tell that there was something.
            DropMessage drop => room.Talk.WasHeard(drop.MessageId, viewer) ? entry : null,
            Draw draw => Seen(room, entry, draw.Board, viewer),
            Erase erase => Seen(room, entry, erase.Board, viewer),
            _ => entry,
        };
    }

    internal static QuestionResult? OwnOf(QuestionResult? result, RoomActor viewer) =>
        result is null || viewer.IsStaff ? result : result with { Points = [.. result.Points.Where(points => points.PersonId == viewer.PersonId)] };

    private static RoomEntry? Own(RoomEntry entry, RoomActor viewer) => entry.By == viewer.PersonId ? entry : null;

    private static RoomEntry? Seen(Room room, RoomEntry entry, string board, RoomActor viewer) =>
        room.Boards.CanSee(viewer, BoardName.Parse(board), room.Groups.Of(viewer.PersonId)) ? entry : null;
}
