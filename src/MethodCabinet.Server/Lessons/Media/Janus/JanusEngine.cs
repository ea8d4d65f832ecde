using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MethodCabinet.Domain.Lessons.Media;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Lessons.Media.Janus;

/// <summary>Passes sound and picture on by the VideoRoom plugin of one or several Janus servers.</summary>
internal sealed class JanusEngine(MediaSettings settings, MasterKey master, TimeProvider clock, ILogger<JanusEngine> log) : BackgroundService, ILiveMediaEngine
{
    /// <summary>So long a Janus that does not answer is waited for before its rooms go elsewhere: a restart takes a second.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly List<JanusConnection> connections = [.. settings.Janus.Select(node => new JanusConnection(node, clock, log))];
    private readonly byte[] key = master.Derive("lessons.media");

    public IReadOnlyList<MediaNode> Nodes => connections.ConvertAll(one => new MediaNode(one.Name, one.IsDraining, one.IsUp || clock.GetUtcNow() - one.DownSince < Patience, 0));

    internal IReadOnlyList<JanusConnection> Connections => connections;

    public async Task<IMediaRoom> OpenAsync(string node, Guid lessonId, IMediaRoomListener listener, CancellationToken ct)
    {
        var connection = connections.Find(one => one.Name == node && one.IsUp) ?? throw new MediaAwayException($"{node} does not answer.");

        // The same on every machine of the application, and known to nobody else.
        var secret = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"room:{lessonId}")));
        return await JanusRoom.OpenAsync(connection, lessonId, secret, listener, ct);
    }

    public async Task<IMediaSender> EchoAsync(IMediaPeerListener listener, CancellationToken ct)
    {
        var connection = connections.Where(one => one.IsUp).OrderBy(one => one.IsDraining).FirstOrDefault() ?? throw new MediaAwayException("No Janus answers.");
        var handle = await connection.AttachAsync("janus.plugin.echotest", message => JanusPeers.Tell(listener, message), listener.HungUp, ct);
        return new JanusEcho(handle);
    }

    public override void Dispose()
    {
        base.Dispose();
        connections.ForEach(one => one.Dispose());
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(connections.Select(one => one.RunAsync(stoppingToken)));
}

/// <summary>Janus' own echo: everything comes back to the page.</summary>
internal sealed class JanusEcho(JanusHandle handle) : IMediaSender
{
    public string FeedId => "";

    public async Task<string> NegotiateAsync(string offer, IReadOnlyList<MediaTrack> tracks, CancellationToken ct)
    {
        var (_, sdp) = await handle.AskAsync(new JsonObject { ["audio"] = true, ["video"] = true }, ct, ("offer", offer));
        return sdp ?? throw new MediaAwayException("Janus answered without a description.");
    }

    public Task PutOnAirAsync(string mid, bool isOnAir, CancellationToken ct) => Task.CompletedTask;

    public ValueTask DisposeAsync() => handle.DisposeAsync();
}
