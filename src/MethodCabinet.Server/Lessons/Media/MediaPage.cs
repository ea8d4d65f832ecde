using MethodCabinet.Domain.Lessons.Media;
using MethodCabinet.Domain.Lessons.Rooms;

namespace MethodCabinet.Server.Lessons.Media;

/// <summary>
/// An open page with its two connections to the engine. It outlives a broken line for a while, so that sound comes back by new ways through the same connections.
/// What it negotiates happens one after the other, under <see cref="Gate"/>.
/// </summary>
internal sealed class MediaPage(Guid id, RoomActor actor) : IAsyncDisposable
{
    private readonly HashSet<MediaSource> onAir = [];
    private IReadOnlyList<MediaTrack> sent = [];

    public Guid Id { get; } = id;

    public RoomActor Actor { get; } = actor;

    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>Null while its line is away.</summary>
    public IMediaClient? Client { get; set; }

    public string ConnectionId { get; set; } = "";

    public DateTimeOffset? LostAt { get; set; }

    public IMediaSender? Sender { get; set; }

    public IMediaReceiver? Receiver { get; set; }

    /// <summary>An offer is on its way to the page, and nothing else is negotiated until it has answered.</summary>
    public bool IsAnswering { get; set; }

    public IReadOnlyCollection<MediaSource> OnAir => onAir;

    /// <exception cref="MediaAwayException">It has no sender.</exception>
    public async Task<string> NegotiateAsync(string offer, IReadOnlyList<SentTrack> tracks, CancellationToken ct)
    {
        var sender = Sender ?? throw new MediaAwayException("Nothing is sent.");
        sent = [.. tracks.Select(track => new MediaTrack(track.Mid, track.Source, IsOnAir: false))];
        return await sender.NegotiateAsync(offer, sent, ct);
    }

    /// <returns>False when the page sends nothing of this kind.</returns>
    public async Task<bool> PutOnAirAsync(MediaSource source, bool isOnAir, CancellationToken ct)
    {
        if (Sender is null || sent.FirstOrDefault(track => track.Source == source) is not { } track)
        {
            return !isOnAir;
        }

        await Sender.PutOnAirAsync(track.Mid, isOnAir, ct);
        _ = isOnAir ? onAir.Add(source) : onAir.Remove(source);
        return true;
    }

    /// <summary>What it had at the engine is gone.</summary>
    public void Forget()
    {
        (Sender, Receiver, IsAnswering) = (null, null, false);
        onAir.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        var (sender, receiver) = (Sender, Receiver);
        Forget();
        if (sender is not null)
        {
            await sender.DisposeAsync();
        }

        if (receiver is not null)
        {
            await receiver.DisposeAsync();
        }

        // The gate is left to those who may still wait at it.
    }
}
