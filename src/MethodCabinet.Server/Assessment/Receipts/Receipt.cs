namespace MethodCabinet.Server.Assessment.Receipts;

/// <summary>
/// Квитанция: the server's signed word that it durably holds a device's chain up to the head of the reply beside it. docs/receipts.md says how to verify one.
/// </summary>
/// <param name="KeyId">16 hexadecimal digits, of <c>/api/receipt-keys</c>.</param>
/// <param name="Index">The place among the saves that were committed together, from 0.</param>
/// <param name="Size">How many they were.</param>
/// <param name="Path">Neighbours in their Merkle tree on the way to the root, 32 bytes each.</param>
/// <param name="Signature">ECDSA on P-256 with SHA-256, 64 bytes: r and s.</param>
public sealed record Receipt(string KeyId, int Index, int Size, byte[] Path, byte[] Signature);
