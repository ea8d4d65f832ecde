using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Media;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Server.Lessons.Media;
using MethodCabinet.Server.Lessons.Rooms;

namespace MethodCabinet.Server.Tests.Lessons;

/// <summary>What the engine says is on the air is given out only as far as the room's log allows it, whichever process it comes from.</summary>
public sealed class MediaSightsTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly RoomActor Teacher = new(Guid.NewGuid(), RoomRole.Teacher);
    private static readonly RoomActor Anna = new(Guid.NewGuid(), RoomRole.Pupil);
    private static readonly RoomActor Boris = new(Guid.NewGuid(), RoomRole.Pupil);

    /// <summary>A page of another process has put its microphone and its screen on the air.</summary>
    private static readonly MediaFeed FromAnna = new("anna", Anna.PersonId, [new("0", MediaSource.Microphone, true), new("1", MediaSource.Camera, false), new("2", MediaSource.Screen, true)]);

    [Fact]
    public void Nobody_gets_what_its_sender_may_not_send_and_it_is_named_to_be_muted()
    {
        using var room = Begun();
        var sights = See(room, FromAnna);
        Assert.Equal([new TrackName("anna", "2")], sights.Forbidden);
        Assert.Equal([new TrackName("anna", "0")], sights.Pages[0].Wanted);
        Assert.Equal([new OnAir(Anna.PersonId, MediaSource.Microphone)], sights.Pages[0].OnAir);

        Do(room, new Allow(null, RoomRight.Speak, IsGiven: false));
        sights = See(room, FromAnna);
        Assert.Equal([new TrackName("anna", "0"), new TrackName("anna", "2")], sights.Forbidden);
        Assert.Empty(sights.Pages[0].Wanted);
        Assert.Empty(sights.Pages[0].OnAir);
    }

    [Fact]
    public void Whoever_does_not_belong_to_the_lesson_is_muted_and_at_the_end_everybody_is()
    {
        using var room = Begun();
        var strange = new MediaFeed("strange", Guid.NewGuid(), [new("0", MediaSource.Microphone, true)]);
        Assert.Equal([new TrackName("strange", "0")], See(room, strange).Forbidden);
        Do(room, new End());
        var over = See(room, FromAnna, new MediaFeed("teacher", Teacher.PersonId, [new("0", MediaSource.Microphone, true)]));
        Assert.Equal(3, over.Forbidden.Count);
        Assert.Empty(over.Pages[0].Wanted);
    }

    private static MediaSights See(OpenRoom room, params MediaFeed[] feeds) => MediaSights.Of(room, [new MediaPage(Guid.NewGuid(), Boris)], feeds);

    private static OpenRoom Begun()
    {
        var lesson = new Lesson { Id = Guid.NewGuid(), Kind = LessonKind.Lesson, Title = "Урок", StartsAt = Now, Minutes = 45, CreatedById = Teacher.PersonId };
        var room = new OpenRoom(lesson, new[] { Teacher, Anna, Boris }.ToDictionary(actor => actor.PersonId, actor => actor.Role));
        Do(room, new Begin());
        return room;
    }

    private static void Do(OpenRoom room, RoomAct act) => room.Take(room.Room.Decide(Teacher, Guid.NewGuid(), act, room.Members, Now)!);
}
