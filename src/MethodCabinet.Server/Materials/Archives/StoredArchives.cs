using System.IO.Compression;
using System.Text;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials.Archives;
using Microsoft.Extensions.Caching.Memory;

namespace MethodCabinet.Server.Materials.Archives;

/// <summary>
/// Reads files out of stored ZIP archives where they lie: nothing is unpacked to a disk, so no name leads anywhere and nothing is to be cleaned. The directory of an archive is looked at once
/// (<see cref="ZipDirectory"/>) and kept in memory, for the bytes of an id never change.
/// </summary>
public sealed class StoredArchives(IFileStore store) : IDisposable
{
    /// <summary>Files of all directories in memory, at some 300 bytes each.</summary>
    private const int KeptEntries = 200_000;

    private static readonly Encoding OldNames = CodePagesEncodingProvider.Instance.GetEncoding(866)!;

    private readonly MemoryCache directories = new(new MemoryCacheOptions { SizeLimit = KeptEntries });

    /// <returns>Files by their names.</returns>
    /// <exception cref="RuleBroken">Everything of <see cref="ArchiveErrors"/>; StorageAway.</exception>
    public async Task<IReadOnlyDictionary<string, ZipEntry>> DirectoryAsync(Guid fileId, long size, ArchiveLimits limits, CancellationToken ct)
    {
        if (directories.TryGetValue(fileId, out IReadOnlyDictionary<string, ZipEntry>? known))
        {
            return known!;
        }

        var tail = await ReadAsync(fileId, Math.Max(0, size - ZipDirectory.TailLength), (int)Math.Min(size, ZipDirectory.TailLength), ct);
        var (offset, length, count) = ZipDirectory.Locate(tail, size);
        var entries = ZipDirectory.Read(await ReadAsync(fileId, offset, length, ct), count, offset, limits, OldNames);
        return directories.Set(fileId, entries, new MemoryCacheEntryOptions { Size = entries.Count + 1 });
    }

    /// <summary>The bytes of a file, no more than its directory says. What lies unpacked can be read from any place on.</summary>
    /// <exception cref="RuleBroken">ArchiveErrors.Broken; StorageAway.</exception>
    public async Task<Stream> OpenAsync(Guid fileId, ZipEntry entry, CancellationToken ct)
    {
        var header = await ReadAsync(fileId, entry.Offset, ZipDirectory.LocalLength, ct);
        var from = entry.Offset + ZipDirectory.SkippedBy(header);
        var slice = new StoredSlice(fileId, from, entry.Packed, store);
        return entry.IsPacked ? new BoundedStream(new DeflateStream(slice, CompressionMode.Decompress), entry.Size) : slice;
    }

    /// <summary>A small file whole.</summary>
    /// <exception cref="RuleBroken">ArchiveErrors.TooLarge, Broken; StorageAway.</exception>
    public async Task<byte[]> ReadAsync(Guid fileId, ZipEntry entry, int most, CancellationToken ct)
    {
        if (entry.Size > most)
        {
            throw new RuleBroken(ArchiveErrors.TooLarge, new Dictionary<string, object?> { ["entries"] = 1, ["megabytes"] = most >> 20 });
        }

        await using var content = await OpenAsync(fileId, entry, ct);
        var bytes = new byte[entry.Size];
        try
        {
            await content.ReadExactlyAsync(bytes, ct);
        }
        catch (Exception exception) when (exception is EndOfStreamException or InvalidDataException)
        {
            throw new RuleBroken(ArchiveErrors.Broken, cause: exception);
        }

        return bytes;
    }

    public void Dispose() => directories.Dispose();

    private Task<byte[]> ReadAsync(Guid fileId, long from, int length, CancellationToken ct) => Files.ReachAsync(
        async () =>
        {
            var bytes = new byte[length];
            await using var content = await store.OpenReadAsync(fileId, from, ct);
            await content.ReadExactlyAsync(bytes, ct);
            return bytes;
        },
        ct);
}
