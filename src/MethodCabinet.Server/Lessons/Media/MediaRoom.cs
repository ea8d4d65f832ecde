using System.Collections.Concurrent;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Media;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Server.Lessons.Rooms;

namespace MethodCabinet.Server.Lessons.Media;

/// <summary>
/// Sound and picture of one room, for the pages that this process holds. The engine says who is on the air in all processes, the room's log who may be;
/// whenever one of them changes, <see cref="ReviewAsync"/> brings what leaves and reaches the pages into line.
/// </summary>
internal sealed partial class MediaRoom(Guid lessonId, OpenRooms rooms, MediaPlaces places, ILiveMediaEngine engine, TimeProvider clock, ILogger log) : IMediaRoomListener, IDisposable
{
    /// <summary>So long what a page had waits for its line; longer than the longest cut that a lesson is to survive, and what the hub needs to notice it.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(75);

    private readonly ConcurrentDictionary<Guid, MediaPage> pages = new();
    private readonly SemaphoreSlim opening = new(1, 1);
    private IMediaRoom? room;
    private DateTimeOffset usedAt = clock.GetUtcNow();
    private bool isAwayTold;
    private int reviews;

    /// <summary>Nobody has come for a while, nor is coming.</summary>
    public bool IsIdle => pages.IsEmpty && clock.GetUtcNow() - usedAt > Kept;

    public void FeedsChanged() => Review();

    public void RoomLost()
    {
        LogLost(lessonId);
        room = null;
        foreach (var page in pages.Values)
        {
            page.Forget();
        }

        Tell(client => client.EngineAway());
        isAwayTold = true;
        Review();
    }

    /// <summary>Takes one look soon; many calls at once are one look.</summary>
    public void Review()
    {
        if (Interlocked.Increment(ref reviews) == 1)
        {
            _ = Task.Run(ReviewUntilDoneAsync);
        }
    }

    /// <exception cref="RuleBroken">Not inside.</exception>
    public async Task<MediaJoined> JoinAsync(Guid pageId, RoomActor actor, IMediaClient client, string connectionId, IReadOnlyList<IceServer> servers, CancellationToken ct)
    {
        usedAt = clock.GetUtcNow();
        await rooms.ReadAsync(lessonId, open => Demand(open, actor), ct);
        var page = pages.GetOrAdd(pageId, id => new MediaPage(id, actor));
        if (page.Actor != actor)
        {
            throw new RuleBroken(LessonErrors.RoleForbids);
        }

        await page.Gate.WaitAsync(ct);
        try
        {
            (page.Client, page.ConnectionId, page.LostAt, page.IsAnswering) = (client, connectionId, null, false);
        }
        finally
        {
            page.Gate.Release();
        }

        var isOn = await OpenAsync(ct) is not null;
        isAwayTold |= !isOn;
        Review();
        return new(isOn ? MediaState.On : MediaState.Away, page.Sender is not null || page.Receiver is not null, servers, await OnAirForAsync(page, ct));
    }

    /// <summary>The page's line is away, or another connection of the same page has come before.</summary>
    public void Lose(Guid pageId, string connectionId)
    {
        if (pages.TryGetValue(pageId, out var page) && page.ConnectionId == connectionId)
        {
            (page.Client, page.LostAt) = (null, clock.GetUtcNow());
        }
    }

    public async Task LeaveAsync(Guid pageId)
    {
        if (pages.TryRemove(pageId, out var page))
        {
            await page.DisposeAsync();
            Review();
        }
    }

    /// <summary>What it sends, silent at first.</summary>
    public Task<string> PublishAsync(Guid pageId, string offer, IReadOnlyList<SentTrack> tracks, bool isNew, CancellationToken ct) => WithPageAsync(pageId, async page =>
    {
        var there = await OpenAsync(ct) ?? throw new MediaAwayException("No engine answers.");
        if (isNew && page.Sender is { } old)
        {
            page.Sender = null;
            await old.DisposeAsync();
        }

        page.Sender ??= await there.AddSenderAsync(page.Actor.PersonId, new PeerListener(this, page, isSender: true), ct);
        return await page.NegotiateAsync(offer, tracks, ct);
    }, ct);

    /// <exception cref="RuleBroken">It may not.</exception>
    public Task<bool> PutOnAirAsync(Guid pageId, MediaSource source, bool isOnAir, CancellationToken ct) => WithPageAsync(pageId, async page =>
    {
        if (isOnAir && !await rooms.ReadAsync(lessonId, open => open.Knows(page.Actor) && MediaRights.MaySend(open.Room, page.Actor, source), ct))
        {
            throw new RuleBroken(LessonErrors.MediaForbidden);
        }

        return await page.PutOnAirAsync(source, isOnAir, ct);
    }, ct);

