using System.Text.Json.Serialization;

namespace MethodCabinet.Domain.Lessons.Rooms;

/// <summary>
/// Something that somebody does in a room. What was accepted is an entry of the room's log, and the log is everything that a room is: its state is the acts in
/// their order, whoever comes back reads them, and a recorded lesson plays them again.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Begin), "begin")]
[JsonDerivedType(typeof(End), "end")]
[JsonDerivedType(typeof(KeepDoor), "keepDoor")]
[JsonDerivedType(typeof(Admit), "admit")]
[JsonDerivedType(typeof(SendOut), "sendOut")]
[JsonDerivedType(typeof(RaiseHand), "raiseHand")]
[JsonDerivedType(typeof(LowerHands), "lowerHands")]
[JsonDerivedType(typeof(Allow), "allow")]
[JsonDerivedType(typeof(Spotlight), "spotlight")]
[JsonDerivedType(typeof(Say), "say")]
[JsonDerivedType(typeof(DropMessage), "dropMessage")]
[JsonDerivedType(typeof(KeepTalk), "keepTalk")]
[JsonDerivedType(typeof(StartPoll), "startPoll")]
[JsonDerivedType(typeof(Vote), "vote")]
[JsonDerivedType(typeof(ClosePoll), "closePoll")]
[JsonDerivedType(typeof(ShowPoll), "showPoll")]
[JsonDerivedType(typeof(AskQuestion), "askQuestion")]
[JsonDerivedType(typeof(AnswerQuestion), "answerQuestion")]
[JsonDerivedType(typeof(CloseQuestion), "closeQuestion")]
[JsonDerivedType(typeof(BringSlides), "bringSlides")]
[JsonDerivedType(typeof(Show), "show")]
[JsonDerivedType(typeof(Draw), "draw")]
[JsonDerivedType(typeof(Erase), "erase")]
[JsonDerivedType(typeof(ShareFile), "shareFile")]
[JsonDerivedType(typeof(TakeBackFile), "takeBackFile")]
[JsonDerivedType(typeof(FormGroups), "formGroups")]
[JsonDerivedType(typeof(EndGroups), "endGroups")]
[JsonDerivedType(typeof(WriteNotes), "writeNotes")]
[JsonDerivedType(typeof(AskPresence), "askPresence")]
[JsonDerivedType(typeof(AnswerPresence), "answerPresence")]
public abstract record RoomAct;

/// <summary>The lesson begins: pupils come in.</summary>
public sealed record Begin : RoomAct;

/// <summary>The lesson is over for everybody.</summary>
public sealed record End : RoomAct;

/// <summary>Whether pupils come in without being let in.</summary>
/// <param name="Inside">When it is shut: who is there and stays; the server says it.</param>
public sealed record KeepDoor(bool IsOpen, IReadOnlyList<Guid> Inside) : RoomAct;

/// <summary>Lets in those who wait, and those who were sent out.</summary>
public sealed record Admit(IReadOnlyList<Guid> PersonIds) : RoomAct;

/// <summary>Who is sent out sees nothing of the room until somebody lets them in again.</summary>
public sealed record SendOut(Guid PersonId) : RoomAct;

public sealed record RaiseHand : RoomAct;

/// <summary>One's own, or as one who leads those of others.</summary>
/// <param name="PersonId">Null for all.</param>
public sealed record LowerHands(Guid? PersonId) : RoomAct;

/// <summary>What a pupil may be allowed beside writing and raising a hand.</summary>
public enum RoomRight
{
    /// <summary>To be heard.</summary>
    Speak,

    /// <summary>To be seen.</summary>
    Film,

    /// <summary>To write on the board of all.</summary>
    Draw,

    /// <summary>To show the own screen.</summary>
    ShareScreen,
}

/// <param name="PersonId">Null for all pupils.</param>
public sealed record Allow(Guid? PersonId, RoomRight Right, bool IsGiven) : RoomAct;

