using MethodCabinet.Domain.Lessons.Media;
using MethodCabinet.Domain.Lessons.Rooms;

namespace MethodCabinet.Server.Lessons.Media;

/// <summary>The two looks at a room.</summary>
internal sealed partial class MediaRoom
{
    /// <summary>Takes off the air what may not be there, whatever is being negotiated meanwhile.</summary>
    private async Task MuteAsync()
    {
        if (room is not { IsThere: true } there)
        {
            return;
        }

        var sights = await SightsAsync(there, CancellationToken.None);
        foreach (var sight in sights.Pages.Where(sight => sight.IsInside))
        {
            sight.Page.Client?.OnAirChanged(sight.OnAir).Forget();
        }

        var own = sights.Pages.Select(sight => sight.Page.Sender?.FeedId).ToHashSet();
        Dictionary<TrackName, DateTimeOffset> still = [];
        foreach (var track in sights.Forbidden.Where(track => !own.Contains(track.FeedId)))
        {
            still[track] = doubtful.GetValueOrDefault(track, clock.GetUtcNow());
        }

        doubtful = still;
        isIncomplete |= still.Count > 0;
        await Task.WhenAll(
        [
            .. sights.Pages.SelectMany(sight => sight.Forbidden.Select(source => TryAsync(() => SilenceAsync(sight.Page, source)))),
            .. sights.Forbidden.Where(track => !still.TryGetValue(track, out var since) || clock.GetUtcNow() - since >= Doubt).Select(track => TryAsync(() => there.MuteAsync(track, CancellationToken.None))),
        ]);
    }

    private static async Task SilenceAsync(MediaPage page, MediaSource source)
    {
        await page.PutOnAirAsync(source, isOnAir: false, CancellationToken.None);
        page.Client?.Muted(source).Forget();
    }

    /// <summary>Brings to the pages what they are to get, a few side by side: a slow line keeps nobody waiting but its own page.</summary>
    private async Task BringAsync()
    {
        if (pages.IsEmpty && room is null)
        {
            return;
        }

        if (await rooms.ReadAsync(lessonId, open => open.Room.Door.Phase == RoomPhase.Over, CancellationToken.None))
        {
            await EndAsync();
            return;
        }

        var before = room;
        if (pages.IsEmpty || await OpenAsync(CancellationToken.None) is not { } there)
        {
            return;
        }

        if (there != before)
        {
            muting.Soon();
        }

        if (isAwayTold)
        {
            isAwayTold = false;
            Tell(client => client.EngineBack());
        }

        var sights = await SightsAsync(there, CancellationToken.None);
        await Parallel.ForEachAsync(sights.Pages, SideBySide, async (sight, _) => await TryAsync(() => BringAsync(there, sight)));
    }

    private async Task BringAsync(IMediaRoom there, MediaSight sight)
    {
        var page = sight.Page;
        if (!sight.IsInside)
        {
            // Sent out, taken off the list, or it is over: the hub refuses it until it may come back.
            TellOff(page);
            await LeaveAsync(page.Id);
            return;
        }

        await page.Gate.WaitAsync();
        try
        {
            if (page is { Client: not null, IsAnswering: false, IsGone: false })
            {
                await ReceiveAsync(there, page, sight.Wanted);
            }
        }
        finally
        {
            page.Gate.Release();
        }
    }

    private async Task ReceiveAsync(IMediaRoom there, MediaPage page, List<TrackName> wanted)
    {
        MediaOffer? offer;
        if (page.Receiver is { } receiver)
        {
            offer = await receiver.SetAsync(wanted, CancellationToken.None);
        }
        else if (wanted.Count == 0)
        {
            return;
        }
        else
        {
            var added = await there.AddReceiverAsync(new PeerListener(this, there, page, isSender: false), CancellationToken.None);
            try
            {
                offer = await added.SetAsync(wanted, CancellationToken.None);
            }
            catch
            {
                await added.DisposeAsync();
                throw;
            }

            if (await IsLeftAsync(there, added))
            {
                return;
            }

            page.Receiver = added;
        }

        if (offer is not null)
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

    /// <summary>The lesson is over: nothing of it stays at the engine.</summary>
    private async Task EndAsync()
    {
        foreach (var page in pages.Values)
        {
            TellOff(page);
            await page.Gate.WaitAsync();
            try
            {
                await page.DisposeAsync();
            }
            finally
            {
                page.Gate.Release();
            }
        }

        if (Interlocked.Exchange(ref room, null) is not { } there)
        {
            return;
        }

        Tell(client => client.OnAirChanged([]));
        try
        {
            await there.DestroyAsync(CancellationToken.None);
        }
        catch
        {
            // The next beat tries again.
            Interlocked.CompareExchange(ref room, there, null);
            throw;
        }

        await there.DisposeAsync();
    }

    private async Task<MediaSights> SightsAsync(IMediaRoom there, CancellationToken ct)
    {
        var feeds = there.Feeds;
        return await rooms.ReadAsync(
            lessonId,
            open =>
            {
                if (!pages.IsEmpty)
                {
                    open.Watcher = Review;
                }

                return MediaSights.Of(open, pages.Values, feeds);
            },
            ct);
    }

    private async Task<IReadOnlyList<OnAir>> OnAirForAsync(MediaPage page, CancellationToken ct)
    {
        var feeds = room?.Feeds ?? [];
        return await rooms.ReadAsync(lessonId, open => MediaSights.Of(open, [page], feeds).Pages[0].OnAir, ct);
    }

    /// <summary>What fails for one page, or once, keeps nothing else from being done and is tried again at the next beat.</summary>
    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
#pragma warning disable CA1031 // whatever it is
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Skip(exception);
        }
    }
}
