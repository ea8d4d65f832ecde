using System.Text.Json.Nodes;

namespace MethodCabinet.Server.Lessons.Media.Janus;

internal static class JanusPeers
{
    /// <summary>What Janus says of a connection by itself.</summary>
    public static void Tell(IMediaPeerListener listener, JsonObject message)
    {
        switch ((string?)message["janus"])
        {
            case "slowlink":
                // As Janus sees it: "uplink" is what it gets of the page.
                listener.Slow((bool?)message["uplink"] is true);
                break;
            case "hangup":
                listener.HungUp();
                break;
            case "event" when message["jsep"] is JsonObject description && message["plugindata"] is JsonObject said:
                listener.Offered(new MediaOffer((string)description["sdp"]!, JanusReceiver.TracksOf((JsonObject)said["data"]!)));
                break;
        }
    }
}

/// <summary>A publisher of a VideoRoom.</summary>
internal sealed class JanusSender(JanusHandle handle, string feedId, JanusRoom room) : IMediaSender
{
    private bool isPublished;

    public string FeedId { get; } = feedId;

    public async Task<string> NegotiateAsync(string offer, IReadOnlyList<MediaTrack> tracks, CancellationToken ct)
    {
        var body = new JsonObject
        {
            ["request"] = isPublished ? "configure" : "publish",
            ["descriptions"] = new JsonArray([.. tracks.Select(track => new JsonObject { ["mid"] = track.Mid, ["description"] = track.Source.ToString() })]),
        };
        var (_, sdp) = await handle.AskAsync(body, ct, ("offer", offer));
        isPublished = true;

        // Before the page has the answer, so that nothing passes in between; each time, for a later offer may bring more.
        foreach (var track in tracks.Where(track => !track.IsOnAir))
        {
            await room.PutOnAirAsync(FeedId, track.Mid, isOnAir: false, ct);
        }

        return sdp ?? throw new MediaAwayException("Janus answered without a description.");
    }

    public Task PutOnAirAsync(string mid, bool isOnAir, CancellationToken ct) => room.PutOnAirAsync(FeedId, mid, isOnAir, ct);

    public ValueTask DisposeAsync() => handle.DisposeAsync();
}

/// <summary>A subscriber of a VideoRoom, to tracks of any number of feeds.</summary>
internal sealed class JanusReceiver(JanusHandle handle, JanusRoom room) : IMediaReceiver
{
    private readonly HashSet<TrackName> asked = [];
    private IReadOnlyDictionary<string, TrackName> tracks = new Dictionary<string, TrackName>();
    private bool isJoined;

    public async Task<MediaOffer?> SetAsync(IReadOnlyCollection<TrackName> wanted, CancellationToken ct)
    {
        List<TrackName> more = [.. wanted.Where(track => !asked.Contains(track))];
        List<TrackName> less = [.. asked.Where(track => !wanted.Contains(track))];
        if (more.Count + less.Count == 0)
        {
            return null;
        }

        var subscribe = new JsonArray([.. more.Select(track => new JsonObject { ["feed"] = track.FeedId, ["mid"] = track.Mid })]);
        JsonObject body;
        if (!isJoined)
        {
            body = room.Joins("subscriber");
            body.Remove("id");
            body["streams"] = subscribe;
        }
        else
        {
            // What has gone with its feed Janus has taken out by itself.
            var unsubscribe = new JsonArray([.. tracks.Where(track => less.Contains(track.Value)).Select(track => new JsonObject { ["sub_mid"] = track.Key })]);
            if (subscribe.Count + unsubscribe.Count == 0)
            {
                asked.ExceptWith(less);
                return null;
            }

            body = new JsonObject { ["request"] = "update" };
            if (subscribe.Count > 0)
            {
                body["subscribe"] = subscribe;
            }

            if (unsubscribe.Count > 0)
            {
                body["unsubscribe"] = unsubscribe;
            }
        }

        var (data, sdp) = await handle.AskAsync(body, ct);
        isJoined = true;

        // Not before: what was refused is asked for again.
        asked.UnionWith(more);
        asked.ExceptWith(less);
        return Take(data, sdp);
    }

    public Task AnswerAsync(string answer, CancellationToken ct) => handle.AskAsync(new JsonObject { ["request"] = "start" }, ct, ("answer", answer));

    public async Task<MediaOffer?> RestartAsync(CancellationToken ct)
    {
        if (!isJoined)
        {
            return null;
        }

        var (data, sdp) = await handle.AskAsync(new JsonObject { ["request"] = "configure", ["restart"] = true }, ct);
        return data["streams"] is null && sdp is not null ? new MediaOffer(sdp, tracks) : Take(data, sdp);
    }

    public Task ShowAsync(IReadOnlyCollection<string> mids, PictureLevel level, CancellationToken ct)
    {
        var known = tracks;
        JsonArray streams = [];
        foreach (var mid in mids.Distinct().Where(known.ContainsKey))
        {
            var stream = new JsonObject { ["mid"] = mid, ["send"] = level != PictureLevel.None };
            if (level != PictureLevel.None)
            {
                stream["substream"] = level == PictureLevel.Low ? 0 : 1;
            }

            streams.Add(stream);
        }

        return streams.Count == 0 ? Task.CompletedTask : handle.AskAsync(new JsonObject { ["request"] = "configure", ["streams"] = streams }, ct);
    }

    public ValueTask DisposeAsync() => handle.DisposeAsync();

    /// <summary>What Janus changed by itself.</summary>
    internal void Note(JsonObject message)
    {
        if (message["jsep"] is not null && message["plugindata"]?["data"] is JsonObject data)
        {
            tracks = TracksOf(data);
        }
    }

    internal static IReadOnlyDictionary<string, TrackName> TracksOf(JsonObject data)
    {
        var named = new Dictionary<string, TrackName>();
        foreach (var stream in data["streams"] as JsonArray ?? [])
        {
            if (stream is not null && (bool?)stream["active"] is not false && stream["feed_id"] is { } feed && stream["feed_mid"] is { } feedMid)
            {
                named[(string)stream["mid"]!] = new TrackName(feed.ToString(), feedMid.ToString());
            }
        }

        return named;
    }

    private MediaOffer? Take(JsonObject data, string? sdp)
    {
        if (data["streams"] is not null)
        {
            tracks = TracksOf(data);
        }

        return sdp is null ? null : new MediaOffer(sdp, tracks);
    }
}
