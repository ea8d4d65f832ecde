using System.IO.Compression;
using System.Text;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials.Archives;

namespace MethodCabinet.Server.Materials.Archives;

/// <summary>A small archive of strangers, unpacked in memory after its directory was looked at (<see cref="ZipDirectory"/>), and no further than that says.</summary>
public static class MemoryArchive
{
    private static readonly Encoding OldNames = CodePagesEncodingProvider.Instance.GetEncoding(866)!;

    /// <returns>Files by their names.</returns>
    /// <exception cref="RuleBroken">Everything of <see cref="ArchiveErrors"/>.</exception>
    public static async Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(byte[] archive, ArchiveLimits limits, CancellationToken ct)
    {
        var (offset, length, count) = ZipDirectory.Locate(archive.AsSpan(Math.Max(0, archive.Length - ZipDirectory.TailLength)), archive.Length);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in ZipDirectory.Read(archive.AsSpan((int)offset, length), count, offset, limits, OldNames).Values)
        {
            var from = (int)entry.Offset + ZipDirectory.SkippedBy(archive.AsSpan((int)entry.Offset));
            if (from + entry.Packed > archive.Length)
            {
                throw new RuleBroken(ArchiveErrors.Broken);
            }

            await using var packed = new MemoryStream(archive, from, (int)entry.Packed, writable: false);
            await using Stream content = entry.IsPacked ? new BoundedStream(new DeflateStream(packed, CompressionMode.Decompress), entry.Size) : packed;
            var bytes = new byte[entry.Size];
            try
            {
                await content.ReadExactlyAsync(bytes, ct);
            }
            catch (Exception exception) when (exception is EndOfStreamException or InvalidDataException)
            {
                throw new RuleBroken(ArchiveErrors.Broken, cause: exception);
            }

            files[entry.Name] = bytes;
        }

        return files;
    }
}
