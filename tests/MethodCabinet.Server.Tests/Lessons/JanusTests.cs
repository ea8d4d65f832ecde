using System.Text.Json.Nodes;
using MethodCabinet.Domain.Lessons.Media;
using MethodCabinet.Server.Lessons.Media;
using MethodCabinet.Server.Lessons.Media.Janus;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.Extensions.Logging.Abstractions;

namespace MethodCabinet.Server.Tests.Lessons;

public sealed class JanusTests
{
    private static readonly MediaTrack Voice = new("0", MediaSource.Microphone, IsOnAir: false);

    [JanusFact]
    public async Task A_broken_socket_costs_nothing_for_the_session_is_claimed()
    {
        await using var janus = new TestJanus();
        await janus.AnswersAsync();
        await using var line = new FaultyLine(new Uri($"http://127.0.0.1:{janus.Port}"));
        using var engine = Engine(janus, $"ws://{line.Address.Authority}");
        await engine.StartAsync(CancellationToken.None);
        var (room, listener) = await OpenAsync(engine);
        await using var sender = await room.AddSenderAsync(Guid.NewGuid(), listener, CancellationToken.None);
        await sender.NegotiateAsync(MediaClient.Offer(), [Voice], CancellationToken.None);

        line.Cut();
        await Assert.ThrowsAsync<MediaAwayException>(() => sender.PutOnAirAsync("0", true, CancellationToken.None));
        line.Mend();

        await Eventually.TrueAsync(() => SucceedsAsync(() => sender.PutOnAirAsync("0", true, CancellationToken.None)), "the same sender goes on");
        Assert.True(room.IsThere);
        Assert.Equal(0, listener.Losses);
        await engine.StopAsync(CancellationToken.None);
    }

