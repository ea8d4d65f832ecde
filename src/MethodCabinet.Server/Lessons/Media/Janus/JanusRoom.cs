using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MethodCabinet.Domain.Lessons.Media;

namespace MethodCabinet.Server.Lessons.Media.Janus;

/// <summary>
/// A VideoRoom (https://janus.conf.meetecho.com/docs/videoroom.html), watched by a participant that sends nothing: so each process of the application hears
/// of the senders of all. Who sends is written in the name of the feed, which only the application can give.
/// </summary>
internal sealed class JanusRoom : IMediaRoom
{
    /// <summary>https://github.com/meetecho/janus-gateway/blob/v1.1.2/src/plugins/janus_videoroom.c, JANUS_VIDEOROOM_ERROR_ROOM_EXISTS.</summary>
    private const int RoomExists = 427;

    /// <summary>The same place, JANUS_VIDEOROOM_ERROR_NO_SUCH_ROOM.</summary>
    private const int NoSuchRoom = 426;

    private readonly JanusConnection connection;
    private readonly IMediaRoomListener listener;
    private readonly string room;
    private readonly string secret;
    private ImmutableDictionary<string, MediaFeed> feeds = ImmutableDictionary<string, MediaFeed>.Empty;
    private JanusHandle? watcher;
    private volatile bool isDestroyed;

    private JanusRoom(JanusConnection connection, Guid lessonId, string secret, IMediaRoomListener listener) =>
        (this.connection, room, this.secret, this.listener) = (connection, lessonId.ToString("N"), secret, listener);

    public string Node => connection.Name;

    public bool IsThere => !isDestroyed && watcher is { IsLost: false };

    public IReadOnlyList<MediaFeed> Feeds => [.. feeds.Values];

    private JanusHandle Watcher => watcher ?? throw new InvalidOperationException("The room was not opened.");

    public static async Task<JanusRoom> OpenAsync(JanusConnection connection, Guid lessonId, string secret, IMediaRoomListener listener, CancellationToken ct)
    {
        var opened = new JanusRoom(connection, lessonId, secret, listener);
        try
        {
            await opened.OpenAsync(ct);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }

        return opened;
    }

    public async Task<IMediaSender> AddSenderAsync(Guid personId, IMediaPeerListener peer, CancellationToken ct)
    {
        var handle = await connection.AttachAsync("janus.plugin.videoroom", message => JanusPeers.Tell(peer, message), peer.HungUp, ct);
        var feedId = $"{personId:N}.{Guid.NewGuid():N}";
        try
        {
            await handle.AskAsync(Joins("publisher", feedId), ct);
        }
        catch
        {
            await handle.DisposeAsync();
            throw;
        }

        return new JanusSender(handle, feedId, this);
    }

    public async Task<IMediaReceiver> AddReceiverAsync(IMediaPeerListener peer, CancellationToken ct)
    {
        JanusReceiver? receiver = null;
        var handle = await connection.AttachAsync("janus.plugin.videoroom", Hear, peer.HungUp, ct);
        return receiver = new JanusReceiver(handle, this);

        void Hear(JsonObject message)
        {
            receiver?.Note(message);
            JanusPeers.Tell(peer, message);
        }
    }

    public Task MuteAsync(TrackName track, CancellationToken ct) => PutOnAirAsync(track.FeedId, track.Mid, isOnAir: false, ct);

    public async Task DestroyAsync(CancellationToken ct)
    {
        try
        {
            await Watcher.AskAsync(new JsonObject { ["request"] = "destroy", ["room"] = room, ["secret"] = secret }, ct);
        }
        catch (JanusException exception) when (exception.Code == NoSuchRoom)
        {
            // Another process was first.
        }
    }

    public ValueTask DisposeAsync() => watcher?.DisposeAsync() ?? ValueTask.CompletedTask;

    internal JsonObject Joins(string kind, string? feedId = null) => new() { ["request"] = "join", ["ptype"] = kind, ["room"] = room, ["pin"] = secret, ["id"] = feedId };

