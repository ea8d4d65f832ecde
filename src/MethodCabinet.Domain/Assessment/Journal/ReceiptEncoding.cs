using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MethodCabinet.Domain.Assessment.Journal;

/// <summary>What a receipt is about: up to which entry of a device's chain the server holds the work, and since when.</summary>
/// <param name="HeadHash">Of the last entry, 32 bytes; it stands for all entries before it.</param>
/// <param name="ReceivedAt">By the server's clock, in whole microseconds.</param>
public readonly record struct ReceiptClaim(Guid AttemptId, Guid DeviceId, long Seq, byte[] HeadHash, DateTimeOffset ReceivedAt);

/// <summary>
/// Квитанции: what is hashed and signed. docs/receipts.md tells an outsider the same, docs/receipt-vectors.json holds vectors that this code and the web client pass.
/// All numbers are big-endian.
/// </summary>
public static class ReceiptEncoding
{
    /// <summary>Bytes of a signature: r and s one after the other (IEEE P1363), as WebCrypto takes it.</summary>
    public const int SignatureLength = 64;

    /// <summary>"MCR1" ‖ attempt id (16) ‖ device id (16) ‖ seq (8) ‖ head hash (32) ‖ received at, microseconds since 1970 (8): a leaf of the group's tree.</summary>
    public static byte[] LeafOf(ReceiptClaim claim)
    {
        Span<byte> content = stackalloc byte[4 + 16 + 16 + 8 + JournalChain.HashLength + 8];
        "MCR1"u8.CopyTo(content);
        claim.AttemptId.TryWriteBytes(content[4..], bigEndian: true, out _);
        claim.DeviceId.TryWriteBytes(content[20..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(content[36..], claim.Seq);
        claim.HeadHash.CopyTo(content[44..]);
        BinaryPrimitives.WriteInt64BigEndian(content[76..], MicrosecondsOf(claim.ReceivedAt));
        return MerkleTree.HashLeaf(content);
    }

    /// <summary>"MCS1" ‖ number of leaves (8) ‖ root (32): what is signed for a group of saves that were committed together.</summary>
    public static byte[] SignedContent(long size, ReadOnlySpan<byte> root)
    {
        var content = new byte[4 + 8 + MerkleTree.HashLength];
        "MCS1"u8.CopyTo(content);
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(4), size);
        root.CopyTo(content.AsSpan(12));
        return content;
    }

    /// <summary>"MCH1" ‖ attempt id (16) ‖ device id (16) ‖ seq (8) ‖ head hash (32): a leaf of a closed round's tree.</summary>
    public static byte[] HeadLeafOf(Guid attemptId, Guid deviceId, long seq, ReadOnlySpan<byte> headHash)
    {
        Span<byte> content = stackalloc byte[4 + 16 + 16 + 8 + JournalChain.HashLength];
        "MCH1"u8.CopyTo(content);
        attemptId.TryWriteBytes(content[4..], bigEndian: true, out _);
        deviceId.TryWriteBytes(content[20..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(content[36..], seq);
        headHash.CopyTo(content[44..]);
        return MerkleTree.HashLeaf(content);
    }

    /// <summary>"MCC1" ‖ round id (16) ‖ number (4) ‖ made at, microseconds since 1970 (8) ‖ number of leaves (8) ‖ root (32): what is signed when a round is closed.</summary>
    public static byte[] SignedContent(Guid roundId, int number, DateTimeOffset madeAt, long size, ReadOnlySpan<byte> root)
    {
        var content = new byte[4 + 16 + 4 + 8 + 8 + MerkleTree.HashLength];
        "MCC1"u8.CopyTo(content);
        roundId.TryWriteBytes(content.AsSpan(4), bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(20), number);
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(24), MicrosecondsOf(madeAt));
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(32), size);
        root.CopyTo(content.AsSpan(40));
        return content;
    }

    /// <summary>16 hexadecimal digits that name a public key: the first 8 bytes of the SHA-256 of its SubjectPublicKeyInfo.</summary>
    public static string KeyIdOf(ReadOnlySpan<byte> publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey).AsSpan(0, 8));

    /// <summary>Whether the signature of <paramref name="key"/> stands behind the claim.</summary>
    /// <param name="index">The place among the leaves of the group, from 0.</param>
    /// <param name="path">Neighbours on the way to the root, 32 bytes each.</param>
    public static bool Verify(ECDsa key, ReceiptClaim claim, long index, long size, ReadOnlySpan<byte> path, ReadOnlySpan<byte> signature) =>
        MerkleTree.RootOf(LeafOf(claim), index, size, path) is { } root
        && key.VerifyData(SignedContent(size, root), signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    private static long MicrosecondsOf(DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
