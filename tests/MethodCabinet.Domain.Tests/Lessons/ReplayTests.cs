using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Replays;
using MethodCabinet.Domain.Lessons.Rooms;
using static MethodCabinet.Domain.Tests.Lessons.Rooms;

namespace MethodCabinet.Domain.Tests.Lessons;

/// <summary>
/// A lesson seen again. <c>docs/replay-vectors.json</c> holds replays for both languages (web/src/features/lessons/replay/timeline.test.ts); METHODCABINET_RENEW_VECTORS={folder} writes it anew.
/// </summary>
public sealed class ReplayTests
{
    private static readonly JsonSerializerOptions Written = new(Json) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Gen<(bool Waits, List<(RoomActor, RoomAct)> Tries)> Lessons = Gen.Select(Gen.Bool, Tries.List[0, 80]);

    [Fact]
    public void It_tells_nobody_more_than_the_room_told_those_who_were_inside() => Lessons.Sample(lesson =>
    {
        // The door stands open, so that everybody is inside but those who are sent out: they hear most.
        var room = new Room(LessonKind.Lesson, hasWaitingRoom: false);
        List<RoomEntry> log = [room.Do(Teacher, new Begin())!];
        var heard = Everybody.ToDictionary(viewer => viewer, viewer => new List<string> { Write(RoomView.Of(room, viewer)) });
        foreach (var attempt in lesson.Tries.Where(attempt => attempt.Item2 is not KeepDoor))
        {
            foreach (var entry in room.Play([attempt]))
            {
                log.Add(entry);
                foreach (var viewer in Everybody)
                {
                    heard[viewer].Add(Write(room.For(entry, viewer)));
                    heard[viewer].Add(Write(RoomView.Of(room, viewer)));
                    heard[viewer].AddRange(room.Boards.Drawn.Where(board => room.Door.IsInside(viewer) && room.Boards.CanSee(viewer, board.Key, room.Groups.Of(viewer.PersonId))).Select(board => Write(board.Value)));
                }
            }
        }

        foreach (var viewer in Everybody)
        {
            var told = heard[viewer].ToHashSet();
            foreach (var step in RoomReplay.Of(LessonKind.Lesson, log, viewer)!.Steps)
            {
                Assert.True(step.Entry is null || told.Contains(Write(step.Entry)));
                Assert.True(step.Board is null || step.Board.Elements.Count == 0 || told.Contains(Write(step.Board.Elements)));
                if (step.View is { } view)
                {
                    Assert.All(view.Messages, message => Assert.Contains(told, text => text.Contains(Write(message), StringComparison.Ordinal)));
                }
            }
        }
    });

    [Fact]
    public void Nobody_reads_in_it_what_was_not_for_them() => Lessons.Sample(lesson =>
    {
        var room = new Room(LessonKind.Lesson, lesson.Waits);
        List<RoomEntry> log = [room.Do(Teacher, new Begin())!, .. room.Play(lesson.Tries)];
        foreach (var viewer in Everybody.Where(viewer => !viewer.IsStaff))
        {
            var words = Write(RoomReplay.Of(LessonKind.Lesson, log, viewer));
            for (var other = 0; other < Everybody.Count; other++)
            {
                Assert.False(Everybody[other] != viewer && words.Contains($"said by {other} to staff", StringComparison.Ordinal));
            }

            Assert.False(viewer == Anna && words.Contains("said by 3 to group", StringComparison.Ordinal));
            Assert.False(viewer == Guest && words.Contains("to group", StringComparison.Ordinal));
        }
    });