    /// <summary>Held back or passed on by Janus itself, whatever the page sends.</summary>
    internal async Task PutOnAirAsync(string feedId, string mid, bool isOnAir, CancellationToken ct)
    {
        await Watcher.AskAsync(new JsonObject { ["request"] = "moderate", ["room"] = room, ["secret"] = secret, ["id"] = feedId, ["mid"] = mid, ["mute"] = !isOnAir }, ct);
        Moderate(feedId, mid, isOnAir);
    }

    private async Task OpenAsync(CancellationToken ct)
    {
        watcher = await connection.AttachAsync("janus.plugin.videoroom", Hear, () => listener.RoomLost(this), ct);
        try
        {
            await watcher.AskAsync(
                new JsonObject
                {
                    ["request"] = "create",
                    ["room"] = room,
                    ["admin_key"] = connection.Secret,
                    ["secret"] = secret,
                    ["pin"] = secret,
                    ["is_private"] = true,
                    ["publishers"] = 200,
                    ["bitrate"] = 1_500_000,
                    ["fir_freq"] = 0,
                    ["audiocodec"] = "opus",
                    ["videocodec"] = "vp8",
                    ["opus_fec"] = true,
                    ["opus_dtx"] = true,
                },
                ct);
        }
        catch (JanusException exception) when (exception.Code == RoomExists)
        {
            // Another process was first.
        }

        var (joined, _) = await watcher.AskAsync(Joins("publisher", $"watch.{Guid.NewGuid():N}"), ct);
        Take(joined["publishers"] as JsonArray);
    }

    private void Hear(JsonObject message)
    {
        if (message["plugindata"]?["data"] is not JsonObject data)
        {
            return;
        }

        switch (data)
        {
            case { } when (string?)data["videoroom"] == "destroyed":
                isDestroyed = true;
                listener.RoomLost(this);
                return;
            case { } when data["publishers"] is JsonArray publishers:
                Take(publishers);
                break;
            case { } when data["moderation"] is { } moderation:
                Moderate((string?)data["id"] ?? "", (string?)data["mid"] ?? "", (string?)moderation == "unmuted");
                return;
            case { } when (data["unpublished"] ?? data["leaving"]) is { } gone:
                if (!feeds.ContainsKey(gone.ToString()))
                {
                    return;
                }

                ImmutableInterlocked.TryRemove(ref feeds, gone.ToString(), out _);
                break;
            default:
                return;
        }

        listener.FeedsChanged();
    }

    private void Take(JsonArray? publishers)
    {
        foreach (var publisher in publishers ?? [])
        {
            if ((string?)publisher?["id"] is { } id && Guid.TryParseExact(id.Split('.')[0], "N", out var personId) && publisher["streams"] is JsonArray streams)
            {
                ImmutableInterlocked.AddOrUpdate(ref feeds, id, new MediaFeed(id, personId, [.. TracksOf(streams)]), (_, _) => new MediaFeed(id, personId, [.. TracksOf(streams)]));
            }
        }
    }

    private static IEnumerable<MediaTrack> TracksOf(JsonArray streams)
    {
        foreach (var stream in streams)
        {
            if (stream is not null && (bool?)stream["disabled"] is not true && Enum.TryParse<MediaSource>((string?)stream["description"], out var source))
            {
                yield return new MediaTrack((string)stream["mid"]!, source, (bool?)stream["moderated"] is not true);
            }
        }
    }

    private void Moderate(string feedId, string mid, bool isOnAir)
    {
        if (!feeds.TryGetValue(feedId, out var feed) || feed.Tracks.All(track => track.Mid != mid || track.IsOnAir == isOnAir))
        {
            return;
        }

        ImmutableInterlocked.AddOrUpdate(ref feeds, feedId, feed, (_, now) => now with { Tracks = [.. now.Tracks.Select(track => track.Mid == mid ? track with { IsOnAir = isOnAir } : track)] });
        listener.FeedsChanged();
    }
}
