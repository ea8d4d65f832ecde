using System.Security.Cryptography;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Exchange;
using MethodCabinet.Domain.Exchange.Archive;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Materials.Archives;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Archives;

namespace MethodCabinet.Server.Exchange.Archive;

/// <summary>An archive that was uploaded, read where it lies (<see cref="StoredArchives"/>): nothing is written under a name out of it.</summary>
internal sealed class ArchiveIn(Guid fileId, IReadOnlyDictionary<string, ZipEntry> entries, StoredArchives archives, CourseArchive course)
{
    private static readonly ArchiveLimits Limits = new(12_000, 2L << 30, 60);

    private readonly Dictionary<string, StoredFile> stored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ExchangeReason Reason, string Name)> refused = new(StringComparer.Ordinal);

    public CourseArchive Course => course;

    /// <exception cref="RuleBroken">ArchiveForeign; what <see cref="CourseArchiveJson.Read"/>, <see cref="ZipDirectory"/> and <see cref="Files.FindAsync"/> say.</exception>
    public static async Task<ArchiveIn> OpenAsync(Guid fileId, Files files, StoredArchives archives, CancellationToken ct)
    {
        var file = await files.FindAsync(fileId, ct);
        if (file.MediaType != "application/zip")
        {
            throw new RuleBroken(ExchangeErrors.ArchiveForeign);
        }

        var entries = await archives.DirectoryAsync(fileId, file.Size, Limits, ct);
        var course = entries.GetValueOrDefault(CourseArchive.FileName) ?? throw new RuleBroken(ExchangeErrors.ArchiveForeign);
        return new(fileId, entries, archives, CourseArchiveJson.Read(await archives.ReadAsync(fileId, course, CourseArchive.MaxLength, ct)));
    }

    /// <summary>Stores all files that the archive names; one that is spoilt or of a kind that is not taken is told where it would stand.</summary>
    public async Task StoreAsync(NewFiles files, CancellationToken ct)
    {
        await files.CheckRoomAsync(course.Files.Sum(file => entries.GetValueOrDefault(file.Path)?.Size ?? 0), ct);
        foreach (var file in course.Files)
        {
            if (entries.GetValueOrDefault(file.Path) is not { Size: > 0 } entry)
            {
                refused[file.Key] = (ExchangeReason.FileMissing, file.Name);
                continue;
            }

            await using var content = ZipOut.Scratch();
            if (!await CopyAsync(entry, content, file.Sha256, ct))
            {
                refused[file.Key] = (ExchangeReason.FileSpoilt, file.Name);
                continue;
            }

            try
            {
                stored[file.Key] = await files.AddAsync(file.Name, content, ct);
            }
            catch (RuleBroken broken) when (broken.Error == MaterialErrors.FileKindUnknown || broken.Error == MaterialErrors.FileInfected)
            {
                refused[file.Key] = (ExchangeReason.FileRefused, file.Name);
            }
        }
    }

    /// <returns>Null for what did not come, which the log then tells.</returns>
    public StoredFile? File(string? key, ExchangeLog log)
    {
        if (key is null || stored.TryGetValue(key, out var file))
        {
            return key is null ? null : stored[key];
        }

        var (reason, name) = refused.GetValueOrDefault(key, (ExchangeReason.FileMissing, key));
        log.Note(reason, name);
        return null;
    }

    /// <summary>A text with the files that are here now.</summary>
    public string Text(string text, ExchangeLog log)
    {
        // An address of another server, or one that shows what is none of the author's business: it stays a text, and is told.
        foreach (var id in Assessment.Interchange.FileReferences.FilesIn(text))
        {
            log.Note(ExchangeReason.FileElsewhere, Assessment.Interchange.FileReferences.AddressOf(id));
        }

        return FileMarks.In(text, key => File(key, log)?.Id);
    }

    /// <summary>A small file whole; null where there is none.</summary>
    public async Task<byte[]?> BytesAsync(string path, int most, CancellationToken ct) => entries.GetValueOrDefault(path) is { } entry ? await archives.ReadAsync(fileId, entry, most, ct) : null;

    private async Task<bool> CopyAsync(ZipEntry entry, FileStream target, string sha256, CancellationToken ct)
    {
        try
        {
            await using var content = await archives.OpenAsync(fileId, entry, ct);
            await content.CopyToAsync(target, ct);
        }
        catch (InvalidDataException)
        {
            return false;
        }

        target.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(target, ct));
        target.Position = 0;
        return hash == sha256 && target.Length == entry.Size;
    }
}
