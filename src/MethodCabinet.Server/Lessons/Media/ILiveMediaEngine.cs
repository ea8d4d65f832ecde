using MethodCabinet.Domain.Lessons.Media;

namespace MethodCabinet.Server.Lessons.Media;

/// <summary>
/// What passes sound and picture on (an SFU). One is here, Janus; the interface is so that another can be an adapter. Browsers know nothing of it: offers and
/// answers go through <see cref="MediaHub"/>, and every sender and receiver is the server's.
/// </summary>
internal interface ILiveMediaEngine
{
    /// <summary>Without load.</summary>
    IReadOnlyList<MediaNode> Nodes { get; }

    /// <summary>A room there, made when it is not yet.</summary>
    /// <exception cref="MediaAwayException">The machine does not answer.</exception>
    Task<IMediaRoom> OpenAsync(string node, Guid lessonId, IMediaRoomListener listener, CancellationToken ct);

    /// <summary>Sends back what it gets, to measure a line; on any machine that answers.</summary>
    /// <exception cref="MediaAwayException">None does.</exception>
    Task<IMediaSender> EchoAsync(IMediaPeerListener listener, CancellationToken ct);
}

/// <summary>The engine does not answer, or what was asked about is gone with it; later it may be there again.</summary>
internal sealed class MediaAwayException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A room, as one process of the application sees it.</summary>
internal interface IMediaRoom : IAsyncDisposable
{
    string Node { get; }

    /// <summary>False once the engine has lost it: it must be opened anew.</summary>
    bool IsThere { get; }

    /// <summary>What comes from pages of all processes.</summary>
    IReadOnlyList<MediaFeed> Feeds { get; }

    Task<IMediaSender> AddSenderAsync(Guid personId, IMediaPeerListener listener, CancellationToken ct);

    Task<IMediaReceiver> AddReceiverAsync(IMediaPeerListener listener, CancellationToken ct);

    /// <summary>Takes it off the air, whoever's page it comes from.</summary>
    Task MuteAsync(TrackName track, CancellationToken ct);

    /// <summary>The lesson is over: nothing of the room stays at the engine.</summary>
    Task DestroyAsync(CancellationToken ct);
}

internal interface IMediaRoomListener
{
    /// <summary>Somebody began or ended, or went on or off the air.</summary>
    void FeedsChanged();

    /// <summary>The engine has lost the room with everybody in it.</summary>
    /// <param name="lost">Perhaps one that was left for another machine meanwhile.</param>
    void RoomLost(IMediaRoom lost);
}

internal interface IMediaPeerListener
{
    /// <summary>The line loses packets.</summary>
    /// <param name="isUplink">From the page to the engine.</param>
    void Slow(bool isUplink);

    /// <summary>The connection to the page is given up; it must be made anew.</summary>
    void HungUp();

    /// <summary>Of a receiver: the engine asks to negotiate anew by itself, because a sender has gone.</summary>
    void Offered(MediaOffer offer);
}

/// <summary>What one page sends.</summary>
internal sealed record MediaFeed(string Id, Guid PersonId, IReadOnlyList<MediaTrack> Tracks);

/// <param name="Mid">Of the sender's description.</param>
internal sealed record MediaTrack(string Mid, MediaSource Source, bool IsOnAir);

/// <summary>One track of one feed.</summary>
internal readonly record struct TrackName(string FeedId, string Mid);

/// <param name="Tracks">By mid of this description.</param>
internal sealed record MediaOffer(string Sdp, IReadOnlyDictionary<string, TrackName> Tracks);

/// <summary>What a page sees of a picture.</summary>
public enum PictureLevel
{
    /// <summary>Nothing of it: a slow line has room for sound.</summary>
    None,
    Low,
    Top,
}

/// <summary>The connection by which one page sends.</summary>
internal interface IMediaSender : IAsyncDisposable
{
    string FeedId { get; }

    /// <summary>The first time, and again after a cut. Until <see cref="PutOnAirAsync"/> nobody gets anything of it.</summary>
    /// <param name="tracks">All parts of the offer; those that are on the air stay there, every other is held back before the answer is given.</param>
    /// <returns>The answer.</returns>
    Task<string> NegotiateAsync(string offer, IReadOnlyList<MediaTrack> tracks, CancellationToken ct);

    Task PutOnAirAsync(string mid, bool isOnAir, CancellationToken ct);
}

/// <summary>The connection by which one page gets everything that it gets.</summary>
internal interface IMediaReceiver : IAsyncDisposable
{
    /// <returns>What the page is to answer; null when there is nothing to negotiate.</returns>
    Task<MediaOffer?> SetAsync(IReadOnlyCollection<TrackName> wanted, CancellationToken ct);

    Task AnswerAsync(string answer, CancellationToken ct);

    /// <summary>New ways through the network, after a cut.</summary>
    Task<MediaOffer?> RestartAsync(CancellationToken ct);

    /// <summary>At once for all of them that it has.</summary>
    Task ShowAsync(IReadOnlyCollection<string> mids, PictureLevel level, CancellationToken ct);
}