    [Fact]
    public void Begun_in_the_middle_it_is_the_rest_of_the_whole() => Gen.Select(Lessons, Gen.Int[1, 60]).Sample((lesson, after) =>
    {
        var room = new Room(LessonKind.Lesson, lesson.Waits);
        List<RoomEntry> log = [room.Do(Teacher, new Begin())!, .. room.Play(lesson.Tries)];
        var from = Math.Min(after, log[^1].Seq);
        foreach (var viewer in Everybody)
        {
            var whole = RoomReplay.Of(LessonKind.Lesson, log, viewer)!.Steps.Where(step => step.Entry?.Seq > from).Select(step => Write(step.Entry));
            var rest = RoomReplay.Of(LessonKind.Lesson, log, viewer, from)!.Steps.Where(step => step.Entry is not null).Select(step => Write(step.Entry));
            Assert.Equal(whole, rest);
        }
    });

    [Fact]
    public void What_was_taken_back_is_not_said_again()
    {
        var room = Begun();
        List<RoomEntry> log = [new(1, Id(1_000), Nine, Teacher.PersonId, new Begin())];
        log.Add(room.Do(Anna, new Say("Грубость", TalkTo.Everybody))!);
        log.Add(room.Do(Teacher, new DropMessage(log[1].Id))!);
        Assert.All(Everybody, viewer => Assert.Empty(RoomReplay.Of(LessonKind.Lesson, log, viewer)!.Steps));
    }

    [Fact]
    public void Who_was_absent_sees_what_was_told_to_those_inside_and_who_was_sent_out_does_not()
    {
        var room = Begun(hasWaitingRoom: true);
        List<RoomEntry> log = [new(1, Id(1_000), Nine, Teacher.PersonId, new Begin())];
        void Do(RoomActor actor, RoomAct act) => log.Add(room.Do(actor, act)!);
        Do(Teacher, new Admit([Anna.PersonId, Boris.PersonId]));
        Do(Teacher, new Say("Первое", TalkTo.Everybody));
        Do(Teacher, new SendOut(Boris.PersonId));
        Do(Teacher, new Say("Второе", TalkTo.Everybody));
        Assert.Equal(["Первое", "Второе"], Said(Anna));
        Assert.Equal(["Первое", "Второе"], Said(Vera));
        Assert.Equal(["Первое"], Said(Boris));

        string[] Said(RoomActor viewer) => [.. RoomReplay.Of(LessonKind.Lesson, log, viewer)!.Steps.Select(step => step.Entry?.Act).OfType<Say>().Select(say => say.Text)];
    }

    [Fact]
    public void A_board_comes_when_it_is_shown()
    {
        var room = Begun();
        List<RoomEntry> log = [new(1, Id(1_000), Nine, Teacher.PersonId, new Begin())];
        var own = BoardName.Own(Anna.PersonId).ToString();
        log.Add(room.Do(Anna, new Draw(own, Line))!);
        log.Add(room.Do(Teacher, new Show(own))!);
        log.Add(room.Do(Teacher, new Show("board:1"))!);
        log.Add(room.Do(Anna, new Draw(own, Line))!);
        log.Add(room.Do(Teacher, new Show(own))!);
        var shown = RoomReplay.Of(LessonKind.Lesson, log, Boris)!.Steps.Select(step => step.Board).ToList();
        Assert.Equal([1, 2], shown.Where(board => board is not null).Select(board => board!.Elements.Count));
        Assert.DoesNotContain(RoomReplay.Of(LessonKind.Lesson, log, Boris)!.Steps, step => step.Entry?.Act is Draw);
        Assert.Null(RoomReplay.Of(LessonKind.Lesson, [], Boris));
    }

