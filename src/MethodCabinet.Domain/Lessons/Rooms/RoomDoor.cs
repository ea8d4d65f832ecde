namespace MethodCabinet.Domain.Lessons.Rooms;

public enum RoomPhase
{
    /// <summary>Those who lead prepare; pupils see when it begins.</summary>
    Before,

    Open,

    Over,
}

/// <summary>When the room is open, and who is inside.</summary>
public sealed class RoomDoor(bool hasWaitingRoom)
{
    private readonly HashSet<Guid> admitted = [];
    private readonly HashSet<Guid> sentOut = [];

    public RoomPhase Phase { get; private set; }

    public DateTimeOffset? BegunAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Pupils come in without being let in.</summary>
    public bool IsOpen { get; private set; } = !hasWaitingRoom;

    public IReadOnlyCollection<Guid> Admitted => admitted;

    public IReadOnlyCollection<Guid> SentOut => sentOut;

    public bool IsInside(RoomActor actor) =>
        actor.IsStaff || (Phase != RoomPhase.Before && !sentOut.Contains(actor.PersonId) && (IsOpen || admitted.Contains(actor.PersonId)));

    /// <exception cref="RuleBroken">NotBegun, Outside.</exception>
    public void DemandInside(RoomActor actor)
    {
        if (!IsInside(actor))
        {
            throw new RuleBroken(Phase == RoomPhase.Before ? LessonErrors.NotBegun : LessonErrors.Outside);
        }
    }

    internal bool Changes(RoomActor actor, RoomAct act)
    {
        if (act is Begin or End && actor.Role != RoomRole.Teacher)
        {
            throw new RuleBroken(LessonErrors.RoleForbids);
        }

        actor.DemandStaff();
        return act switch
        {
            Begin => Phase == RoomPhase.Before,
            End => Phase == RoomPhase.Open ? true : throw new RuleBroken(LessonErrors.NotBegun),
            KeepDoor keep => keep.IsOpen != IsOpen,
            Admit admit => admit.PersonIds.Any(id => !admitted.Contains(id) || sentOut.Contains(id)),
            SendOut send => !sentOut.Contains(send.PersonId),
            _ => false,
        };
    }

    internal void Apply(RoomEntry entry)
    {
        switch (entry.Act)
        {
            case Begin:
                (Phase, BegunAt) = (RoomPhase.Open, entry.At);
                break;
            case End:
                (Phase, EndedAt) = (RoomPhase.Over, entry.At);
                break;
            case KeepDoor keep:
                IsOpen = keep.IsOpen;
                admitted.UnionWith(keep.Inside);
                break;
            case Admit admit:
                admitted.UnionWith(admit.PersonIds);
                sentOut.ExceptWith(admit.PersonIds);
                break;
            case SendOut send:
                admitted.Remove(send.PersonId);
                sentOut.Add(send.PersonId);
                break;
        }
    }
}
