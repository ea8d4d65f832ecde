using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Materials;

namespace MethodCabinet.Domain.Olympiads;

/// <summary>A file that a participant has put to a work. The answers name it by its digest; it may arrive before or after them.</summary>
public sealed class AttemptFile
{
    public required Guid AttemptId { get; init; }

    /// <summary>Of its bytes, 32 bytes.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>The <see cref="StoredFile"/>, which is private.</summary>
    public required Guid FileId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>A file of a work that is on its way in parts. Once it has arrived it is an <see cref="AttemptFile"/>.</summary>
public sealed class AttemptUpload
{
    /// <summary>Random: the parts lie under it in the storage, and the whole file will.</summary>
    public required Guid Id { get; init; }

    public required Guid AttemptId { get; init; }

    /// <summary>Of the whole file, 32 bytes.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>Bytes of the whole file.</summary>
    public required int Size { get; set; }

    /// <summary>Digests of the parts one after another, 32 bytes each.</summary>
    public required byte[] PartDigests { get; set; }

    /// <summary>The digests say what comes: the file counts as come at this moment, however long the rest of it takes.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    public ReadOnlySpan<byte> DigestOf(int part) => PartDigests.AsSpan(part * AttemptFiles.DigestBytes, AttemptFiles.DigestBytes);
}

/// <summary>Which files an attempt takes.</summary>
public static class AttemptFiles
{
    /// <summary>Bytes of one file.</summary>
    public const int MaxFileBytes = 20 << 20;

    /// <summary>Bytes of each part of a file but the last: half a minute on a line of 16 KB/s, which is the most that is sent twice.</summary>
    public const int PartBytes = 512 << 10;

    /// <summary>Pages of one PDF.</summary>
    public const int MaxPages = 50;

    /// <summary>After so long without the rest the parts of a file are removed.</summary>
    public static readonly TimeSpan UnfinishedFor = TimeSpan.FromDays(3);

    internal const int DigestBytes = 32;

    /// <summary>Bytes of all files of an attempt.</summary>
    public const long MaxBytes = 300L << 20;

    // A photograph may be taken again; what it replaces stays with the work, as every earlier answer does.
    private const int Tries = 5;

    /// <summary>How many files an attempt takes, those that were replaced included.</summary>
    public static int MaxCount(IReadOnlyCollection<UploadBody> tasks) => tasks.Sum(task => task.MaxFiles) * Tries;

    /// <exception cref="RuleBroken">FileKindRefused.</exception>
    public static void CheckKind(string mediaType, IReadOnlyCollection<UploadBody> tasks)
    {
        if (!tasks.Any(task => task.Accepts(mediaType)))
        {
            throw KindRefused(tasks);
        }
    }

    public static RuleBroken KindRefused(IReadOnlyCollection<UploadBody> tasks) =>
        new(AttemptErrors.FileKindRefused, new Dictionary<string, object?> { ["accept"] = tasks.SelectMany(task => task.Accept).Distinct().ToArray() });

    /// <param name="isPublished">The results of the round are.</param>
    /// <param name="isLate">The file began to come after the end of the attempt (<see cref="AttemptClock.IsLate"/>).</param>
    /// <param name="isNamed">A journal entry names its digest. One that came late counts too: the chair may accept it yet, and is to see its pages then.</param>
    /// <exception cref="RuleBroken">FileAfterResults, FileLate.</exception>
    public static void CheckTime(bool isPublished, bool isLate, bool isNamed)
    {
        if (isPublished)
        {
            throw new RuleBroken(AttemptErrors.FileAfterResults);
        }

        if (isLate && !isNamed)
        {
            throw new RuleBroken(AttemptErrors.FileLate);
        }
    }

    /// <param name="count">Files that the attempt holds, those on their way included.</param>
    /// <param name="bytes">Of these files.</param>
    /// <param name="size">Bytes of the file that comes.</param>
    /// <exception cref="RuleBroken">FilesTooMany, FilesTooLarge.</exception>
    public static void CheckRoom(IReadOnlyCollection<UploadBody> tasks, int count, long bytes, long size)
    {
        if (count >= MaxCount(tasks))
        {
            throw new RuleBroken(AttemptErrors.FilesTooMany, new Dictionary<string, object?> { ["limit"] = MaxCount(tasks) });
        }

        if (bytes + size > MaxBytes)
        {
            throw new RuleBroken(AttemptErrors.FilesTooLarge, new Dictionary<string, object?> { ["limit"] = MaxBytes });
        }
    }

    /// <exception cref="RuleBroken">FileEmpty, FileTooLarge, FilePartsInvalid.</exception>
    public static void CheckParts(int size, int digests)
    {
        if (size <= 0)
        {
            throw new RuleBroken(MaterialErrors.FileEmpty);
        }

        if (size > MaxFileBytes)
        {
            throw new RuleBroken(AttemptErrors.FileTooLarge, new Dictionary<string, object?> { ["limit"] = MaxFileBytes });
        }

        if (digests != PartsOf(size))
        {
            throw new RuleBroken(AttemptErrors.FilePartsInvalid);
        }
    }

    /// <param name="pages">Null when it is no PDF, or one that does not tell.</param>
    /// <exception cref="RuleBroken">FileHasMetadata, FilePagesTooMany.</exception>
    public static void CheckContent(bool hasMetadata, int? pages)
    {
        if (hasMetadata)
        {
            throw new RuleBroken(AttemptErrors.FileHasMetadata);
        }

        if (pages > MaxPages)
        {
            throw new RuleBroken(AttemptErrors.FilePagesTooMany, new Dictionary<string, object?> { ["pages"] = pages, ["limit"] = MaxPages });
        }
    }

    public static int PartsOf(int size) => (size + PartBytes - 1) / PartBytes;

    /// <summary>Bytes of one part.</summary>
    public static int SizeOfPart(int size, int part) => Math.Min(PartBytes, size - (part * PartBytes));
}
