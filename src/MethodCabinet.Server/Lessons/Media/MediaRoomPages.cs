using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Media;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Server.Lessons.Rooms;

namespace MethodCabinet.Server.Lessons.Media;

/// <summary>What the pages ask for.</summary>
internal sealed partial class MediaRoom
{
    /// <exception cref="RuleBroken">Not inside.</exception>
    public async Task<MediaJoined> JoinAsync(Guid pageId, RoomActor actor, IMediaClient client, string connectionId, IReadOnlyList<IceServer> servers, CancellationToken ct)
    {
        usedAt = clock.GetUtcNow();
        var isOver = await rooms.ReadAsync(lessonId, open => Demand(open, actor), ct);
        var page = await SeatAsync(pageId, actor, client, connectionId, ct);
        foreach (var old in pages.Values.Where(other => other.Actor.PersonId == actor.PersonId && other != page).OrderByDescending(other => other.JoinedAt).Skip(MaxPages - 1).ToList())
        {
            TellOff(old);
            await LeaveAsync(old.Id);
        }

        var isOn = !isOver && await OpenAsync(ct) is not null;
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
            page.IsGone = true;
            await page.Gate.WaitAsync();
            try
            {
                await page.DisposeAsync();
            }
            finally
            {
                page.Gate.Release();
            }

            Review();
        }
    }

    /// <summary>What it sends, silent at first.</summary>
    /// <exception cref="RuleBroken">It will never be heard, or the parts are not what was agreed.</exception>
    public Task<string> PublishAsync(Guid pageId, string offer, IReadOnlyList<SentTrack> tracks, bool isNew, CancellationToken ct) => WithPageAsync(pageId, async page =>
    {
        var allowed = await rooms.ReadAsync(lessonId, open => DemandSender(open, page.Actor), ct);
        var there = await OpenAsync(ct) ?? throw new MediaAwayException("No engine answers.");
        if (isNew || page.Sender is null)
        {
            await page.DropSenderAsync();
        }

        if (page.Sender is null)
        {
            var sender = await there.AddSenderAsync(page.Actor.PersonId, new PeerListener(this, there, page, isSender: true), ct);
            page.Sender = await IsLeftAsync(there, sender) ? throw new MediaAwayException("The engine went away.") : sender;
        }

        return await page.NegotiateAsync(offer, tracks, allowed, ct);
    }, ct);

    /// <exception cref="RuleBroken">It may not.</exception>
    public Task<bool> PutOnAirAsync(Guid pageId, MediaSource source, bool isOnAir, CancellationToken ct) => WithPageAsync(pageId, async page =>
    {
        if (isOnAir && !await MaySendAsync(page.Actor, source, ct))
        {
            throw new RuleBroken(LessonErrors.MediaForbidden);
        }

        // To its end, whether or not the page still waits for it: what the engine does must be known here.
        var isDone = await page.PutOnAirAsync(source, isOnAir, CancellationToken.None);
        if (isOnAir && isDone && !await MaySendAsync(page.Actor, source, CancellationToken.None))
        {
            // Taken in this very moment, by a look that did not see it on the air yet.
            await page.PutOnAirAsync(source, isOnAir: false, CancellationToken.None);
            throw new RuleBroken(LessonErrors.MediaForbidden);
        }

        return isDone;
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
        await (page.Receiver ?? throw new MediaAwayException("Nothing is received.")).ShowAsync(mids, level, ct);
        return true;
    }, ct);

    /// <returns>Whether the lesson is over.</returns>
    private static bool Demand(OpenRoom open, RoomActor actor)
    {
        if (!open.Knows(actor))
        {
            throw new RuleBroken(LessonErrors.NotFound);
        }

        open.Room.Door.DemandInside(actor);
        return open.Room.Door.Phase == RoomPhase.Over;
    }

    /// <returns>What it may send now.</returns>
    private static List<MediaSource> DemandSender(OpenRoom open, RoomActor actor) => !Demand(open, actor) && MediaRights.MayEverSend(open.Room, actor)
        ? [.. Enum.GetValues<MediaSource>().Where(source => MediaRights.MaySend(open.Room, actor, source))]
        : throw new RuleBroken(LessonErrors.MediaForbidden);

    private Task<bool> MaySendAsync(RoomActor actor, MediaSource source, CancellationToken ct) =>
        rooms.ReadAsync(lessonId, open => open.Knows(actor) && MediaRights.MaySend(open.Room, actor, source), ct);

    private async Task<MediaPage> SeatAsync(Guid pageId, RoomActor actor, IMediaClient client, string connectionId, CancellationToken ct)
    {
        while (true)
        {
            var page = pages.GetOrAdd(pageId, id => new MediaPage(id, actor));
            if (page.Actor != actor)
            {
                throw new RuleBroken(LessonErrors.RoleForbids);
            }

            await page.Gate.WaitAsync(ct);
            try
            {
                if (!page.IsGone)
                {
                    (page.Client, page.ConnectionId, page.JoinedAt, page.LostAt, page.IsAnswering) = (client, connectionId, clock.GetUtcNow(), null, false);
                    return page;
                }
            }
            finally
            {
                page.Gate.Release();
            }
        }
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
            return page.IsGone ? throw new RuleBroken(LessonErrors.Outside) : await work(page);
        }
        finally
        {
            page.Gate.Release();
        }
    }
}
