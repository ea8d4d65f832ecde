namespace MethodCabinet.Domain.Assessment.Journal;

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
