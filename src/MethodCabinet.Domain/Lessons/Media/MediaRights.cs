using MethodCabinet.Domain.Lessons.Rooms;

namespace MethodCabinet.Domain.Lessons.Media;

/// <summary>Who may be heard and seen in a room, and by whom. The page only asks: what is not allowed here never leaves the server.</summary>
public static class MediaRights
{
    /// <summary>
    /// Those who lead always, a pupil of a class as far as the floor goes; whoever is in the spotlight was asked by the teacher to be heard and seen, unless it was
    /// taken from this very pupil. Of a seminar of hundreds nobody but those who lead.
    /// </summary>
    public static bool MaySend(Room room, RoomActor actor, MediaSource source)
    {
        if (room.Door.Phase == RoomPhase.Over || !room.Door.IsInside(actor))
        {
            return false;
        }

        if (actor.IsStaff)
        {
            return true;
        }

        if (!MayEverSend(room, actor))
        {
            return false;
        }

        var right = RightFor(source);
        return room.Floor.Own.TryGetValue((actor.PersonId, right), out var own)
            ? own
            : room.Floor.ForAll.Contains(right) || (room.Floor.Spotlight == actor.PersonId && source != MediaSource.Screen);
    }

    /// <summary>Whether anything could allow it: an observer, or a listener of a seminar, needs no way to send at all.</summary>
    public static bool MayEverSend(Room room, RoomActor actor) => actor.IsStaff || (actor.Role == RoomRole.Pupil && room.Kind == LessonKind.Lesson);

    /// <summary>Groups that work apart do not hear each other; those who lead hear all and are heard by all.</summary>
    public static bool MayReceive(Room room, RoomActor viewer, RoomActor sender)
    {
        if (viewer.PersonId == sender.PersonId || room.Door.Phase == RoomPhase.Over || !room.Door.IsInside(viewer) || !room.Door.IsInside(sender))
        {
            return false;
        }

        return viewer.IsStaff || sender.IsStaff || room.Groups.Of(viewer.PersonId) == room.Groups.Of(sender.PersonId);
    }

    private static RoomRight RightFor(MediaSource source) => source switch
    {
        MediaSource.Microphone => RoomRight.Speak,
        MediaSource.Camera => RoomRight.Film,
        _ => RoomRight.ShareScreen,
    };
}