    [JanusFact]
    public async Task A_restarted_Janus_is_noticed_within_moments_and_the_room_is_made_anew()
    {
        await using var janus = new TestJanus();
        await janus.AnswersAsync();
        using var engine = Engine(janus, janus.Address);
        await engine.StartAsync(CancellationToken.None);
        var (room, listener) = await OpenAsync(engine);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        janus.Kill();
        await Eventually.TrueAsync(() => Task.FromResult(listener.Losses == 1), "the room is lost");
        Assert.False(room.IsThere);
        var (again, _) = await OpenAsync(engine, lessonId: listener.LessonId);
        Assert.True(again.IsThere);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed}.");
        await engine.StopAsync(CancellationToken.None);
    }

    [JanusFact]
    public async Task Two_processes_of_the_application_share_a_room_and_a_wrong_secret_opens_none()
    {
        await using var janus = new TestJanus();
        await janus.AnswersAsync();
        using var one = Engine(janus, janus.Address);
        using var other = Engine(janus, janus.Address);
        using var stranger = Engine(janus, janus.Address, "another secret of the same length");
        foreach (var engine in new[] { one, other, stranger })
        {
            await engine.StartAsync(CancellationToken.None);
        }

        var (room, listener) = await OpenAsync(one);
        var (same, _) = await OpenAsync(other, listener.LessonId);
        Assert.True(room.IsThere && same.IsThere);
        await Assert.ThrowsAnyAsync<Exception>(() => stranger.OpenAsync(janus.Address, Guid.NewGuid(), listener, CancellationToken.None));
        foreach (var engine in new[] { one, other, stranger })
        {
            await engine.StopAsync(CancellationToken.None);
        }
    }

    [JanusFact]
    public async Task What_a_later_offer_brings_is_held_back_too_and_what_is_on_the_air_stays_there()
    {
        await using var janus = new TestJanus();
        await janus.AnswersAsync();
        using var engine = Engine(janus, janus.Address);
        await engine.StartAsync(CancellationToken.None);
        var (room, listener) = await OpenAsync(engine);
        List<string> moderated = [];
        var handle = await WatchAsync(engine, room, moderated);
        await using var sender = await room.AddSenderAsync(Guid.NewGuid(), listener, CancellationToken.None);
        await sender.NegotiateAsync(MediaClient.VoiceOffer(), [Voice], CancellationToken.None);
        await sender.PutOnAirAsync("0", true, CancellationToken.None);
        Assert.Equal(["0 muted", "0 unmuted"], await HeardAsync(2));

        await sender.NegotiateAsync(MediaClient.Offer(), [Voice with { IsOnAir = true }, new("1", MediaSource.Camera, IsOnAir: false)], CancellationToken.None);
        Assert.Equal(["0 muted", "0 unmuted", "1 muted"], await HeardAsync(3));

        await room.MuteAsync(new TrackName(sender.FeedId, "0"), CancellationToken.None);
        Assert.Equal("0 muted", (await HeardAsync(4))[^1]);
        await handle.DisposeAsync();

        // The end of the lesson: whoever watches hears of it, and there is no such room any more.
        await room.DestroyAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => Task.FromResult(listener.Losses == 1 && !room.IsThere), "the room is gone");
        await room.DestroyAsync(CancellationToken.None);
        await engine.StopAsync(CancellationToken.None);

        async Task<List<string>> HeardAsync(int count)
        {
            await Eventually.TrueAsync(() => Task.FromResult(Copy().Count >= count), $"Janus tells of {count} changes");
            return Copy();
        }

        List<string> Copy()
        {
            lock (moderated)
            {
                return [.. moderated];
            }
        }
    }

    /// <summary>As another process would: everybody in a room is told what Janus holds back.</summary>
    private static async Task<JanusHandle> WatchAsync(JanusEngine engine, IMediaRoom room, List<string> moderated)
    {
        var handle = await engine.Connections[0].AttachAsync("janus.plugin.videoroom", Hear, () => { }, CancellationToken.None);
        await handle.AskAsync(((JanusRoom)room).Joins("publisher", $"watch.{Guid.NewGuid():N}"), CancellationToken.None);
        return handle;

        void Hear(JsonObject message)
        {
            if (message["plugindata"]?["data"] is JsonObject data && data["moderation"] is { } moderation)
            {
                lock (moderated)
                {
                    moderated.Add($"{data["mid"]} {moderation}");
                }
            }
        }
    }

    private static JanusEngine Engine(TestJanus janus, string url, string? secret = null)
    {
        var settings = new MediaSettings();
        settings.Janus.Add(new JanusNodeSettings { Url = url, Secret = secret ?? janus.Secret });
        return new JanusEngine(settings, new MasterKey(new SecuritySettings { MasterKey = TestHost.MasterKey }), TimeProvider.System, NullLogger<JanusEngine>.Instance);
    }

    private static async Task<(IMediaRoom Room, Listener Listener)> OpenAsync(JanusEngine engine, Guid? lessonId = null)
    {
        var listener = new Listener(lessonId ?? Guid.NewGuid());
        IMediaRoom? room = null;
        await Eventually.TrueAsync(
            () => SucceedsAsync(async () => room = await engine.OpenAsync(engine.Nodes[0].Name, listener.LessonId, listener, CancellationToken.None)), "the room is open");
        return (room!, listener);
    }

    private static async Task<bool> SucceedsAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (MediaAwayException)
        {
            return false;
        }
    }

    private sealed class Listener(Guid lessonId) : IMediaRoomListener, IMediaPeerListener
    {
        public Guid LessonId { get; } = lessonId;

        public int Losses { get; private set; }

        public void FeedsChanged()
        {
            // Feeds come with browsers: deploy/test --media.
        }

        public void RoomLost(IMediaRoom lost) => Losses++;

        public void Slow(bool isUplink)
        {
            // Nothing flows here.
        }

        public void HungUp()
        {
            // It goes with its room.
        }

        public void Offered(MediaOffer offer)
        {
            // Nothing is received here.
        }
    }
}
