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
    public void An_observer_and_a_listener_of_a_seminar_have_no_way_to_send()
    {
        Assert.True(MediaRights.MayEverSend(Begun(), Anna));
        Assert.False(MediaRights.MayEverSend(Begun(), Guest));
        Assert.False(MediaRights.MayEverSend(Begun(LessonKind.Seminar), Anna));
        Assert.True(MediaRights.MayEverSend(Begun(LessonKind.Seminar), Teacher));
    }

    [Fact]
    public void A_part_of_a_description_stays_what_it_was_called_first()
    {
        SentTrack voice = new("0", MediaSource.Microphone), picture = new("1", MediaSource.Camera), screen = new("2", MediaSource.Screen);
        var known = SentTracks.Agree([], Offer("audio 0", "video 1"), [picture, voice]);
        Assert.Equal([voice, picture], known);
        Assert.Equal(known, SentTracks.Agree(known, Offer("audio 0", "video 1"), [voice, picture]));
        Assert.Equal([voice, picture, screen], SentTracks.Agree(known, Offer("audio 0", "video 1", "video 2"), [voice, picture, screen]));

        // Another name for the same part, another order, less than before.
        Refused(known, Offer("audio 0", "video 1"), voice, new("1", MediaSource.Screen));
        Refused(known, Offer("audio 7", "video 1"), new("7", MediaSource.Microphone), picture);
        Refused(known, Offer("video 1", "audio 0"), picture, voice);
        Refused(known, Offer("audio 0"), voice);

        // More parts than names, more names than parts, a name twice.
        Refused([], Offer("audio 0", "video 1"), voice);
        Refused([], Offer("audio 0"), voice, picture);
        Refused([], Offer("video 1", "video 2"), picture, new("2", MediaSource.Camera));
        Refused([], Offer("video 1", "video 1"), picture, new("1", MediaSource.Screen));

        // A picture called a voice, data, a part with two names or none.
        Refused([], Offer("video 0"), voice);
        Refused([], Offer("audio 1"), picture);
        Refused([], Offer("application 0"), voice);
        Refused([], Offer("audio 0") + "a=MID:1\r\n", voice);
        Refused([], "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n", voice);

        static string Offer(params string[] parts) =>
            "v=0\r\n" + string.Concat(parts.Select(part => $"m={part.Split(' ')[0]} 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:{part.Split(' ')[1]}\r\n"));

        static void Refused(IReadOnlyList<SentTrack> known, string offer, params SentTrack[] named) =>
            Assert.Equal(LessonErrors.MediaForbidden, Assert.Throws<RuleBroken>(() => SentTracks.Agree(known, offer, named)).Error);
    }

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
