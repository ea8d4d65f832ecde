using System.Collections.Concurrent;
using System.Threading.Channels;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>Where saves wait for the <see cref="JournalWriter"/>. Bounded in requests and in bytes, so that a flood is refused and not hoarded.</summary>
public sealed class JournalQueue(TimeProvider clock)
{
    /// <summary>Requests.</summary>
    public const int Capacity = 4096;

    /// <summary>Bytes of all waiting requests together.</summary>
    public const long MaxBytes = 128 << 20;

    private readonly Channel<PendingSave> channel = Channel.CreateBounded<PendingSave>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly ConcurrentDictionary<Guid, bool> forgotten = new();
    private long bytes;

    internal ChannelReader<PendingSave> Reader => channel.Reader;

    /// <summary>Another device writes in the work: what the writer remembers of it is no longer true.</summary>
    internal void Forget(Guid attemptId) => forgotten.TryAdd(attemptId, true);

    /// <summary>What is to be forgotten since the last time.</summary>
    internal IEnumerable<Guid> TakeForgotten() => forgotten.IsEmpty ? [] : forgotten.Keys.Where(id => forgotten.TryRemove(id, out _));

    /// <summary>Returns when the entries are committed.</summary>
    /// <exception cref="RuleBroken">JournalBusy, DatabaseAway: nothing was stored, or it is not known; the same entries may be sent again. Otherwise the entries are refused.</exception>
    /// <param name="personId">Whose attempt it is.</param>
    /// <param name="sentMs">See <see cref="PendingSave.SentMs"/>.</param>
    public async Task<SubmitJournal.Response> AppendAsync(
        Guid attemptId, Guid personId, Guid deviceId, JournalDraft[] entries, long? sentMs, Guid? carriedById = null)
    {
        // PostgreSQL keeps microseconds; what is answered is what is stored.
        var now = clock.GetUtcNow();
        var receivedAt = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var save = new PendingSave(attemptId, personId, deviceId, entries, sentMs, carriedById, receivedAt, clock.GetTimestamp());
        if (Interlocked.Add(ref bytes, save.Size) > MaxBytes || !channel.Writer.TryWrite(save))
        {
            Interlocked.Add(ref bytes, -save.Size);
            throw new RuleBroken(AttemptErrors.JournalBusy);
        }

        try
        {
            return await save.Answer;
        }
        finally
        {
            Interlocked.Add(ref bytes, -save.Size);
        }
    }
}
