using MethodCabinet.Domain.Lessons.Media;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Lessons.Media;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Lessons;

public sealed class MediaHubTests(MediaApp app) : IClassFixture<MediaApp>
{
    [JanusFact]
    public async Task Who_may_speak_is_heard_and_whoever_may_no_longer_is_taken_off_the_air_by_the_server()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using var teacher = await scene.EnterAsync(scene.Teacher);
        await teacher.MustAsync(new Begin());
        await using var anna = await MediaClient.EnterAsync(app, scene.Id, scene.Anna.Id);
        await anna.JoinedAsync();

        var published = await anna.PublishAsync();
        Assert.Null(published.Error);
        Assert.Contains("usedtx=1", published.Sdp, StringComparison.Ordinal);
        Assert.Contains("useinbandfec=1", published.Sdp, StringComparison.Ordinal);
        Assert.Contains("a=simulcast:recv", published.Sdp, StringComparison.Ordinal);
        Assert.Null((await anna.PutOnAirAsync(MediaSource.Microphone)).Error);
        Assert.Null((await anna.PutOnAirAsync(MediaSource.Camera)).Error);
        Assert.Equal("lesson.media.forbidden", (await anna.PutOnAirAsync(MediaSource.Screen)).Error);

        await teacher.MustAsync(new Allow(null, RoomRight.Speak, IsGiven: false));
        await anna.HearAsync("muted Microphone");
        Assert.Equal("lesson.media.forbidden", (await anna.PutOnAirAsync(MediaSource.Microphone)).Error);
        await teacher.MustAsync(new Allow(scene.Anna.Id, RoomRight.Speak, IsGiven: true));
        Assert.Null((await anna.PutOnAirAsync(MediaSource.Microphone)).Error);

