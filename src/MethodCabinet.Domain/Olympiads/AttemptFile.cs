using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Olympiads;

/// <summary>A file that a participant has put to a work. The answers name it by its digest; it may arrive before or after them.</summary>
public sealed class AttemptFile
{
    public required Guid AttemptId { get; init; }

    /// <summary>Of its bytes, 32 bytes.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>The <see cref="Materials.StoredFile"/>, which is private.</summary>
    public required Guid FileId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>Which files an attempt takes.</summary>
public static class AttemptFiles
{
    /// <summary>Bytes of one file.</summary>
    public const int MaxFileBytes = 20 << 20;

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

    /// <param name="isLate">The file came after the end of the attempt (<see cref="AttemptClock.IsLate"/>).</param>
    /// <param name="isNamed">A journal entry that arrived in time names its digest: the work was done in time, only the bytes were on their way.</param>
    /// <exception cref="RuleBroken">RoundClosed, FileLate.</exception>
    public static void CheckTime(DateTimeOffset? roundClosedAt, bool isLate, bool isNamed)
    {
        if (roundClosedAt is not null)
        {
            throw new RuleBroken(OlympiadErrors.RoundClosed);
        }

        if (isLate && !isNamed)
        {
            throw new RuleBroken(AttemptErrors.FileLate);
        }
    }

    /// <param name="count">Files that the attempt holds.</param>
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
}
