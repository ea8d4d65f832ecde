using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Assessment.Receipts;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>A request on its way through the journal: what was sent, and what the group that commits it found out.</summary>
public sealed class PendingSave(
    Guid attemptId, Guid personId, Guid deviceId, JournalDraft[] entries, long? sentMs, Guid? carriedById, DateTimeOffset receivedAt, long enqueuedAt)
{
    // What waits for the answer goes on where the answer is given; see Succeed and Fail.
    private readonly TaskCompletionSource<SubmitJournal.Response> answer = new();

    public Guid AttemptId { get; } = attemptId;

    /// <summary>Who sends; the attempt must be theirs.</summary>
    public Guid PersonId { get; } = personId;

    public Guid DeviceId { get; } = deviceId;

    public JournalDraft[] Entries { get; } = entries;

    /// <summary>The device's clock when it sent, in the milliseconds of its entries; null when it did not say.</summary>
    public long? SentMs { get; } = sentMs;

    /// <summary>Who brought it on a carrier; null when the device sent it by itself.</summary>
    public Guid? CarriedById { get; } = carriedById;

    /// <summary>When it arrived: what counts against the deadline, however long the database keeps it waiting.</summary>
    public DateTimeOffset ReceivedAt { get; } = receivedAt;

    /// <summary>Timestamp of the monotonic clock.</summary>
    public long EnqueuedAt { get; } = enqueuedAt;

    /// <summary>Roughly what it holds in memory, in bytes.</summary>
    public int Size { get; } = entries.Sum(entry => 200 + (2 * entry.Answer.Length));

    public Task<SubmitJournal.Response> Answer => answer.Task;

    /// <summary>Null while nothing is known or the attempt does not exist.</summary>
    public SaveState? State { get; set; }

    /// <summary>How many of the entries, from the first, were held already.</summary>
    public int HeldCount { get; set; }

    /// <summary>Bytes of the answers of the device's chain without and with what this save adds.</summary>
    public long BytesBefore { get; set; }

    public long ChainBytes { get; set; }

    public bool IsLate { get; set; }

    public JournalHead Head { get; set; }

    public IReadOnlyList<SubmitJournal.ElsewhereAnswer> Elsewhere { get; set; } = [];

    /// <summary>What the receipt of this save says.</summary>
    public ReceiptClaim Claim => new(AttemptId, DeviceId, Head.Seq, Head.Hash, ReceivedAt);

    /// <summary>Writes the reply on the calling thread, which must not be the writer's.</summary>
    public void Succeed(DateTimeOffset now, Receipt receipt) => answer.TrySetResult(new SubmitJournal.Response(
        new SubmitJournal.Head(Head.Seq, Convert.ToHexStringLower(Head.Hash)),
        ReceivedAt,
        State!.DeadlineAt(now),
        now,
        State.Pauses.Since,
        IsLate ? Entries.Length - HeldCount : 0,
        Elsewhere,
        receipt));

    /// <summary>Writes the reply on another thread: refusals must not hold up those who are saved.</summary>
    public void Fail(Exception exception) => ThreadPool.UnsafeQueueUserWorkItem(save => save.answer.TrySetException(exception), this, preferLocal: false);
}

/// <summary>What the database says about the attempt and the device's chain of one save.</summary>
/// <param name="RoundVersion">Of the round's row: whatever changes there, a save is judged anew.</param>
/// <param name="MoreMinutes">Accommodation and granted minutes together.</param>
/// <param name="HeadId">The entry's place in the server's order; 0 before the first.</param>
/// <param name="HasOtherDevices">Whether another device has entries in the same attempt, or another browser has opened it.</param>
/// <param name="ChainBytes">Bytes of all answers of the chain.</param>
/// <param name="OtherEntries">Entries of the attempt's other devices.</param>
/// <param name="OtherBytes">Bytes of their answers.</param>
public sealed record SaveState(
    Guid PersonId,
    Guid PaperId,
    DateTimeOffset OpenedAt,
    DateTimeOffset ClosesAt,
    int DurationMinutes,
    uint RoundVersion,
    int MoreMinutes,
    Pauses Pauses,
    DateTimeOffset? HandedInAt,
    DateTimeOffset? ClosedAt,
    JournalHead Head,
    long HeadId,
    bool HasOtherDevices,
    long ChainBytes,
    long OtherEntries,
    long OtherBytes)
{
    /// <summary>While a pause lasts: the one that it would leave if it ended at <paramref name="now"/>.</summary>
    public DateTimeOffset DeadlineAt(DateTimeOffset now) => AttemptClock.Deadline(ClosesAt, DurationMinutes, OpenedAt, MoreMinutes, Pauses, now);

    public DateTimeOffset EndAt(DateTimeOffset now) => AttemptClock.EndOf(DeadlineAt(now), HandedInAt, ClosedAt);
}
