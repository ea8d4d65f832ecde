using System.Collections.Concurrent;
using MethodCabinet.Server.Lessons.Rooms;

namespace MethodCabinet.Server.Lessons.Media;

/// <summary>
/// Sound and picture of one room, for the pages that this process holds. The engine says who is on the air in all processes, the room's log who may be;
/// whenever one of them changes, two looks bring what leaves and reaches the pages into line: what is forbidden goes off the air at once, and what is to be negotiated follows.
/// </summary>
internal sealed partial class MediaRoom : IMediaRoomListener, IDisposable
{
    /// <summary>Of one person; the oldest goes.</summary>
    internal const int MaxPages = 3;

    /// <summary>So long what a page had waits for its line; longer than the longest cut that a lesson is to survive, and what the hub needs to notice it.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(75);

    /// <summary>Another process may have read further in the log: so long it is waited for before what comes from there is taken for forbidden. Meanwhile nobody here gets it.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(1);

    private static readonly ParallelOptions SideBySide = new() { MaxDegreeOfParallelism = 8 };

    private readonly Guid lessonId;
    private readonly OpenRooms rooms;
    private readonly MediaPlaces places;
    private readonly ILiveMediaEngine engine;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly ConcurrentDictionary<Guid, MediaPage> pages = new();
    private readonly SemaphoreSlim opening = new(1, 1);
    private readonly MediaLook muting;
    private readonly MediaLook bringing;
    private Dictionary<TrackName, DateTimeOffset> doubtful = [];
    private IMediaRoom? room;
    private DateTimeOffset usedAt;
    private bool isAwayTold;
    private volatile bool isIncomplete;

    public MediaRoom(Guid lessonId, OpenRooms rooms, MediaPlaces places, ILiveMediaEngine engine, TimeProvider clock, ILogger log)
    {
        (this.lessonId, this.rooms, this.places, this.engine, this.clock, this.log) = (lessonId, rooms, places, engine, clock, log);
        (muting, bringing, usedAt) = (new MediaLook(MuteAsync, Skip), new MediaLook(BringAsync, Skip), clock.GetUtcNow());
    }

    /// <summary>Nobody has come for a while, nor is coming.</summary>
    public bool IsIdle => pages.IsEmpty && clock.GetUtcNow() - usedAt > Kept;

    public void FeedsChanged() => Review();

    public void RoomLost(IMediaRoom lost)
    {
        if (Interlocked.CompareExchange(ref room, null, lost) != lost)
        {
            // Left for another machine before, or not yet taken into use.
            return;
        }

        LogLost(lessonId);
        foreach (var page in pages.Values)
        {
            page.DisposeAsync().AsTask().Forget();
        }

        lost.DisposeAsync().AsTask().Forget();
        Tell(client => client.EngineAway());
        isAwayTold = true;
        Review();
    }

    /// <summary>Looks soon; many calls at once are one look.</summary>
    public void Review()
    {
        muting.Soon();
        bringing.Soon();
    }

    /// <summary>Every second: pages whose line does not come back go, an engine that was away is looked for, and what could not be done is tried again.</summary>
    public async Task BeatAsync()
    {
        var now = clock.GetUtcNow();
        await Task.WhenAll(pages.Values.Where(page => page.LostAt is { } lost && now - lost > Kept).Select(page => LeaveAsync(page.Id)));
        if (room is { } there && engine.Nodes.FirstOrDefault(node => node.Name == there.Node) is not { IsThere: true })
        {
            RoomLost(there);
        }

        if (isIncomplete || room is not { IsThere: true })
        {
            isIncomplete = false;
            Review();
        }
    }

    public async ValueTask CloseAsync()
    {
        if (Interlocked.Exchange(ref room, null) is { } there)
        {
            await there.DisposeAsync();
        }

        await rooms.UnwatchAsync(lessonId, Review);
        Dispose();
    }

    public void Dispose() => opening.Dispose();

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

    /// <summary>What was added to a room that was left meanwhile is taken away again.</summary>
    private async Task<bool> IsLeftAsync(IMediaRoom there, IAsyncDisposable added)
    {
        if (room == there)
        {
            return false;
        }

        await added.DisposeAsync();
        return true;
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

    /// <summary>Nobody gets anything of it any more, and the page is to know.</summary>
    private static void TellOff(MediaPage page)
    {
        foreach (var source in page.OnAir)
        {
            page.Client?.Muted(source).Forget();
        }
    }

    private void Skip(Exception exception)
    {
        isIncomplete = true;
        LogSkipped(exception, lessonId);
    }

    /// <summary>Says nothing of a room that was left for another machine.</summary>
    private sealed class PeerListener(MediaRoom room, IMediaRoom there, MediaPage page, bool isSender) : IMediaPeerListener
    {
        private IMediaClient? Client => room.room == there ? page.Client : null;

        public void Slow(bool isUplink) => Client?.Slow(isUplink).Forget();

        public void HungUp() => Client?.HungUp(isSender).Forget();

        public void Offered(MediaOffer offer)
        {
            if (Client is not null)
            {
                room.OfferAsync(page, offer).Forget();
            }
        }
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
