using MethodCabinet.Domain.Lessons.Rooms;

namespace MethodCabinet.Domain.Lessons.Replays;

/// <summary>One thing that happens in a replay.</summary>
/// <param name="At">By the clock of the lesson.</param>
/// <param name="Entry">What the viewer is told; null when they were moved in or out.</param>
/// <param name="View">The whole room as the viewer sees it from here on, who was let in or sent out in this moment.</param>
/// <param name="Board">What is drawn on a board that is shown here and that the replay has not told before.</param>
public sealed record ReplayStep(DateTimeOffset At, RoomEntry? Entry, RoomView? View, RoomView.Board? Board);

/// <summary>
/// A lesson played again for one viewer. It is told through the same eyes as the room was (<see cref="RoomSight"/>, <see cref="RoomView"/>), so that it tells nobody more.
/// </summary>
/// <param name="From">Where it begins.</param>
/// <param name="Start">What was to be seen then.</param>
public sealed record RoomReplay(DateTimeOffset From, RoomView Start, IReadOnlyList<ReplayStep> Steps)
{
    /// <param name="log">From the first entry on. Who waited at the door sees the lesson as those did who were inside, for the log that tells what went on tells it to all who belonged;
    /// who was sent out does not see what was done without them.</param>
    /// <param name="after">Number of the entry after which it begins, for who comes back into a lesson that goes on; 0 for the beginning of the lesson.</param>
    /// <returns>Null for a lesson that has not begun.</returns>
    public static RoomReplay? Of(LessonKind kind, IReadOnlyList<RoomEntry> log, RoomActor viewer, long after = 0)
    {
        var room = new Room(kind, hasWaitingRoom: false);
        var taken = log.Select(entry => entry.Act).OfType<DropMessage>().Select(drop => drop.MessageId).ToHashSet();
        (DateTimeOffset From, RoomView View)? start = null;
        List<ReplayStep> steps = [];
        HashSet<string> told = [];
        foreach (var entry in log)
        {
            var (wasInside, before) = (room.Door.IsInside(viewer), room.Boards.Stage);
            room.Apply(entry.Act is KeepDoor ? entry with { Act = new KeepDoor(true, []) } : entry);
            if (start is null)
            {
                if (room.Door.Phase != RoomPhase.Before && entry.Seq >= after)
                {
                    start = (entry.At, RoomView.Of(room, viewer));
                    told = NamesIn(start.Value.View);
                }
            }
            else if (wasInside != room.Door.IsInside(viewer))
            {
                var view = RoomView.Of(room, viewer);
                told = NamesIn(view);
                steps.Add(new ReplayStep(entry.At, null, view, null));
            }
            else if (!IsTakenBack(entry) && room.For(entry, viewer) is { } seen)
            {
                Forget(entry.Act, before);
                steps.Add(new ReplayStep(entry.At, seen, null, Missing()));
            }
        }

        return start is { } begun ? new RoomReplay(begun.From, WithoutTaken(begun.View), [.. steps.Select(step => step.View is { } view ? step with { View = WithoutTaken(view) } : step)]) : null;

        // What was taken back is not said again, to nobody.
        bool IsTakenBack(RoomEntry entry) => entry.Act is DropMessage || (entry.Act is Say && taken.Contains(entry.Id));

        RoomView WithoutTaken(RoomView view) => view with { Messages = [.. view.Messages.Where(message => !taken.Contains(message.Id))] };

        // As pages do: what happens on a board of others is not told once it is not shown any more, and groups that are formed anew have empty boards.
        void Forget(RoomAct act, BoardName before)
        {
            if (act is FormGroups)
            {
                told.RemoveWhere(name => BoardName.Parse(name).Kind == BoardKind.Group);
            }

            if (!viewer.IsStaff && before != room.Boards.Stage && !room.Boards.CanSee(viewer, before, room.Groups.Of(viewer.PersonId)))
            {
                told.Remove(before.ToString());
            }
        }

        RoomView.Board? Missing()
        {
            var stage = room.Boards.Stage;
            return told.Add(stage.ToString()) ? new RoomView.Board(stage.ToString(), [.. room.Boards.On(stage)]) : null;
        }
    }

    private static HashSet<string> NamesIn(RoomView view) => [.. view.Boards.Select(board => board.Name)];
}
