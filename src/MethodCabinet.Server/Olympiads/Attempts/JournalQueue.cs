using System.Threading.Channels;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>Where saves wait for the <see cref="JournalWriter"/>. Bounded in requests and in bytes, so that a flood is refused and not hoarded.</summary>
public sealed class JournalQueue(TimeProvider clock)
{
    /// <summary>Requests.</summary>
    public const int Capacity = 4096;

    /// <summary>Bytes of all waiting requests together.</summary>
    public const long MaxBytes = 128 << 20;

    /// <summary>How many writers share the attempts: while one waits for the disk another works.</summary>
    public const int Lanes = 2;

    private readonly Channel<PendingSave>[] lanes = [.. Enumerable.Range(0, Lanes).Select(_ =>
        Channel.CreateUnbounded<PendingSave>(new UnboundedChannelOptions { SingleReader = true }))];

    private int count;
    private long bytes;

    internal ChannelReader<PendingSave> Reader(int lane) => lanes[lane].Reader;

    /// <summary>Returns when the entries are committed.</summary>
    /// <exception cref="RuleBroken">JournalBusy, DatabaseAway: nothing was stored, or it is not known; the same entries may be sent again. Otherwise the entries are refused.</exception>
    public async Task<SubmitJournal.Response> AppendAsync(Guid attemptId, Guid personId, Guid deviceId, JournalDraft[] entries)
    {
        // PostgreSQL keeps microseconds; what is answered is what is stored.
        var now = clock.GetUtcNow();
        var receivedAt = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var save = new PendingSave(attemptId, personId, deviceId, entries, receivedAt, clock.GetTimestamp());
        try
        {
            if (Interlocked.Increment(ref count) > Capacity | Interlocked.Add(ref bytes, save.Size) > MaxBytes)
            {
                throw new RuleBroken(AttemptErrors.JournalBusy);
            }

            // All saves of an attempt go one way, so that those of a device continue each other.
            lanes[(uint)attemptId.GetHashCode() % Lanes].Writer.TryWrite(save);
            return await save.Answer;
        }
        finally
        {
            Interlocked.Decrement(ref count);
            Interlocked.Add(ref bytes, -save.Size);
        }
    }
}
