using System.Text.Json;
using CsCheck;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Rooms;
using static MethodCabinet.Domain.Tests.Lessons.Rooms;

namespace MethodCabinet.Domain.Tests.Lessons;

/// <summary>Whatever a lesson went like.</summary>
public sealed class RoomPropertyTests
{
    private static readonly Gen<(bool Waits, List<(RoomActor, RoomAct)> Tries)> Lessons = Gen.Select(Gen.Bool, Tries.List[0, 80]);

    [Fact]
    public void A_room_that_is_read_again_is_the_same_room() => Lessons.Sample(lesson =>
    {
        var room = new Room(LessonKind.Lesson, lesson.Waits);
        List<RoomEntry> log = [room.Do(Teacher, new Begin())!, .. room.Play(lesson.Tries)];

        var again = new Room(LessonKind.Lesson, lesson.Waits);
        foreach (var entry in JsonSerializer.Deserialize<List<RoomEntry>>(JsonSerializer.Serialize(log, Json), Json)!)
        {
            again.Apply(entry);
        }

        Assert.All(Everybody, viewer => Assert.Equal(ViewOf(room, viewer), ViewOf(again, viewer)));
    });

    [Fact]
    public void Nobody_reads_what_was_not_for_them() => Lessons.Sample(lesson =>
    {
        var room = new Room(LessonKind.Lesson, lesson.Waits);
        room.Do(Teacher, new Begin());
        Dictionary<RoomActor, string> heard = Everybody.ToDictionary(viewer => viewer, _ => "");
        foreach (var attempt in lesson.Tries)
        {
            foreach (var entry in room.Play([attempt]))
            {
                foreach (var viewer in Everybody.Where(viewer => room.For(entry, viewer) is not null))
                {
                    heard[viewer] += JsonSerializer.Serialize(room.For(entry, viewer), Json);
                }
            }

            foreach (var viewer in Everybody)
            {
                heard[viewer] += ViewOf(room, viewer);
            }
        }

        foreach (var (viewer, words) in heard.Where(one => !one.Key.IsStaff))
        {
            for (var other = 0; other < Everybody.Count; other++)
            {
                Assert.False(Everybody[other] != viewer && words.Contains($"said by {other} to staff", StringComparison.Ordinal));
            }

            // Keys of questions, and what others have answered.
            Assert.DoesNotContain("\"correct\"", words, StringComparison.Ordinal);

            // Groups are Anna, and the others with or without Boris: these two never sit together.
            Assert.False(viewer == Anna && words.Contains("said by 3 to group", StringComparison.Ordinal));
            Assert.False(viewer == Guest && words.Contains("to group", StringComparison.Ordinal));
        }
    });

    [Fact]
    public void Outside_one_sees_nothing() => Lessons.Sample(lesson =>
    {
        var room = new Room(LessonKind.Lesson, lesson.Waits);
        room.Do(Teacher, new Begin());
        room.Do(Teacher, new Say("said inside", TalkTo.Everybody));
        room.Play(lesson.Tries);
        foreach (var viewer in Everybody.Where(viewer => !room.Door.IsInside(viewer)))
        {
            var view = RoomView.Of(room, viewer);
            Assert.Empty(view.Messages);
            Assert.Empty(view.Boards);
            Assert.Empty(view.Polls);
            Assert.Empty(view.Hands);
            Assert.Empty(view.Groups);
        }
    });

    [Fact]
    public void Votes_are_counted_once_for_each_voter() => Lessons.Sample(lesson =>
    {
        var room = Begun(hasWaitingRoom: lesson.Waits);
        room.Play(lesson.Tries);
        foreach (var poll in room.Polls.Polls)
        {
            Assert.Equal(poll.Votes.Count, poll.Result.Voters);
            Assert.Equal(poll.Votes.Sum(vote => vote.Value.Count), poll.Result.Counts.Sum());
        }
    });

    [Fact]
    public void A_refused_act_changes_nothing() => Lessons.Sample(lesson =>
    {
        var room = Begun(hasWaitingRoom: lesson.Waits);
        foreach (var (actor, act) in lesson.Tries)
        {
            var (before, seq) = (ViewOf(room, Teacher), room.Seq);
            try
            {
                room.Do(actor, act);
            }
            catch (RuleBroken)
            {
                Assert.Equal(before, ViewOf(room, Teacher));
                Assert.Equal(seq, room.Seq);
            }
        }
    });

    private static string ViewOf(Room room, RoomActor viewer) => JsonSerializer.Serialize(RoomView.Of(room, viewer), Json);
}
