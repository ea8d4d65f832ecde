using System.Security.Cryptography;
using MethodCabinet.Domain.Assessment.Journal;

namespace MethodCabinet.Domain.Olympiads;

/// <summary>Работа участника: one participant, one round.</summary>
public sealed class Attempt
{
    public required Guid Id { get; init; }

    public required Guid RoundId { get; init; }

    public required Guid RegistrationId { get; init; }

    /// <summary>Whose it is; the same as the registration's, kept here because every save asks it.</summary>
    public required Guid PersonId { get; init; }

    public required Guid PaperId { get; init; }

    /// <summary>The sealed paper that was sat; null when the paper came from the server as it was then.</summary>
    public Guid? SealId { get; init; }

    /// <summary>When the paper was opened, by the server's clock; where that was done without a network, by how long ago it was by the device's word.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the server first heard of a work that was begun on a device from a sealed paper; null where the server opened it.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>The earliest begin of which another device told later, if it lies before <see cref="OpenedAt"/>: it is shown, and changes nothing (docs/decisions/0034).</summary>
    public DateTimeOffset? BegunBeforeAt { get; set; }

    /// <summary>When the server heard of that.</summary>
    public DateTimeOffset? BegunBeforeHeardAt { get; set; }

    public DateTimeOffset? HandedInAt { get; set; }

    /// <summary><see cref="Paper.MoreMinutes"/>, kept here because every save asks it; the papers of a round do not change once one of them was opened.</summary>
    public int PaperMinutes { get; init; }

    /// <summary>Minutes granted to this participant beside the accommodation.</summary>
    public int GrantedMinutes { get; set; }

    /// <summary>Since when this participant alone is paused; null while not.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>Why; empty while not.</summary>
    public string PauseReason { get; set; } = "";

    /// <summary>When the last own pause ended.</summary>
    public DateTimeOffset? ResumedAt { get; set; }

    /// <summary>How long this participant was paused while the round was not, without the pause that lasts.</summary>
    public TimeSpan PausedFor { get; set; }

    /// <summary>How long the round had stood in all when the paper was opened.</summary>
    public TimeSpan RoundPausedBefore { get; init; }

    /// <summary>How long the round had stood in all when the last own pause began.</summary>
    public TimeSpan RoundPausedThen { get; set; }

    /// <summary>The task at which the participant was last; null before the first step.</summary>
    public Guid? TaskAtHand { get; set; }

    /// <summary>Tasks marked by the participant to come back to.</summary>
    public IReadOnlyList<Guid> Flags { get; set; } = [];

    /// <summary>The sum of the task scores; null until scored.</summary>
    public decimal? Points { get; set; }

    public DateTimeOffset? ScoredAt { get; set; }

    /// <summary>
    /// How many journal entries counted when it was scored. The journal is append-only: another number means that entries accepted in time
    /// were committed after the scores were, and the attempt is scored again.
    /// </summary>
    public int ScoredEntries { get; set; }

    /// <summary>Since when the server has known of the work.</summary>
    public DateTimeOffset KnownAt => HeardAt ?? OpenedAt;

    /// <summary>Begins of which the server heard later than they happened, by the word of devices: who decides about the work or sits over it sees them.</summary>
    public IReadOnlyList<HeardBegin> HeardBegins()
    {
        HeardBegin[] own = HeardAt is { } heardAt && heardAt - OpenedAt > AttemptClock.Introduction ? [new HeardBegin(OpenedAt, heardAt, Counts: true)] : [];
        return BegunBeforeAt is { } before ? [.. own, new HeardBegin(before, BegunBeforeHeardAt ?? before, Counts: false)] : own;
    }

    /// <summary>
    /// The id of the attempt at a round, known before it exists: a journal that is begun without a network is chained by it. The first 16 bytes of
    /// SHA-256("MCA1" ‖ round id (16) ‖ registration id (16)) as a UUID of version 8 (RFC 9562, section 5.8).
    /// </summary>
    public static Guid IdOf(Guid roundId, Guid registrationId)
    {
        var id = SHA256.HashData([.. "MCA1"u8, .. roundId.ToByteArray(bigEndian: true), .. registrationId.ToByteArray(bigEndian: true)]).AsSpan(0, 16);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}

/// <summary>A begin of which the server heard later.</summary>
/// <param name="At">By the word of the device.</param>
/// <param name="HeardAt">By the server's clock.</param>
/// <param name="Counts">The time of the work runs from it; otherwise another device had begun it for the server before.</param>
public sealed record HeardBegin(DateTimeOffset At, DateTimeOffset HeardAt, bool Counts);

/// <summary>
/// Запись журнала ответов: one change of one answer. Append-only; entries of one device form a hash chain
/// (canonical encoding: <see cref="JournalChain"/>).
/// </summary>
public sealed class JournalEntry
{
    /// <summary>The server's order of acceptance.</summary>
    public long Id { get; init; }

    public required Guid AttemptId { get; init; }

    public required Guid DeviceId { get; init; }

    /// <summary>1, 2, 3… on this device in this attempt.</summary>
    public required long Seq { get; init; }

    /// <summary>The task that is answered.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>JSON text of an <see cref="Assessment.Answer"/>, or <c>null</c> for an answer taken back; kept byte for byte, because the hash covers it.</summary>
    public required string Answer { get; init; }

    /// <summary>Milliseconds on the device's clock since the attempt was first opened on it.</summary>
    public required long ElapsedMs { get; init; }

    /// <summary>SHA-256, 32 bytes.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Bytes of all answers of the chain up to this one.</summary>
    public long ChainBytes { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Arrived after the end of the attempt: kept, and counted only if its <see cref="LateDelivery"/> is accepted.</summary>
    public required bool IsLate { get; init; }
}

/// <summary>The points of one task of one attempt.</summary>
public sealed class TaskScore
{
    public required Guid AttemptId { get; init; }

    public required Guid TaskId { get; init; }

    /// <summary>The version by whose key it was scored.</summary>
    public required Guid QuestionVersionId { get; set; }

    public required decimal Points { get; set; }

    public required DateTimeOffset ScoredAt { get; set; }
}
