using System.Globalization;
using System.IO.Compression;
using MethodCabinet.Domain.Exchange;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Exchange;

/// <summary>Stored files on their way out, each once, in the order in which they are asked for.</summary>
internal sealed class FilesOut(IReadOnlyDictionary<Guid, StoredFile> known)
{
    /// <summary>Bytes of all: what can be read in again.</summary>
    private const long MaxTotal = 1_900L << 20;

    private readonly Dictionary<Guid, string> keys = [];
    private readonly List<(string Key, StoredFile File)> taken = [];
    private long total;

    public IReadOnlyList<(string Key, StoredFile File)> Taken => taken;

    public static string PathOf(string key, StoredFile file) => $"files/{key}{FileKind.EndingOf(file.MediaType)}";

    /// <summary>All files that may be needed; what is a person's own, still looked at or gone is not among them.</summary>
    public static async Task<FilesOut> OfAsync(AppDb db, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToList();
        return new(await db.StoredFiles.AsNoTracking()
            .Where(file => wanted.Contains(file.Id) && (!file.IsPrivate || db.MaterialFiles.Any(of => of.FileId == file.Id)) && file.RemovedAt == null && file.FileState == FileState.Ready).ToDictionaryAsync(file => file.Id, ct));
    }

    public StoredFile? Find(Guid id) => known.GetValueOrDefault(id);

    /// <returns>Null for what cannot go, which the log then tells.</returns>
    public string? KeyOf(Guid id, ExchangeLog log)
    {
        if (keys.TryGetValue(id, out var key))
        {
            return key;
        }

        if (known.GetValueOrDefault(id) is not { } file)
        {
            log.Note(ExchangeReason.FileMissing);
            return null;
        }

        if (total + file.Size > MaxTotal)
        {
            log.Note(ExchangeReason.FileTooLarge, file.Name);
            return null;
        }

        total += file.Size;
        key = string.Create(CultureInfo.InvariantCulture, $"f{keys.Count + 1}");
        keys.Add(id, key);
        taken.Add((key, file));
        return key;
    }
}

/// <summary>Archives that are sent while they are packed.</summary>
internal static class ZipOut
{
    /// <summary>The same content gives the same bytes, whenever it is packed.</summary>
    private static readonly DateTimeOffset Moment = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Texts, which are packed.</summary>
    public static async Task AddAsync(this ZipArchive archive, string path, byte[] content, CancellationToken ct)
    {
        await using var target = await archive.Entry(path, CompressionLevel.Optimal).OpenAsync(ct);
        await target.WriteAsync(content, ct);
    }

    /// <summary>Stored files: pictures, recordings and documents are packed already.</summary>
    public static async Task AddAsync(this ZipArchive archive, FilesOut files, IFileStore store, CancellationToken ct)
    {
        foreach (var (key, file) in files.Taken)
        {
            await using var target = await archive.Entry(FilesOut.PathOf(key, file), CompressionLevel.NoCompression).OpenAsync(ct);
            try
            {
                await store.CopyToAsync(file.Id, target, ct);
            }
            catch (FileNotFoundException)
            {
                // Its bytes are gone from the storage: the rest goes all the same, and whoever reads the archive is told.
            }
        }
    }

    /// <summary>Where an archive is made before it is sent: in a stream that goes back, each entry says its size before its bytes.</summary>
    public static FileStream Scratch() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private static ZipArchiveEntry Entry(this ZipArchive archive, string path, CompressionLevel level)
    {
        var entry = archive.CreateEntry(path, level);
        entry.LastWriteTime = Moment;
        return entry;
    }
}