    public Task<bool> AnswerAsync(Guid pageId, string answer, CancellationToken ct) => WithPageAsync(pageId, async page =>
    {
        page.IsAnswering = false;
        await (page.Receiver ?? throw new MediaAwayException("Nothing is received.")).AnswerAsync(answer, ct);
        Review();
        return true;
    }, ct);

    /// <summary>After a cut: new ways through the network, or all anew when the page asks for it.</summary>
    public Task<bool> ReceiveAnewAsync(Guid pageId, bool isNew, CancellationToken ct) => WithPageAsync(pageId, async page =>
    {
        page.IsAnswering = false;
        if (isNew && page.Receiver is { } old)
        {
            page.Receiver = null;
            await old.DisposeAsync();
        }

        if (page.Receiver is { } receiver && await receiver.RestartAsync(ct) is { } offer)
        {
            await OfferAsync(page, offer);
        }

        Review();
        return true;
    }, ct);

    public Task<bool> ShowAsync(Guid pageId, IReadOnlyList<string> mids, PictureLevel level, CancellationToken ct) => WithPageAsync(pageId, async page =>
    {
        foreach (var mid in mids)
        {
            await (page.Receiver ?? throw new MediaAwayException("Nothing is received.")).ShowAsync(mid, level, ct);
        }

        return true;
    }, ct);

    /// <summary>Every second: pages whose line does not come back go, and an engine that was away is looked for.</summary>
    public async Task BeatAsync()
    {
        var now = clock.GetUtcNow();
        foreach (var page in pages.Values.Where(page => page.LostAt is { } lost && now - lost > Kept).ToList())
        {
            await LeaveAsync(page.Id);
        }

        if (room is { } there && engine.Nodes.FirstOrDefault(node => node.Name == there.Node) is not { IsThere: true })
        {
            RoomLost();
        }

        if (room is null)
        {
            Review();
        }
    }

    public async ValueTask CloseAsync()
    {
        if (room is { } there)
        {
            room = null;
            await there.DisposeAsync();
        }

        Dispose();
    }

    public void Dispose() => opening.Dispose();

    private static bool Demand(OpenRoom open, RoomActor actor)
    {
        if (!open.Knows(actor))
        {
            throw new RuleBroken(LessonErrors.NotFound);
        }

        open.Room.Door.DemandInside(actor);
        return true;
    }

    private async Task<IMediaRoom?> OpenAsync(CancellationToken ct)
    {
        if (room is { IsThere: true } there)
        {
            return there;
        }

        await opening.WaitAsync(ct);
        try
        {
            if (room is not { IsThere: true })
            {
                room = await places.FindAsync(lessonId, ct) is { } node ? await engine.OpenAsync(node, lessonId, this, ct) : null;
            }

            return room;
        }
        catch (Exception exception) when (exception is MediaAwayException or Janus.JanusException)
        {
            return null;
        }
        finally
        {
            opening.Release();
        }
    }

    private async Task ReviewUntilDoneAsync()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref reviews);
            try
            {
                await ReviewAsync(CancellationToken.None);
            }
