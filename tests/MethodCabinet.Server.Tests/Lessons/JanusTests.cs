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

        public void RoomLost() => Losses++;

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
