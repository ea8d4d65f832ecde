namespace MethodCabinet.Domain.Olympiads;

/// <summary>
/// The published digest of all works of a round: nobody can add, drop or alter a work after it without being found out. The first is made at closing;
/// each later one says what was added since by a decision about late deliveries.
/// </summary>
public sealed class RoundRoot
{
    public required Guid RoundId { get; init; }

    /// <summary>1, 2, 3… within the round.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The last entry of the journal (its <see cref="JournalEntry.Id"/>) that is covered.</summary>
    public required long LastEntryId { get; init; }

    /// <summary>Number of chains.</summary>
    public required int Size { get; init; }

    /// <summary>32 bytes.</summary>
    public required byte[] Root { get; init; }

    public required string KeyId { get; init; }

    public required byte[] Signature { get; init; }
}
