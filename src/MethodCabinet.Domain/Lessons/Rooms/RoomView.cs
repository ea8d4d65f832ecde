using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Lessons.Rooms;

/// <summary>
/// A room as somebody sees it who comes, or comes back; what follows are entries as <see cref="RoomSight.For"/> gives them. It holds nothing of the room that
/// changes: it is written while the lesson goes on.
/// </summary>
/// <param name="Seq">Of the last entry that is in here.</param>
/// <param name="Admitted">For those who lead; empty for others, as are those sent out.</param>
/// <param name="HasEarlier">There are messages before these.</param>
/// <param name="Boards">What is before everybody's eyes, the viewer's own and that of the group, also when they are empty: others are asked for when they are shown.</param>
public sealed record RoomView(
    long Seq,
    RoomPhase Phase,
    DateTimeOffset? BegunAt,
    DateTimeOffset? EndedAt,
    bool IsInside,
    bool IsDoorOpen,
    IReadOnlyList<Guid> Admitted,
    IReadOnlyList<Guid> SentOut,
    IReadOnlyList<RoomView.Hand> Hands,
    IReadOnlyList<RoomRight> RightsOfAll,
    IReadOnlyList<RoomView.OwnRight> Rights,
    Guid? Spotlight,
    TalkMode TalkMode,
    IReadOnlyList<RoomMessage> Messages,
    bool HasEarlier,
    IReadOnlyList<RoomView.Poll> Polls,
    IReadOnlyList<RoomView.Question> Questions,
    IReadOnlyList<RoomSlides> Slides,
    string Stage,
    IReadOnlyList<RoomView.Board> Boards,
    IReadOnlyList<SharedFile> Files,
    IReadOnlyList<RoomGroup> Groups,
    RoomNotes Notes,
    IReadOnlyList<RoomView.Check> Checks)
{
    /// <summary>So many messages come with the snapshot.</summary>
    public const int LastMessages = 100;

    public sealed record Hand(Guid PersonId, DateTimeOffset At);

    public sealed record OwnRight(Guid PersonId, RoomRight Right, bool IsGiven);

    public sealed record OwnVote(Guid PersonId, IReadOnlyList<int> Options);

    /// <param name="Right">For those who lead, and for all once the result is shown.</param>
    /// <param name="Votes">All for those who lead; others see their own.</param>
    public sealed record Poll(
        Guid Id, string Question, IReadOnlyList<string> Options, bool Several, IReadOnlyList<int> Right, bool IsClosed, PollResult? Result, IReadOnlyList<OwnVote> Votes);

    /// <param name="Points">For those who lead; others learn theirs with the result.</param>
    public sealed record OwnAnswer(Guid PersonId, Answer Answer, decimal? Points);

    /// <param name="Answers">All for those who lead; others see their own.</param>
    public sealed record Question(Guid Id, AskedQuestion Asked, bool IsClosed, QuestionResult? Result, IReadOnlyList<OwnAnswer> Answers);

    public sealed record Board(string Name, IReadOnlyList<DrawnElement> Elements);

    /// <param name="Answered">All for those who lead; others see themselves.</param>
    public sealed record Check(Guid Id, DateTimeOffset At, IReadOnlyList<Guid> Answered);

    public static RoomView Of(Room room, RoomActor viewer)
    {
        var door = room.Door;
        if (!door.IsInside(viewer))
        {
            return new(room.Seq, door.Phase, door.BegunAt, door.EndedAt, false, door.IsOpen, [], [], [], [], [], null, room.Talk.Mode, [], false, [], [], [], BoardName.First.ToString(), [], [], [],
                new RoomNotes("", 0), []);
        }

        var group = room.Groups.Of(viewer.PersonId);
        var messages = room.Talk.Messages.Where(message => room.Talk.CanRead(message, viewer)).ToList();
        return new(
            room.Seq,
            door.Phase,
            door.BegunAt,
            door.EndedAt,
            true,
            door.IsOpen,
            viewer.IsStaff ? [.. door.Admitted] : [],
            viewer.IsStaff ? [.. door.SentOut] : [],
            [.. room.Floor.Hands.Select(hand => new Hand(hand.Key, hand.Value)).OrderBy(hand => hand.At)],
            [.. room.Floor.ForAll],
            [.. room.Floor.Own.Select(own => new OwnRight(own.Key.PersonId, own.Key.Right, own.Value))],
            room.Floor.Spotlight,
            room.Talk.Mode,
            [.. messages.TakeLast(LastMessages)],
            messages.Count > LastMessages,
            [.. room.Polls.Polls.Select(poll => Of(poll, viewer))],
            [.. room.Questions.All.Select(question => Of(question, viewer))],
            [.. room.Boards.Slides],
            room.Boards.Stage.ToString(),
            [.. BoardsOf(room, viewer, group).Select(name => new Board(name.ToString(), [.. room.Boards.On(name)]))],
            [.. room.Table.Files],
            room.Groups.All,
            room.Table.Notes,
            [.. room.Table.Checks.Select(check => new Check(check.Id, check.At, [.. check.Answers.Keys.Where(person => viewer.IsStaff || person == viewer.PersonId)]))]);
    }

    private static IEnumerable<BoardName> BoardsOf(Room room, RoomActor viewer, int group)
    {
        IEnumerable<BoardName> own = viewer.Role == RoomRole.Pupil && room.Kind == LessonKind.Lesson ? [BoardName.Own(viewer.PersonId)] : [];
        IEnumerable<BoardName> shared = group > 0 ? [new(BoardKind.Group, group, Guid.Empty)] : [];
        return own.Concat(shared).Prepend(room.Boards.Stage).Distinct();
    }

    private static Question Of(RoomQuestion question, RoomActor viewer) => new(
        question.Id,
        question.Asked with { Marking = null },
        question.IsClosed,
        RoomSight.OwnOf(question.Result, viewer),
        [.. question.Answers.Where(answer => viewer.IsStaff || answer.Key == viewer.PersonId).Select(answer => new OwnAnswer(answer.Key, answer.Value.Answer, viewer.IsStaff ? answer.Value.Points : null))]);

    private static Poll Of(RoomPoll poll, RoomActor viewer) => new(
        poll.Id,
        poll.Asked.Question,
        poll.Asked.Options,
        poll.Asked.Several,
        viewer.IsStaff || poll.Shown is not null ? poll.Asked.Right : [],
        poll.IsClosed,
        poll.Shown,
        [.. poll.Votes.Where(vote => viewer.IsStaff || vote.Key == viewer.PersonId).Select(vote => new OwnVote(vote.Key, vote.Value))]);
}
