namespace MethodCabinet.Domain.Lessons.Rooms;

/// <summary>
/// Класс: what a lesson's log makes, one entry after the other. <see cref="Decide"/> says whether an act is allowed and changes nothing; once its entry is stored,
/// <see cref="Apply"/> takes it in. Both know no clock and no people but those in the acts, so a room that was read again on another machine is the same room.
/// </summary>
public sealed class Room(LessonKind kind, bool hasWaitingRoom)
{
    private readonly HashSet<Guid> entered = [];

    public LessonKind Kind { get; } = kind;

    /// <summary>Of the last entry that is in here; 0 for none.</summary>
    public long Seq { get; private set; }

    /// <summary>When it was made; the clocks of two machines differ, the time of a lesson does not go back.</summary>
    public DateTimeOffset LastAt { get; private set; }

    public RoomDoor Door { get; } = new(hasWaitingRoom);

    public RoomFloor Floor { get; } = new(kind);

    public RoomTalk Talk { get; } = new(kind);

    public RoomPolls Polls { get; } = new();

    public RoomQuestions Questions { get; } = new();

    public RoomBoards Boards { get; } = new(kind);

    public RoomGroups Groups { get; } = new();

    public RoomTable Table { get; } = new();

    /// <param name="id">Chosen by the page.</param>
    /// <param name="members">Who belongs to the lesson, the actor too.</param>
    /// <returns>The entry to store as the next one; null when it was entered before or changes nothing.</returns>
    /// <exception cref="RuleBroken">What forbids it.</exception>
    public RoomEntry? Decide(RoomActor actor, Guid id, RoomAct act, IReadOnlyDictionary<Guid, RoomRole> members, DateTimeOffset now)
    {
        if (entered.Contains(id))
        {
            return null;
        }

        if (Door.Phase == RoomPhase.Over)
        {
            throw new RuleBroken(LessonErrors.Over);
        }

        Door.DemandInside(actor);
        DemandKnown(act, members);
        return Checked(actor, act) is { } accepted ? new RoomEntry(Seq + 1, id, now < LastAt ? LastAt : now, actor.PersonId, accepted) : null;
    }

    /// <summary>Whether an act with this id was entered.</summary>
    public bool Has(Guid id) => entered.Contains(id);

    /// <exception cref="InvalidOperationException">It is not the next one.</exception>
    public void Apply(RoomEntry entry)
    {
        if (entry.Seq != Seq + 1)
        {
            throw new InvalidOperationException($"Entry {entry.Seq} came after {Seq}.");
        }

        (Seq, LastAt) = (entry.Seq, entry.At);
        entered.Add(entry.Id);
        switch (entry.Act)
        {
            case Begin or KeepDoor or Admit:
                Door.Apply(entry);
                break;
            case End or SendOut:
                Door.Apply(entry);
                Floor.Apply(entry);
                break;
            case RaiseHand or LowerHands or Allow or Spotlight:
                Floor.Apply(entry);
                break;
            case Say or DropMessage or KeepTalk:
                Talk.Apply(entry, Groups);
                break;
            case StartPoll or Vote or ClosePoll or ShowPoll:
                Polls.Apply(entry);
                break;
            case AskQuestion or AnswerQuestion or CloseQuestion:
                Questions.Apply(entry);
                break;
            case Draw or Erase or BringSlides or Show:
                Boards.Apply(entry);
                break;
            case FormGroups or EndGroups:
                Groups.Apply(entry);
                Boards.Apply(entry);
                break;
            default:
                Table.Apply(entry);
                break;
        }
    }

    /// <summary>Whom an act is about belongs to the lesson, and those who lead are neither sent out nor dealt into groups.</summary>
    /// <exception cref="RuleBroken">PersonUnknown.</exception>
    private static void DemandKnown(RoomAct act, IReadOnlyDictionary<Guid, RoomRole> members)
    {
        var isKnown = act switch
        {
            Admit admit => admit.PersonIds.All(members.ContainsKey),
            SendOut send => members.TryGetValue(send.PersonId, out var role) && role is RoomRole.Pupil or RoomRole.Observer,
            Allow { PersonId: { } personId } => IsPupil(personId),
            Spotlight { PersonId: { } personId } => members.ContainsKey(personId),
            FormGroups form => form.Groups.All(group => group.PersonIds.All(IsPupil)),
            Draw draw => IsSound(draw.Board),
            Show show => IsSound(show.Board),
            _ => true,
        };
        if (!isKnown)
        {
            throw new RuleBroken(LessonErrors.PersonUnknown);
        }

        bool IsPupil(Guid personId) => members.TryGetValue(personId, out var role) && role == RoomRole.Pupil;
        bool IsSound(string board) => BoardName.Parse(board) is not { Kind: BoardKind.Own } own || IsPupil(own.Id);
    }

    private RoomAct? Checked(RoomActor actor, RoomAct act) => act switch
    {
        Begin or End or KeepDoor or Admit or SendOut => Door.Changes(actor, act) ? act : null,
        RaiseHand or LowerHands or Allow or Spotlight => Floor.Changes(actor, act) ? act : null,
        Say say => Talk.Checked(actor, say, Groups.Of(actor.PersonId)),
        DropMessage or KeepTalk => Talk.Changes(actor, act) ? act : null,
        StartPoll or Vote or ClosePoll or ShowPoll => Polls.Checked(actor, act),
        AskQuestion or AnswerQuestion or CloseQuestion => Questions.Checked(actor, act),
        Draw or Erase or BringSlides or Show => Boards.Checked(actor, act, Floor, Groups.Of(actor.PersonId)),
        FormGroups or EndGroups => Groups.Checked(actor, act),
        _ => Table.Checked(actor, act),
    };
}
