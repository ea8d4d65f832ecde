using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MethodCabinet.Domain.Assessment.Journal;

/// <summary>
/// The hash chain of a device's journal entries. The canonical encoding of an entry is, all numbers big-endian:
/// <code>
/// "MCJ1" (4 bytes) ‖ attempt id (16, RFC 9562 order) ‖ device id (16) ‖ seq (8) ‖ task id (16) ‖ elapsed ms (8) ‖ length of answer (4) ‖ answer (UTF-8)
/// </code>
/// and <c>hash = SHA-256(previous hash ‖ encoding)</c>; the first entry's previous hash is 32 zero bytes.
/// The web client computes the same (web/src/sitting/journal); docs/journal-vectors.json holds vectors that both pass.
/// </summary>
public static class JournalChain
{
    public const int HashLength = 32;

    private const int FixedLength = 4 + 16 + 16 + 8 + 16 + 8 + 4;

    public static ReadOnlySpan<byte> Start => new byte[HashLength];

    public static byte[] Next(ReadOnlySpan<byte> previous, Guid attemptId, Guid deviceId, long seq, Guid taskId, long elapsedMs, string answer)
    {
        var answerLength = Encoding.UTF8.GetByteCount(answer);
        var total = HashLength + FixedLength + answerLength;
        byte[]? rented = total <= 1024 ? null : System.Buffers.ArrayPool<byte>.Shared.Rent(total);
        var buffer = rented is null ? stackalloc byte[1024] : rented;
        try
        {
            previous.CopyTo(buffer);
            var at = HashLength;
            "MCJ1"u8.CopyTo(buffer[at..]);
            attemptId.TryWriteBytes(buffer[(at += 4)..], bigEndian: true, out _);
            deviceId.TryWriteBytes(buffer[(at += 16)..], bigEndian: true, out _);
            BinaryPrimitives.WriteInt64BigEndian(buffer[(at += 16)..], seq);
            taskId.TryWriteBytes(buffer[(at += 8)..], bigEndian: true, out _);
            BinaryPrimitives.WriteInt64BigEndian(buffer[(at += 16)..], elapsedMs);
            BinaryPrimitives.WriteInt32BigEndian(buffer[(at += 8)..], answerLength);
            Encoding.UTF8.GetBytes(answer, buffer[(at + 4)..]);
            return SHA256.HashData(buffer[..total]);
        }
        finally
        {
            if (rented is not null)
            {
                System.Buffers.ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }
}
