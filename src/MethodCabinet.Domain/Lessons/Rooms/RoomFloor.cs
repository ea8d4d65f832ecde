namespace MethodCabinet.Domain.Lessons.Rooms;

/// <summary>Who asks to speak, who may do what, and whose picture is large.</summary>
public sealed class RoomFloor(LessonKind kind)
{
    /// <summary>In a class everybody may speak and be seen until the teacher takes it back; in a seminar nobody but who is given the word.</summary>
    private readonly HashSet<RoomRight> forAll = kind == LessonKind.Lesson ? [RoomRight.Speak, RoomRight.Film] : [];

    private readonly Dictionary<(Guid PersonId, RoomRight Right), bool> own = [];
    private readonly Dictionary<Guid, DateTimeOffset> hands = [];

    public IReadOnlyCollection<RoomRight> ForAll => forAll;

    /// <summary>Who differs from all, and in what.</summary>
    public IReadOnlyDictionary<(Guid PersonId, RoomRight Right), bool> Own => own;

    /// <summary>By person; since when.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> Hands => hands;

    public Guid? Spotlight { get; private set; }

    public bool May(RoomActor actor, RoomRight right) => actor.Role switch
    {
        RoomRole.Teacher or RoomRole.Assistant => true,
        RoomRole.Pupil => own.TryGetValue((actor.PersonId, right), out var given) ? given : forAll.Contains(right),
        _ => false,
    };

    internal bool Changes(RoomActor actor, RoomAct act)
    {
        switch (act)
        {
            case RaiseHand:
                return actor.Role == RoomRole.Pupil ? !hands.ContainsKey(actor.PersonId) : throw new RuleBroken(LessonErrors.RoleForbids);
            case LowerHands { PersonId: { } personId } when personId == actor.PersonId:
                return hands.ContainsKey(personId);
            case LowerHands lower:
                actor.DemandStaff();
                return lower.PersonId is { } one ? hands.ContainsKey(one) : hands.Count > 0;
            case Allow allow:
                actor.DemandStaff();
                return Enum.IsDefined(allow.Right)
                    ? allow.PersonId is not { } person || May(new RoomActor(person, RoomRole.Pupil), allow.Right) != allow.IsGiven
                    : throw new RuleBroken(LessonErrors.PersonUnknown);
            default:
                actor.DemandStaff();
                return act is Rooms.Spotlight light && light.PersonId != Spotlight;
        }
    }

    internal void Apply(RoomEntry entry)
    {
        switch (entry.Act)
        {
            case RaiseHand:
                hands[entry.By] = entry.At;
                break;
            case LowerHands { PersonId: { } personId }:
                hands.Remove(personId);
                break;
            case LowerHands:
                hands.Clear();
                break;
            case Allow { PersonId: { } personId } allow:
                own[(personId, allow.Right)] = allow.IsGiven;
                break;
            case Allow allow:
                // What is said to all holds for all.
                foreach (var key in own.Keys.Where(key => key.Right == allow.Right).ToList())
                {
                    own.Remove(key);
                }

                _ = allow.IsGiven ? forAll.Add(allow.Right) : forAll.Remove(allow.Right);
                break;
            case Rooms.Spotlight light:
                Spotlight = light.PersonId;
                break;
            case SendOut send:
                hands.Remove(send.PersonId);
                Spotlight = Spotlight == send.PersonId ? null : Spotlight;
                break;
            case End:
                hands.Clear();
                break;
        }
    }
}