#pragma warning disable CA1031 // whatever it is: the next look mends it
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogSkipped(exception, lessonId);
            }
        }
        while (Interlocked.CompareExchange(ref reviews, 0, seen) != seen);
    }

    private async Task ReviewAsync(CancellationToken ct)
    {
        if (pages.IsEmpty)
        {
            return;
        }

        if (await OpenAsync(ct) is not { } there)
        {
            return;
        }

        if (isAwayTold)
        {
            isAwayTold = false;
            Tell(client => client.EngineBack());
        }

        var sights = await SightsAsync(there, ct);
        foreach (var (page, sight) in sights)
        {
            if (!sight.IsInside)
            {
                // Sent out, taken off the list, or it is over: the hub refuses it until it may come back.
                await LeaveAsync(page.Id);
                continue;
            }

            page.Client?.OnAirChanged(sight.OnAir).Forget();
            await page.Gate.WaitAsync(ct);
            try
            {
                foreach (var source in sight.Forbidden)
                {
                    await page.PutOnAirAsync(source, isOnAir: false, ct);
                    page.Client?.Muted(source).Forget();
                }

                if (page.Client is not null && !page.IsAnswering)
                {
                    await BringAsync(there, page, sight.Wanted, ct);
                }
            }
            catch (Exception exception) when (exception is MediaAwayException or Janus.JanusException)
            {
                LogSkipped(exception, lessonId);
            }
            finally
            {
                page.Gate.Release();
            }
        }
    }

    private async Task BringAsync(IMediaRoom there, MediaPage page, List<TrackName> wanted, CancellationToken ct)
    {
        if (page.Receiver is null && wanted.Count == 0)
        {
            return;
        }

        page.Receiver ??= await there.AddReceiverAsync(new PeerListener(this, page, isSender: false), ct);
        if (await page.Receiver.SetAsync(wanted, ct) is { } offer)
        {
            await OfferAsync(page, offer);
        }
    }

    private async Task OfferAsync(MediaPage page, MediaOffer offer)
    {
        var known = (room?.Feeds ?? []).ToDictionary(feed => feed.Id);
        List<OfferedTrack> tracks = [];
        foreach (var (mid, name) in offer.Tracks)
        {
            if (known.TryGetValue(name.FeedId, out var feed) && feed.Tracks.FirstOrDefault(track => track.Mid == name.Mid) is { } track)
            {
                tracks.Add(new OfferedTrack(mid, feed.PersonId, track.Source));
            }
        }

        if (page.Client is { } client)
        {
            page.IsAnswering = true;
            await client.Offered(offer.Sdp, tracks);
        }
    }

    private async Task<List<(MediaPage Page, Sight Sight)>> SightsAsync(IMediaRoom there, CancellationToken ct)
    {
        var feeds = there.Feeds;
        return await rooms.ReadAsync(
            lessonId,
            open =>
            {
                open.Watcher = Review;
                return pages.Values.Select(page => (page, SightOf(open, page, feeds))).ToList();
            },
            ct);
    }

    private async Task<IReadOnlyList<OnAir>> OnAirForAsync(MediaPage page, CancellationToken ct)
    {
        var feeds = room?.Feeds ?? [];
        return await rooms.ReadAsync(lessonId, open => SightOf(open, page, feeds).OnAir, ct);
    }

    private static Sight SightOf(OpenRoom open, MediaPage page, IReadOnlyList<MediaFeed> feeds)
    {
        if (!open.Knows(page.Actor) || !open.Room.Door.IsInside(page.Actor))
        {
            return new(false, [], [], []);
        }

        var heard = feeds.Where(feed => open.Members.TryGetValue(feed.PersonId, out var role) && MediaRights.MayReceive(open.Room, page.Actor, new RoomActor(feed.PersonId, role))).ToList();
        return new(
            true,
            [.. page.OnAir.Where(source => !MediaRights.MaySend(open.Room, page.Actor, source))],
            [.. heard.SelectMany(feed => feed.Tracks.Where(track => track.IsOnAir).Select(track => new TrackName(feed.Id, track.Mid)))],
            [.. heard.Concat(feeds.Where(feed => feed.PersonId == page.Actor.PersonId)).SelectMany(feed => feed.Tracks.Where(track => track.IsOnAir).Select(track => new OnAir(feed.PersonId, track.Source))).Distinct()]);
    }

    private async Task<T> WithPageAsync<T>(Guid pageId, Func<MediaPage, Task<T>> work, CancellationToken ct)
    {
        if (!pages.TryGetValue(pageId, out var page))
        {
            throw new RuleBroken(LessonErrors.Outside);
        }

        await page.Gate.WaitAsync(ct);
        try
        {
            return await work(page);
        }
        finally
        {
            page.Gate.Release();
        }
    }

    private void Tell(Func<IMediaClient, Task> say)
    {
        foreach (var page in pages.Values)
        {
            if (page.Client is { } client)
            {
                say(client).Forget();
            }
        }
    }

    /// <param name="Forbidden">What the page sends and may no longer.</param>
    /// <param name="Wanted">What it is to get.</param>
    private sealed record Sight(bool IsInside, List<MediaSource> Forbidden, List<TrackName> Wanted, List<OnAir> OnAir);

    private sealed class PeerListener(MediaRoom room, MediaPage page, bool isSender) : IMediaPeerListener
    {
        public void Slow(bool isUplink) => page.Client?.Slow(isUplink).Forget();

        public void HungUp() => page.Client?.HungUp(isSender).Forget();

        public void Offered(MediaOffer offer) => room.OfferAsync(page, offer).Forget();
    }

    [LoggerMessage(LogLevel.Warning, "The sound of lesson {LessonId} was lost with its engine")]
    private partial void LogLost(Guid lessonId);

    [LoggerMessage(LogLevel.Warning, "Sound and picture of lesson {LessonId} wait for the next look")]
    private partial void LogSkipped(Exception exception, Guid lessonId);
}

internal static class MediaTasks
{
    /// <summary>Whoever is not reached comes back and is told anew.</summary>
    public static void Forget(this Task task) => _ = task.ContinueWith(done => done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
