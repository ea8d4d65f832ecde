namespace MethodCabinet.Domain.Olympiads;

/// <summary>A key pair on P-256 by which the server signs receipts. It signs until another one takes its place, and stays published for ever, so that old receipts can be verified.</summary>
public sealed class ReceiptKey
{
    /// <summary>See <see cref="ReceiptEncoding.KeyIdOf"/>.</summary>
    public required string Id { get; init; }

    /// <summary>SubjectPublicKeyInfo, DER.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>PKCS #8, encrypted by the key ring.</summary>
    public required byte[] ProtectedPrivateKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null for the one that signs now.</summary>
    public DateTimeOffset? RetiredAt { get; set; }
}

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
