using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Rooms;

namespace MethodCabinet.Domain.Tests.Lessons;

/// <summary>A room with two who lead, three pupils and a guest, and acts of all of them.</summary>
internal static class Rooms
{
    public static readonly RoomActor Teacher = new(Id(1), RoomRole.Teacher);
    public static readonly RoomActor Assistant = new(Id(2), RoomRole.Assistant);
    public static readonly RoomActor Anna = new(Id(3), RoomRole.Pupil);
    public static readonly RoomActor Boris = new(Id(4), RoomRole.Pupil);
    public static readonly RoomActor Vera = new(Id(5), RoomRole.Pupil);
    public static readonly RoomActor Guest = new(Id(6), RoomRole.Observer);

    public static readonly IReadOnlyList<RoomActor> Everybody = [Teacher, Assistant, Anna, Boris, Vera, Guest];
    public static readonly IReadOnlyDictionary<Guid, RoomRole> Members = Everybody.ToDictionary(actor => actor.PersonId, actor => actor.Role);
    public static readonly DateTimeOffset Nine = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    /// <summary>Of a bank; «b» is right.</summary>
    public static AskedQuestion Asked { get; } = new(
        "Сложение", "<p>2 + 2?</p>", new ChoiceBody([new Item("a", "3"), new Item("b", "4")], Multiple: false), 2,
        new QuestionMarking(new ChoiceKey(["b"], ChoiceRule.AllOrNothing, new Dictionary<string, decimal>()), new PointRule(2)));

    public static Stroke Line { get; } = new("red", 40, [100, 100, 50, 50], IsMarker: false);

    /// <summary>Decides and takes in; entries are named by their order.</summary>
    public static RoomEntry? Do(this Room room, RoomActor actor, RoomAct act, DateTimeOffset? at = null)
    {
        var entry = room.Decide(actor, Id(1_000 + (int)room.Seq), act, Members, at ?? Nine.AddSeconds(room.Seq));
        if (entry is not null)
        {
            room.Apply(entry);
        }

        return entry;
    }

    public static Room Begun(LessonKind kind = LessonKind.Lesson, bool hasWaitingRoom = false)
    {
        var room = new Room(kind, hasWaitingRoom);
        room.Do(Teacher, new Begin());
        return room;
    }

    public static readonly Gen<(RoomActor Actor, RoomAct Act)> Tries = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 36], Gen.Int[0, 40], Gen.Int[0, 5], Gen.Bool, TryOf);

    /// <summary>What anybody may try at any time. Names of entries are guessed, so that many are of things that are there.</summary>
    /// <param name="actor">0 to 5.</param>
    /// <param name="kind">0 to 36; 0 to 2 move people in and out.</param>
    /// <param name="thing">0 to 40.</param>
    /// <param name="person">0 to 5.</param>
    public static (RoomActor Actor, RoomAct Act) TryOf(int actor, int kind, int thing, int person, bool yes)
    {
        var (who, what, whom) = (Everybody[actor], Id(1_000 + thing), Everybody[person].PersonId);
        string[] boards = ["board:1", "board:2", $"own:{whom}", "group:1", "group:2", $"slide:{what}:1"];
        RoomAct act = kind switch
        {
            0 => new KeepDoor(yes, [whom]),
            1 => new Admit([whom]),
            2 => new SendOut(whom),
            3 or 4 => new RaiseHand(),
            5 => new LowerHands(yes ? whom : null),
            6 => new Allow(yes ? whom : null, RoomRight.Draw, thing % 3 > 0),
            7 => new Spotlight(yes ? whom : null),
            8 or 9 or 10 => new Say($"said by {actor} to all", TalkTo.Everybody),
            11 => new Say($"said by {actor} to staff", TalkTo.Staff),
            12 => new Say($"said by {actor} to group", TalkTo.Group),
            13 => new DropMessage(what),
            14 => new KeepTalk((TalkMode)(thing % 3)),
            15 => new StartPoll("2 + 2?", ["3", "4", "5"], yes, [1]),
            16 or 17 or 18 => new Vote(what, yes ? [1] : [0]),
            19 => new ClosePoll(what),
            20 => new ShowPoll(what, null),
            21 => new BringSlides("slides", [Id(77), Id(78), Id(79)]),
            22 => new Show(boards[thing % 6]),
            23 or 24 or 25 => new Draw(boards[thing % 6], Line),
            26 => new Erase(boards[thing % 6], yes ? null : [what]),
            27 => new ShareFile(Id(78), "file.pdf", 1),
            28 => new FormGroups([new("one", [Anna.PersonId]), new("two", yes ? [Boris.PersonId, Vera.PersonId] : [Vera.PersonId])]),
            29 => yes ? new EndGroups() : new TakeBackFile(what),
            30 => new WriteNotes($"notes {thing}", yes ? 0 : thing),
            31 => new AskQuestion(what, Asked),
            32 or 33 or 34 => new AnswerQuestion(what, new ChoiceAnswer([yes ? "b" : "a"]), 99),
            35 => new CloseQuestion(what, new QuestionResult(null, 99, 99, [])),
            _ => yes ? new AskPresence() : new AnswerPresence(what),
        };
        return (who, act);
    }

    /// <summary>A lesson that went somehow; what was not allowed is left out.</summary>
    public static List<RoomEntry> Play(this Room room, IEnumerable<(RoomActor Actor, RoomAct Act)> tries)
    {
        List<RoomEntry> entries = [];
        foreach (var (actor, act) in tries)
        {
            try
            {
                if (room.Do(actor, act) is { } entry)
                {
                    entries.Add(entry);
                }
            }
            catch (RuleBroken)
            {
                // Somebody tried what is not theirs.
            }
        }

        return entries;
    }
}