        await teacher.MustAsync(new SendOut(scene.Anna.Id));
        Assert.NotNull((await anna.PutOnAirAsync(MediaSource.Camera)).Error);
        Assert.Equal("lesson.room.outside", await RefusedAsync(anna));
        Assert.Equal("ws://127.0.0.1", (await app.WithDbAsync(db => db.MediaPlaces.SingleAsync(p => p.LessonId == scene.Id))).Node[..14]);
    }

    [JanusFact]
    public async Task Nobody_comes_to_the_sound_of_a_lesson_who_does_not_belong_to_it_or_is_not_inside_and_the_relay_is_lent_to_members_alone()
    {
        var scene = await LessonScene.CreateAsync(app);
        var stranger = await app.CreatePersonAsync([Role.Pupil], scene.Teacher.OrganizationId);
        await Assert.ThrowsAnyAsync<Exception>(() => MediaClient.EnterAsync(app, scene.Id, stranger.Id));

        await using var anna = await MediaClient.EnterAsync(app, scene.Id, scene.Anna.Id);
        Assert.Equal("lesson.room.not-begun", await RefusedAsync(anna));
        await using var teacher = await MediaClient.EnterAsync(app, scene.Id, scene.Teacher.Id);
        var relay = Assert.Single((await teacher.JoinedAsync()).IceServers);
        Assert.Equal(["turn:127.0.0.1:3478", "turns:127.0.0.1:443?transport=tcp"], relay.Urls);
        Assert.Equal(TurnCredential.For(scene.Teacher.Id, DateTimeOffset.FromUnixTimeSeconds(long.Parse(relay.Username.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture)), "a secret of the relay").Password, relay.Credential);
    }

    [JanusFact]
    public async Task Nobody_of_a_seminar_sends_anything_but_who_leads()
    {
        var scene = await LessonScene.CreateAsync(app, kind: LessonKind.Seminar);
        await using var teacher = await scene.EnterAsync(scene.Teacher);
        await teacher.MustAsync(new Begin());
        await teacher.MustAsync(new Allow(null, RoomRight.Speak, IsGiven: true));
        await using var anna = await MediaClient.EnterAsync(app, scene.Id, scene.Anna.Id);
        await anna.JoinedAsync();
        Assert.Equal("lesson.media.forbidden", (await anna.PublishAsync()).Error);
        Assert.NotNull((await anna.PutOnAirAsync(MediaSource.Microphone)).Error);
    }

    [JanusFact]
    public async Task What_a_part_was_called_first_it_stays_and_nothing_is_sent_without_a_name()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using var teacher = await scene.EnterAsync(scene.Teacher);
        await teacher.MustAsync(new Begin());
        await using var anna = await MediaClient.EnterAsync(app, scene.Id, scene.Anna.Id);
        await anna.JoinedAsync();
        SentTrack voice = new("0", MediaSource.Microphone);
        Assert.Equal("lesson.media.forbidden", (await anna.PublishAsync(MediaClient.Offer(), true, voice)).Error);
        Assert.Null((await anna.PublishAsync(MediaClient.VoiceOffer(), true, voice)).Error);
        Assert.Null((await anna.PutOnAirAsync(MediaSource.Microphone)).Error);

        // The picture of the screen, which no pupil may show, as part of what is on the air already.
        Assert.Equal("lesson.media.forbidden", (await anna.PublishAsync(MediaClient.Offer(), false, new("0", MediaSource.Screen), new("1", MediaSource.Microphone))).Error);
        Assert.Equal("lesson.media.forbidden", (await anna.PublishAsync(MediaClient.Offer(), false, voice, new("1", MediaSource.Microphone))).Error);
        Assert.Null((await anna.PublishAsync(MediaClient.Offer(), false, voice, new("1", MediaSource.Screen))).Error);
        Assert.Equal("lesson.media.forbidden", (await anna.PutOnAirAsync(MediaSource.Screen)).Error);
        Assert.Null((await anna.PutOnAirAsync(MediaSource.Microphone)).Error);
    }

    [JanusFact]
    public async Task The_fourth_page_of_a_person_takes_the_place_of_the_first_and_a_connection_holds_one_page()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using var first = await MediaClient.EnterAsync(app, scene.Id, scene.Teacher.Id);
        await first.JoinedAsync();
        Assert.Null((await first.PublishAsync()).Error);
        Assert.Null((await first.PutOnAirAsync(MediaSource.Microphone)).Error);
        await using var second = await MediaClient.EnterAsync(app, scene.Id, scene.Teacher.Id);
        await second.JoinedAsync();
        Assert.Null((await second.PublishAsync()).Error);
        await second.Hub.InvokeAsync<MediaJoined>(nameof(MediaHub.Join), Guid.NewGuid());
        Assert.False((await second.JoinAsync()).IsKnown);

        await using var third = await MediaClient.EnterAsync(app, scene.Id, scene.Teacher.Id);
        await third.JoinedAsync();

        Assert.Null((await first.PutOnAirAsync(MediaSource.Microphone)).Error);
        await using var fourth = await MediaClient.EnterAsync(app, scene.Id, scene.Teacher.Id);
        await fourth.JoinedAsync();
        await first.HearAsync("muted Microphone");
        Assert.Equal("lesson.room.outside", (await first.PutOnAirAsync(MediaSource.Microphone)).Error);
        Assert.Null((await second.PublishAsync()).Error);
    }

    [JanusFact]
    public async Task A_lesson_that_ended_leaves_nothing_at_Janus()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using var teacher = await scene.EnterAsync(scene.Teacher);
        await teacher.MustAsync(new Begin());
        await using var anna = await MediaClient.EnterAsync(app, scene.Id, scene.Anna.Id);
        await anna.JoinedAsync();
        Assert.Null((await anna.PublishAsync()).Error);
        Assert.Null((await anna.PutOnAirAsync(MediaSource.Microphone)).Error);
        await teacher.MustAsync(new End());
        await anna.HearAsync("muted Microphone");
        Assert.Equal("lesson.media.forbidden", (await anna.PublishAsync()).Error);
        Assert.Equal(MediaState.Away, (await anna.JoinAsync()).State);
    }

    [JanusFact]
    public async Task When_Janus_dies_pages_are_told_and_join_anew_once_it_is_back()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using var teacher = await MediaClient.EnterAsync(app, scene.Id, scene.Teacher.Id);
        await teacher.JoinedAsync();
        Assert.Null((await teacher.PublishAsync()).Error);
        app.Janus!.Kill();
        await teacher.HearAsync("away");
        await teacher.HearAsync("back");
        Assert.Equal((MediaState.On, false), (await teacher.JoinedAsync()) switch { var joined => (joined.State, joined.IsKnown) });
        Assert.Null((await teacher.PublishAsync()).Error);
        Assert.Null((await teacher.PutOnAirAsync(MediaSource.Microphone)).Error);
    }

    [JanusFact]
    public async Task A_page_whose_line_broke_goes_on_with_what_it_had()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using var teacher = await MediaClient.EnterAsync(app, scene.Id, scene.Teacher.Id);
        Assert.False((await teacher.JoinedAsync()).IsKnown);
        Assert.Null((await teacher.PublishAsync()).Error);
        await teacher.Hub.StopAsync();
        await teacher.Hub.StartReadyAsync();
        Assert.True((await teacher.JoinAsync()).IsKnown);
        Assert.Null((await teacher.PublishAsync(isNew: false)).Error);

        // Nobody else takes its place by knowing its name.
        await using var anna = await MediaClient.EnterAsync(app, scene.Id, scene.Anna.Id);
        await Assert.ThrowsAsync<HubException>(() => anna.Hub.InvokeAsync<MediaJoined>(nameof(MediaHub.Join), teacher.PageId));
    }

    private static async Task<string> RefusedAsync(MediaClient page) => (await Assert.ThrowsAsync<HubException>(page.JoinAsync)).Message.Split(' ')[^1];
}

public sealed class SilentCabinetTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_cabinet_without_Janus_says_so_and_sends_nothing()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using var teacher = await MediaClient.EnterAsync(app, scene.Id, scene.Teacher.Id);
        Assert.Equal(MediaState.None, (await teacher.JoinAsync()).State);
        Assert.Equal("lesson.media.away", (await teacher.Hub.InvokeAsync<MediaReply>(nameof(MediaHub.Echo), MediaClient.Offer())).Error);
    }
}