    [Fact]
    public void Who_may_see_it_and_through_whose_eyes()
    {
        Assert.Equal(RoomRole.Teacher, ReplayAccess.AsWhat(new(RoomRole.Teacher, false, false, true)));
        Assert.Equal(RoomRole.Pupil, ReplayAccess.AsWhat(new(null, true, false, false)));
        Assert.Equal(RoomRole.Observer, ReplayAccess.AsWhat(new(null, false, true, false)));
        Assert.Equal(RoomRole.Observer, ReplayAccess.AsWhat(new(null, false, false, true)));
        Assert.Null(ReplayAccess.AsWhat(new(null, false, false, false)));

        Assert.False(ReplayAccess.IsNamed(isMinor: true, hasConsent: false, Anna.PersonId, Boris));
        Assert.True(ReplayAccess.IsNamed(isMinor: true, hasConsent: false, Anna.PersonId, Anna));
        Assert.True(ReplayAccess.IsNamed(isMinor: true, hasConsent: false, Anna.PersonId, Teacher));
        Assert.True(ReplayAccess.IsNamed(isMinor: true, hasConsent: true, Anna.PersonId, Boris));
        Assert.True(ReplayAccess.IsNamed(isMinor: false, hasConsent: false, Anna.PersonId, Boris));
    }

    [Theory]
    [InlineData("2026-09-01", 0, "2027-08-31")]
    [InlineData("2026-12-31", 1, "2028-08-31")]
    [InlineData("2027-05-31", 1, "2028-08-31")]
    [InlineData("2027-08-31", 0, "2027-08-31")]
    public void It_is_kept_until_the_end_of_a_school_year(string held, int years, string until) =>
        Assert.Equal(DateOnly.Parse(until, null), LessonRecord.KeptUntil(DateOnly.Parse(held, null), years));

    [Fact]
    public void What_stays_of_a_deleted_record_is_attendance() => Lessons.Sample(lesson =>
    {
        var room = new Room(LessonKind.Lesson, lesson.Waits);
        List<RoomEntry> log = [room.Do(Teacher, new Begin())!, .. room.Play(lesson.Tries), room.Do(Teacher, new End())!];
        var rest = new Room(LessonKind.Lesson, lesson.Waits);
        foreach (var entry in LessonRecord.Rest(log))
        {
            rest.Apply(entry);
        }

        Assert.Equal(room.Table.Checks.Select(check => Write(check.Answers)), rest.Table.Checks.Select(check => Write(check.Answers)));
        Assert.Equal((room.Door.BegunAt, room.Door.EndedAt), (rest.Door.BegunAt, rest.Door.EndedAt));
        Assert.Empty(rest.Talk.Messages);
        Assert.Empty(rest.Boards.Drawn);
        Assert.Empty(rest.Polls.Polls);
    });

    [Fact]
    public void Pages_and_replays_agree()
    {
        var made = JsonSerializer.Serialize(Enumerable.Range(0, 4).SelectMany(Play), Written) + "\n";
        if (Environment.GetEnvironmentVariable("METHODCABINET_RENEW_VECTORS") is { } folder)
        {
            File.WriteAllText(folder + "/replay-vectors.json", made);
        }

        Assert.Equal(made, File.ReadAllText(AppContext.BaseDirectory + "/replay-vectors.json"));
    }

    /// <param name="After">What the viewer saw at the end.</param>
    private sealed record Vector(Guid Me, bool IsStaff, RoomReplay Replay, RoomView After);

    private static IEnumerable<Vector> Play(int number)
    {
        var room = new Room(LessonKind.Lesson, hasWaitingRoom: false);
        List<RoomEntry> log = [room.Do(Teacher, new Begin())!];
        var next = (uint)(number + 11);
        for (var times = 0; times < 160; times++)
        {
            // Nobody shuts the door: who waits at it sees the lesson again, but not the room.
            log.AddRange(room.Play([TryOf(Next(2) * Next(6), 1 + Next(36), Next((int)room.Seq + 1), Next(6), Next(2) == 0)]));
        }

        return new[] { Teacher, Anna }.Where(room.Door.IsInside)
            .Select(viewer => new Vector(viewer.PersonId, viewer.IsStaff, RoomReplay.Of(LessonKind.Lesson, log, viewer)!, RoomView.Of(room, viewer)));

        // Numbers by Lehmer: the same in each run.
        int Next(int below)
        {
            next = (uint)(next * 48_271UL % 2_147_483_647UL);
            return (int)(next / 7 % (uint)below);
        }
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Json);
}
