using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Media;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Server.Lessons.Media.Janus;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace MethodCabinet.Server.Lessons.Media;

/// <summary>
/// Sound and picture of a room, at <c>/hubs/media?lesson={id}</c>; for those who belong to the lesson. Offers and answers pass through here: no browser speaks to the
/// engine itself, and what is sent is silent until the server puts it on the air.
/// </summary>
[Authorize(Policies.SignedIn)]
internal sealed class MediaHub(LessonRows rows, MediaRooms rooms, ILiveMediaEngine engine) : LiveHub<IMediaClient>
{
    /// <summary>A description of a page that receives a whole class.</summary>
    internal const int MaxMessage = 192 << 10;

    private const int MaxTracks = 3;
    private static readonly object Item = new();

    public override async Task OnConnectedAsync()
    {
        try
        {
            var lessonId = Guid.TryParse(Context.GetHttpContext()?.Request.Query["lesson"], out var asked) ? asked : throw new RuleBroken(PlatformErrors.NotFound);
            var (lesson, actor) = await rows.OwnAsync(lessonId, Context.ConnectionAborted);
            if (lesson.CalledOffAt is not null)
            {
                Context.Abort();
                return;
            }

            Context.Items[Item] = new Seat(lessonId, actor);
        }
        catch (RuleBroken)
        {
            Context.Abort();
        }
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.TryGetValue(Item, out var item) && item is Seat seat)
        {
            if (seat.PageId is { } pageId)
            {
                rooms.Of(seat.LessonId).Lose(pageId, Context.ConnectionId);
            }

            await seat.EchoAsync(null);
        }
    }

    /// <param name="pageId">Chosen by the page; the same one after its line broke.</param>
    /// <exception cref="HubException">The code of what forbids it.</exception>
    public async Task<MediaJoined> Join(Guid pageId)
    {
        if (!rooms.IsOn)
        {
            return new(MediaState.None, false, [], []);
        }

        var (seat, room, isIn) = (Mine, rooms.Of(Mine.LessonId), false);
        try
        {
            var joined = await room.JoinAsync(pageId, seat.Actor, Clients.Caller, Context.ConnectionId, rooms.ServersFor(seat.Actor.PersonId), Context.ConnectionAborted);
            isIn = true;

            // One page for one connection.
            if (seat.Take(pageId) is { } other && other != pageId)
            {
                await room.LeaveAsync(other);
            }

            return joined;
        }
        catch (RuleBroken exception)
        {
            throw new HubException(exception.Error.Code);
        }
        finally
        {
            if (!isIn || Context.ConnectionAborted.IsCancellationRequested)
            {
                room.Lose(pageId, Context.ConnectionId);
            }
        }
    }

    /// <summary>The page is closed and does not come back.</summary>
    public Task Leave() => Mine.PageId is { } pageId ? rooms.Of(Mine.LessonId).LeaveAsync(pageId) : Task.CompletedTask;

    /// <summary>What the page sends; nobody gets it before <see cref="PutOnAir"/>. Again after a cut, by new ways through the network.</summary>
    /// <param name="isNew">By a new connection.</param>
    public Task<MediaReply> Publish(string offer, IReadOnlyList<SentTrack> tracks, bool isNew) => TryAsync(async ct =>
        tracks.Count is > 0 and <= MaxTracks ? await Room.PublishAsync(Page, offer, tracks, isNew, ct) : throw new RuleBroken(LessonErrors.ThingsTooMany));

    /// <summary>Whether others get it.</summary>
    public Task<MediaReply> PutOnAir(MediaSource source, bool isOnAir) => TryAsync(async ct =>
        await Room.PutOnAirAsync(Page, source, isOnAir, ct) ? null : throw new MediaAwayException("The page sends nothing of it."));

    public Task<MediaReply> Answer(string answer) => TryAsync(async ct =>
    {
        await Room.AnswerAsync(Page, answer, ct);
        return null;
    });

    /// <summary>After a cut. An offer follows, when the page receives something.</summary>
    /// <param name="isNew">By a new connection.</param>
    public Task<MediaReply> ReceiveAnew(bool isNew) => TryAsync(async ct =>
    {
        await Room.ReceiveAnewAsync(Page, isNew, ct);
        return null;
    });

    /// <summary>How much of pictures the line of the page has room for.</summary>
    public Task<MediaReply> Show(IReadOnlyList<string> mids, PictureLevel level) => TryAsync(async ct =>
    {
        await Room.ShowAsync(Page, mids, level, ct);
        return null;
    });

    /// <summary>Before the lesson: everything that the page sends comes back to it alone, so that it can measure its line.</summary>
    public async Task<MediaReply> Echo(string offer)
    {
        if (!rooms.IsOn)
        {
            return new(LessonErrors.MediaAway.Code, null);
        }

        return await TryAsync(async ct =>
        {
            var echo = await engine.EchoAsync(new Unheard(), ct);
            await Mine.EchoAsync(echo);
            if (ct.IsCancellationRequested)
            {
                await Mine.EchoAsync(null);
            }

            return await echo.NegotiateAsync(offer, [], ct);
        });
    }

    /// <summary>For the relay of <see cref="Echo"/>.</summary>
    public IReadOnlyList<IceServer> EchoServers() => rooms.ServersFor(Mine.Actor.PersonId);

    private Seat Mine => Context.Items.TryGetValue(Item, out var item) && item is Seat seat ? seat : throw new HubException(PlatformErrors.NotFound.Code);

    private MediaRoom Room => rooms.Of(Mine.LessonId);

    private Guid Page => Mine.PageId ?? throw new RuleBroken(LessonErrors.Outside);

    private async Task<MediaReply> TryAsync(Func<CancellationToken, Task<string?>> work)
    {
        try
        {
            return new(null, await work(Context.ConnectionAborted));
        }
        catch (RuleBroken exception)
        {
            return new(exception.Error.Code, null);
        }
        catch (Exception exception) when (exception is MediaAwayException or JanusException)
        {
            return new(LessonErrors.MediaAway.Code, null);
        }
    }

    /// <summary>Who sits at this connection.</summary>
    private sealed class Seat(Guid lessonId, RoomActor actor)
    {
        private readonly Lock taking = new();
        private IMediaSender? echo;

        public Guid LessonId { get; } = lessonId;

        public RoomActor Actor { get; } = actor;

        public Guid? PageId { get; private set; }

        /// <returns>The page that sat here before.</returns>
        public Guid? Take(Guid pageId)
        {
            lock (taking)
            {
                var before = PageId;
                PageId = pageId;
                return before;
            }
        }

        /// <summary>One echo at a time: the one before is detached.</summary>
        public ValueTask EchoAsync(IMediaSender? next) => Interlocked.Exchange(ref echo, next)?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private sealed class Unheard : IMediaPeerListener
    {
        public void Slow(bool isUplink)
        {
            // The page measures it.
        }

        public void HungUp()
        {
            // The page sees its connection end.
        }

        public void Offered(MediaOffer offer)
        {
            // An echo asks for nothing by itself.
        }
    }
}