/// <param name="PersonId">Whose picture is large on every page; null for nobody's.</param>
public sealed record Spotlight(Guid? PersonId) : RoomAct;

public enum TalkTo
{
    Everybody,

    /// <summary>Only those who lead, and the writer, read it.</summary>
    Staff,

    /// <summary>The group that the writer is in, and those who lead.</summary>
    Group,
}

public sealed record Say(string Text, TalkTo To) : RoomAct;

/// <param name="MessageId">Id of the entry. Its words go from the pages; the log keeps them for those who answer for the lesson.</param>
public sealed record DropMessage(Guid MessageId) : RoomAct;

/// <summary>Whom pupils may write to.</summary>
public enum TalkMode
{
    Everybody,
    Staff,
    Nobody,
}

public sealed record KeepTalk(TalkMode Mode) : RoomAct;

/// <param name="Right">Numbers of the right options, from 0; empty for an opinion. Pupils learn them when the results are shown.</param>
public sealed record StartPoll(string Question, IReadOnlyList<string> Options, bool Several, IReadOnlyList<int> Right) : RoomAct;

/// <param name="Options">Numbers from 0; replaces the earlier vote.</param>
public sealed record Vote(Guid PollId, IReadOnlyList<int> Options) : RoomAct;

public sealed record ClosePoll(Guid PollId) : RoomAct;

/// <param name="Counts">Of votes, by option.</param>
/// <param name="Voters">How many voted at all.</param>
public sealed record PollResult(IReadOnlyList<int> Counts, int Voters, IReadOnlyList<int> Right);

/// <summary>Closes it; everybody sees the counts, and which options are right.</summary>
/// <param name="Result">The room says it.</param>
public sealed record ShowPoll(Guid PollId, PollResult? Result) : RoomAct;

/// <summary>A document as pictures, which the page of whoever brings it has made of it: a slow line loads one at a time.</summary>
/// <param name="Pages">Files, in their order.</param>
public sealed record BringSlides(string Title, IReadOnlyList<Guid> Pages) : RoomAct;

/// <summary>Puts something before everybody's eyes.</summary>
/// <param name="Board">See <see cref="BoardName"/>.</param>
public sealed record Show(string Board) : RoomAct;

public sealed record Draw(string Board, BoardElement Element) : RoomAct;

/// <param name="Ids">Of the entries that drew them; null clears the board.</param>
public sealed record Erase(string Board, IReadOnlyList<Guid>? Ids) : RoomAct;

/// <summary>Name and size the server says.</summary>
public sealed record ShareFile(Guid FileId, string Name, long Bytes) : RoomAct;

/// <param name="ShareId">Id of the entry that shared it.</param>
public sealed record TakeBackFile(Guid ShareId) : RoomAct;

/// <param name="PersonIds">Its pupils.</param>
public sealed record RoomGroup(string Name, IReadOnlyList<Guid> PersonIds);

/// <summary>Pupils go apart, each group with a board and a talk of its own.</summary>
/// <param name="Groups">Numbered from 1 in this order.</param>
public sealed record FormGroups(IReadOnlyList<RoomGroup> Groups) : RoomAct;

public sealed record EndGroups : RoomAct;

/// <param name="BasedOn">Sequence number of the entry that wrote what is changed here; 0 for the first. An older one is refused.</param>
public sealed record WriteNotes(string Text, long BasedOn) : RoomAct;

/// <summary>«Вы здесь?»: who answers was present.</summary>
public sealed record AskPresence : RoomAct;

/// <param name="CheckId">Id of the entry that asked.</param>
public sealed record AnswerPresence(Guid CheckId) : RoomAct;

/// <summary>One accepted act.</summary>
/// <param name="Seq">From 1, without gaps.</param>
/// <param name="Id">Chosen by the page, so that sending it twice does it once; what the act makes (a message, a poll, a stroke) is named by it.</param>
public sealed record RoomEntry(long Seq, Guid Id, DateTimeOffset At, Guid By, RoomAct Act);
