namespace MethodCabinet.Domain.Lessons.Rooms;

/// <param name="Group">Number of the group that it went to; 0 for none.</param>
public sealed record RoomMessage(Guid Id, Guid By, DateTimeOffset At, string Text, TalkTo To, int Group);

/// <summary>The chat.</summary>
public sealed class RoomTalk(LessonKind kind)
{
    private const int Most = 5_000;

    private readonly List<RoomMessage> messages = [];

    /// <summary>Who was in the group when something was said to it: groups are formed anew, what was said is not.</summary>
    private readonly Dictionary<Guid, IReadOnlyList<Guid>> readers = [];

    private readonly Dictionary<Guid, RoomMessage> dropped = [];

    /// <summary>Without those that were dropped, in their order.</summary>
    public IReadOnlyList<RoomMessage> Messages => messages;

    public TalkMode Mode { get; private set; } = kind == LessonKind.Seminar ? TalkMode.Staff : TalkMode.Everybody;

    internal Say Checked(RoomActor actor, Say say, int group)
    {
        if (actor.Role == RoomRole.Observer)
        {
            throw new RuleBroken(LessonErrors.RoleForbids);
        }

        var isAllowed = actor.IsStaff || say.To switch
        {
            TalkTo.Staff => Mode != TalkMode.Nobody,
            TalkTo.Group => group > 0 && Mode != TalkMode.Nobody,
            TalkTo.Everybody => Mode == TalkMode.Everybody,
            _ => false,
        };
        if (!isAllowed || (say.To == TalkTo.Group && group == 0))
        {
            throw new RuleBroken(LessonErrors.TalkClosed);
        }

        RoomText.DemandRoom(messages.Count, Most);
        return say with { Text = RoomText.Checked(say.Text, RoomText.MaxMessage) };
    }

    internal bool Changes(RoomActor actor, RoomAct act)
    {
        switch (act)
        {
            case DropMessage drop:
                var message = Find(drop.MessageId) ?? throw new RuleBroken(LessonErrors.ThingUnknown);
                if (message.By != actor.PersonId)
                {
                    actor.DemandStaff();
                }

                return true;
            default:
                actor.DemandStaff();
                return act is KeepTalk keep && keep.Mode != Mode && Enum.IsDefined(keep.Mode);
        }
    }

    /// <summary>Whether somebody could read a message that was dropped.</summary>
    internal bool WasHeard(Guid id, RoomActor viewer) => dropped.TryGetValue(id, out var message) && CanRead(message, viewer);

    public bool CanRead(RoomMessage message, RoomActor viewer) => viewer.IsStaff || message.By == viewer.PersonId || message.To switch
    {
        TalkTo.Everybody => true,
        TalkTo.Group => readers[message.Id].Contains(viewer.PersonId),
        _ => false,
    };

    internal RoomMessage? Find(Guid id) => messages.Find(message => message.Id == id);

    internal void Apply(RoomEntry entry, RoomGroups groups)
    {
        switch (entry.Act)
        {
            case Say { To: TalkTo.Group } say:
                var group = groups.Of(entry.By);
                messages.Add(new RoomMessage(entry.Id, entry.By, entry.At, say.Text, say.To, group));
                readers[entry.Id] = groups.All[group - 1].PersonIds;
                break;
            case Say say:
                messages.Add(new RoomMessage(entry.Id, entry.By, entry.At, say.Text, say.To, 0));
                break;
            case DropMessage drop:
                if (Find(drop.MessageId) is { } gone)
                {
                    dropped[gone.Id] = gone;
                    messages.Remove(gone);
                }

                break;
            case KeepTalk keep:
                Mode = keep.Mode;
                break;
        }
    }
}
