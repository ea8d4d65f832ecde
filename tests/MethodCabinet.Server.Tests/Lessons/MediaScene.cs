using System.Threading.Channels;
using MethodCabinet.Domain.Lessons.Media;
using MethodCabinet.Server.Lessons.Media;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Lessons;

/// <summary>An application with a real Janus, where one is installed.</summary>
public sealed class MediaApp : TestApp
{
    internal TestJanus? Janus { get; } = TestJanus.IsInstalled ? new TestJanus() : null;

    protected override IEnumerable<KeyValuePair<string, string>> Settings => Janus is null ? [] :
    [
        new("Media:Janus:0:Url", Janus.Address),
        new("Media:Janus:0:Secret", Janus.Secret),
        new("Media:Turn:Urls", "turn:127.0.0.1:3478, turns:127.0.0.1:443?transport=tcp"),
        new("Media:Turn:Secret", "a secret of the relay"),
    ];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Janus is not null)
        {
            await Janus.DisposeAsync();
        }
    }
}

/// <summary>The sound and picture of an open page, as far as they can be had without a browser: descriptions are exchanged, nothing flows.</summary>
internal sealed class MediaClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<string> heard = Channel.CreateUnbounded<string>();

    private MediaClient(HubConnection hub) => Hub = hub;

    public HubConnection Hub { get; }

    public Guid PageId { get; } = Guid.NewGuid();

    /// <summary>As a browser describes one microphone and one camera in two layers, shortened.</summary>
    public static string Offer(string ufrag = "abcd") => string.Join("\r\n",
    [
        .. Voice("0 1", ufrag),
        "m=video 9 UDP/TLS/RTP/SAVPF 96", .. Transport(ufrag), "a=mid:1", "a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid", "a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id",
        "a=sendonly", "a=msid:- picture", "a=rtcp-mux", "a=rtpmap:96 VP8/90000", "a=rtcp-fb:96 nack pli", "a=rid:h send", "a=rid:l send", "a=simulcast:send h;l", "",
    ]);

    /// <summary>The microphone alone.</summary>
    public static string VoiceOffer() => string.Join("\r\n", [.. Voice("0", "abcd"), ""]);

    public static async Task<MediaClient> EnterAsync(TestHost node, Guid lessonId, Guid personId)
    {
        var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(node.As(personId).BaseAddress!, $"/hubs/media?lesson={lessonId}"), options => options.Headers[TestSignIn.Header] = personId.ToString())
            .AddJsonProtocol(json => PlatformModule.ConfigureJson(json.PayloadSerializerOptions))
            .Build();
        var client = new MediaClient(hub);
        hub.On<MediaSource>(nameof(IMediaClient.Muted), source => client.heard.Writer.TryWrite($"muted {source}"));
        hub.On<IReadOnlyList<OnAir>>(nameof(IMediaClient.OnAirChanged), onAir => client.heard.Writer.TryWrite($"on air {onAir.Count}"));
        hub.On(nameof(IMediaClient.EngineAway), () => client.heard.Writer.TryWrite("away"));
        hub.On(nameof(IMediaClient.EngineBack), () => client.heard.Writer.TryWrite("back"));
        await hub.StartReadyAsync();
        return client;
    }

    public Task<MediaJoined> JoinAsync() => Hub.InvokeAsync<MediaJoined>(nameof(MediaHub.Join), PageId);

    /// <summary>Joins once the engine, which has just been started, answers.</summary>
    public async Task<MediaJoined> JoinedAsync()
    {
        MediaJoined? joined = null;
        await Eventually.TrueAsync(async () => (joined = await JoinAsync()).State == MediaState.On, "the engine answers");
        return joined!;
    }

    public Task<MediaReply> PublishAsync(bool isNew = true) => PublishAsync(Offer(), isNew, new("0", MediaSource.Microphone), new("1", MediaSource.Camera));

    public Task<MediaReply> PublishAsync(string offer, bool isNew, params SentTrack[] tracks) => Hub.InvokeAsync<MediaReply>(nameof(MediaHub.Publish), offer, tracks, isNew);

    public Task<MediaReply> PutOnAirAsync(MediaSource source, bool isOnAir = true) => Hub.InvokeAsync<MediaReply>(nameof(MediaHub.PutOnAir), source, isOnAir);

    public async Task HearAsync(string wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await heard.Reader.ReadAsync(patience.Token) != wanted)
        {
            // What else is heard before is passed over.
        }
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    private static IEnumerable<string> Voice(string group, string ufrag) =>
    [
        "v=0", "o=- 4611731400430051336 2 IN IP4 127.0.0.1", "s=-", "t=0 0", $"a=group:BUNDLE {group}", "a=msid-semantic: WMS",
        "m=audio 9 UDP/TLS/RTP/SAVPF 111", .. Transport(ufrag), "a=mid:0", "a=sendonly", "a=msid:- voice", "a=rtcp-mux", "a=rtpmap:111 opus/48000/2",
        "a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1", "a=ssrc:1001 cname:page",
    ];

    private static IEnumerable<string> Transport(string ufrag) =>
    [
        "c=IN IP4 0.0.0.0", $"a=ice-ufrag:{ufrag}", "a=ice-pwd:0123456789abcdefghijklmn",
        "a=fingerprint:sha-256 11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00", "a=setup:actpass",
    ];
}
