using CsCheck;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Media;
using MethodCabinet.Domain.Lessons.Rooms;
using static MethodCabinet.Domain.Tests.Lessons.Rooms;

namespace MethodCabinet.Domain.Tests.Lessons;

public sealed class MediaTests
{
    [Fact]
    public void Who_leads_speaks_before_the_lesson_and_pupils_once_it_has_begun()
    {
        var room = new Room(LessonKind.Lesson, hasWaitingRoom: false);
        Assert.True(MediaRights.MaySend(room, Teacher, MediaSource.Screen));
        Assert.False(MediaRights.MaySend(room, Anna, MediaSource.Microphone));
        room.Do(Teacher, new Begin());
        Assert.True(MediaRights.MaySend(room, Anna, MediaSource.Microphone));
        Assert.True(MediaRights.MaySend(room, Anna, MediaSource.Camera));
        Assert.False(MediaRights.MaySend(room, Anna, MediaSource.Screen));
        Assert.False(MediaRights.MaySend(room, Guest, MediaSource.Microphone));
    }

    [Fact]
    public void What_the_teacher_takes_from_all_a_pupil_gets_back_by_name_or_in_the_spotlight()
    {
        var room = Begun();
        room.Do(Teacher, new Allow(null, RoomRight.Speak, IsGiven: false));
        Assert.False(MediaRights.MaySend(room, Anna, MediaSource.Microphone));
        Assert.True(MediaRights.MaySend(room, Assistant, MediaSource.Microphone));

        room.Do(Teacher, new Spotlight(Anna.PersonId));
        Assert.True(MediaRights.MaySend(room, Anna, MediaSource.Microphone));
        Assert.False(MediaRights.MaySend(room, Boris, MediaSource.Microphone));
        room.Do(Teacher, new Spotlight(null));
        Assert.False(MediaRights.MaySend(room, Anna, MediaSource.Microphone));

        room.Do(Teacher, new Allow(Boris.PersonId, RoomRight.Speak, IsGiven: true));
        Assert.True(MediaRights.MaySend(room, Boris, MediaSource.Microphone));
    }

    [Fact]
    public void What_was_taken_from_one_pupil_no_spotlight_gives_back()
    {
        var room = Begun();
        room.Do(Teacher, new Allow(Anna.PersonId, RoomRight.Film, IsGiven: false));
        room.Do(Teacher, new Spotlight(Anna.PersonId));
        Assert.False(MediaRights.MaySend(room, Anna, MediaSource.Camera));
        Assert.True(MediaRights.MaySend(room, Anna, MediaSource.Microphone));
    }

    [Fact]
    public void Nobody_of_a_seminar_is_heard_but_who_leads_even_when_somebody_allows_it()
    {
        var room = Begun(LessonKind.Seminar);
        room.Do(Teacher, new Allow(null, RoomRight.Speak, IsGiven: true));
        room.Do(Teacher, new Spotlight(Anna.PersonId));
        Assert.All(Enum.GetValues<MediaSource>(), source => Assert.False(MediaRights.MaySend(room, Anna, source)));
        Assert.True(MediaRights.MaySend(room, Teacher, MediaSource.Microphone));
        Assert.True(MediaRights.MayReceive(room, Anna, Teacher));
    }

    [Fact]
    public void Who_was_sent_out_neither_hears_nor_is_heard_and_at_the_end_nobody_is()
    {
        var room = Begun();
        room.Do(Teacher, new SendOut(Anna.PersonId));
        Assert.False(MediaRights.MaySend(room, Anna, MediaSource.Microphone));
        Assert.False(MediaRights.MayReceive(room, Anna, Teacher));
        Assert.False(MediaRights.MayReceive(room, Boris, Anna));
        room.Do(Teacher, new End());
        Assert.False(MediaRights.MaySend(room, Teacher, MediaSource.Microphone));
        Assert.False(MediaRights.MayReceive(room, Boris, Teacher));
    }

    [Fact]
    public void Groups_that_work_apart_do_not_hear_each_other()
    {
        var room = Begun();
        room.Do(Teacher, new FormGroups([new("один", [Anna.PersonId]), new("два", [Boris.PersonId, Vera.PersonId])]));
        Assert.False(MediaRights.MayReceive(room, Anna, Boris));
        Assert.True(MediaRights.MayReceive(room, Vera, Boris));
        Assert.True(MediaRights.MayReceive(room, Anna, Teacher));
        Assert.True(MediaRights.MayReceive(room, Teacher, Anna));
        room.Do(Teacher, new EndGroups());
        Assert.True(MediaRights.MayReceive(room, Anna, Boris));
    }

    /// <summary>Whatever happens in a lesson, who may be heard is inside it, and no observer ever is.</summary>
    [Fact]
    public void Only_who_is_inside_is_ever_heard() => Tries.List[0, 60].Sample(tries =>
    {
        var room = new Room(LessonKind.Lesson, hasWaitingRoom: tries.Count % 2 == 0);
        room.Play(tries.Prepend((Teacher, new Begin())));
        foreach (var actor in Everybody)
        {
            foreach (var source in Enum.GetValues<MediaSource>())
            {
                Assert.True(!MediaRights.MaySend(room, actor, source) || (room.Door.IsInside(actor) && actor.Role != RoomRole.Observer));
            }

            Assert.All(Everybody, viewer => Assert.True(!MediaRights.MayReceive(room, viewer, actor) || (room.Door.IsInside(viewer) && room.Door.IsInside(actor))));
        }
    });

    [Fact]
    public void A_new_room_comes_where_least_is_to_do_and_stays_there()
    {
        MediaNode[] nodes = [new("a", false, true, 40), new("b", false, true, 3), new("c", true, true, 0), new("d", false, false, 0)];
        Assert.Equal("b", MediaPlacement.Choose(nodes, null));
        Assert.Equal("a", MediaPlacement.Choose(nodes, "a"));

        // Rooms end on a machine that is emptied; one that is gone they leave.
        Assert.Equal("c", MediaPlacement.Choose(nodes, "c"));
        Assert.Equal("b", MediaPlacement.Choose(nodes, "d"));
        Assert.Equal("c", MediaPlacement.Choose([nodes[2], nodes[3]], null));
        Assert.Null(MediaPlacement.Choose([nodes[3]], "d"));
    }

    /// <summary>By OpenSSL: printf '1798761600:00000003…' | openssl dgst -sha1 -hmac 'north wind secret' -binary | base64.</summary>
    [Fact]
    public void A_credential_of_the_relay_is_what_coturn_computes()
    {
        var credential = TurnCredential.For(Anna.PersonId, DateTimeOffset.FromUnixTimeSeconds(1_798_761_600), "north wind secret");
        Assert.Equal("1798761600:00000003000000000000000000000000", credential.UserName);
        Assert.Equal("KKEFqWuiWSVgxkv7smOGrYvmcyQ=", credential.Password);
    }
}
