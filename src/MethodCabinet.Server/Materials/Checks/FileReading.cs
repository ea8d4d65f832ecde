using System.Security.Cryptography;
using MethodCabinet.Domain.Materials;

namespace MethodCabinet.Server.Materials.Checks;

/// <summary>What one reading of all bytes tells.</summary>
/// <param name="Finding">Of the antivirus; null when it found nothing, or nobody looked.</param>
internal sealed record FileReading(long Size, byte[] Sha256, byte[] Head, string? Finding)
{
    private const int Buffer = 256 << 10;

    /// <summary>Reads once, whatever the size, and keeps nothing.</summary>
    public static async Task<FileReading> ReadAsync(Stream content, AntivirusSettings antivirus, CancellationToken ct)
    {
        using var scan = antivirus.IsOn ? await ClamdScan.BeginAsync(antivirus, ct) : null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Buffer];
        byte[] head = [];
        var size = 0L;
        while (await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct) is var read and > 0)
        {
            head = size == 0 ? buffer[..Math.Min(read, FileKind.HeadLength)] : head;
            size += read;
            hash.AppendData(buffer, 0, read);
            if (scan is not null)
            {
                await scan.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }

        return new FileReading(size, hash.GetHashAndReset(), head, scan is null ? null : await scan.EndAsync(ct));
    }

    /// <summary>What becomes of a file of which this was read.</summary>
    public FileState StateOf(StoredFile file) =>
        Finding is not null ? FileState.Infected
        : Size == file.Size && Sha256.AsSpan().SequenceEqual(file.Sha256) && FileKind.MediaTypeOf(Head, file.Name) == file.MediaType ? FileState.Ready
        : FileState.Spoilt;
}
