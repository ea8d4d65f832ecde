using System.Collections.Immutable;
using MethodCabinet.Domain.Lessons.Media;
using MethodCabinet.Domain.Lessons.Rooms;

namespace MethodCabinet.Server.Lessons.Media;

/// <summary>
/// An open page with its two connections to the engine. It outlives a broken line for a while, so that sound comes back by new ways through the same connections.
/// What it negotiates happens one after the other, under <see cref="Gate"/>; only taking it off the air waits for nothing.
/// </summary>
internal sealed class MediaPage(Guid id, RoomActor actor) : IAsyncDisposable
{
    private ImmutableHashSet<MediaSource> onAir = [];
    private IReadOnlyList<SentTrack> sent = [];

    public Guid Id { get; } = id;

    public RoomActor Actor { get; } = actor;

    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>Null while its line is away.</summary>
    public IMediaClient? Client { get; set; }

    public string ConnectionId { get; set; } = "";

    public DateTimeOffset JoinedAt { get; set; }

    public DateTimeOffset? LostAt { get; set; }

    /// <summary>It has left; whatever of it still waits at the gate comes too late.</summary>
    public bool IsGone { get; set; }

    public IMediaSender? Sender { get; set; }

    public IMediaReceiver? Receiver { get; set; }

    /// <summary>An offer is on its way to the page, and nothing else is negotiated until it has answered.</summary>
    public bool IsAnswering { get; set; }

    public ImmutableHashSet<MediaSource> OnAir => onAir;

    /// <param name="allowed">What may stay on the air.</param>
    /// <exception cref="MediaAwayException">It has no sender.</exception>
    /// <exception cref="Domain.RuleBroken">The offer is not what was agreed.</exception>
    public async Task<string> NegotiateAsync(string offer, IReadOnlyList<SentTrack> tracks, IReadOnlyCollection<MediaSource> allowed, CancellationToken ct)
    {
        var sender = Sender ?? throw new MediaAwayException("Nothing is sent.");
        sent = SentTracks.Agree(sent, offer, tracks);
        return await sender.NegotiateAsync(offer, [.. sent.Select(track => new MediaTrack(track.Mid, track.Source, onAir.Contains(track.Source) && allowed.Contains(track.Source)))], ct);
    }

    /// <returns>False when the page sends nothing of this kind.</returns>
    public async Task<bool> PutOnAirAsync(MediaSource source, bool isOnAir, CancellationToken ct)
    {
        if (Sender is not { } sender || sent.FirstOrDefault(track => track.Source == source) is not { } track)
        {
            return !isOnAir;
        }

        await sender.PutOnAirAsync(track.Mid, isOnAir, ct);
        if (Sender == sender)
        {
            ImmutableInterlocked.Update(ref onAir, now => isOnAir ? now.Add(source) : now.Remove(source));
        }

        return true;
    }

    /// <summary>What it sends begins anew.</summary>
    public async Task DropSenderAsync()
    {
        var sender = Sender;
        (Sender, sent, onAir) = (null, [], []);
        if (sender is not null)
        {
            await sender.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        var receiver = Receiver;
        (Receiver, IsAnswering) = (null, false);
        await DropSenderAsync();
        if (receiver is not null)
        {
            await receiver.DisposeAsync();
        }

        // The gate is left to those who may still wait at it.
    }
}
