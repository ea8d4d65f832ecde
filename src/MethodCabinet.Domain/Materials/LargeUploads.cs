using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Materials;

/// <summary>How large files come. The reasons are in docs/decisions/0067-large-uploads.md.</summary>
public static class LargeUploads
{
    /// <summary>After so long without its rest a file is given up; so long, too, a completed one is told as such when it is sent again.</summary>
    public static readonly TimeSpan UnfinishedFor = TimeSpan.FromDays(7);

    /// <summary>Bytes of the smallest part. S3 wants 5 MB at least.</summary>
    public const int MinPartBytes = 8 << 20;

    /// <summary>Bytes of the largest part.</summary>
    public const int MaxPartBytes = 64 << 20;

    /// <summary>S3 lists so many parts at once.</summary>
    public const int MaxParts = 1_000;

    /// <summary>More than that no number of parts holds.</summary>
    public const long MostBytes = (long)MaxPartBytes * MaxParts;

    /// <summary>Bytes of each part but the last: the fewest that make no more than <see cref="MaxParts"/> parts.</summary>
    public static int PartBytesOf(long size) =>
        (int)Math.Clamp((((size + MaxParts - 1) / MaxParts) + MinPartBytes - 1) / MinPartBytes * MinPartBytes, MinPartBytes, MaxPartBytes);

    public static int PartsOf(long size) => (int)((size + PartBytesOf(size) - 1) / PartBytesOf(size));

    /// <param name="part">From 1, as S3 counts.</param>
    public static long OffsetOf(long size, int part) => (part - 1L) * PartBytesOf(size);

    /// <summary>Bytes of one part.</summary>
    /// <param name="part">From 1.</param>
    public static int SizeOfPart(long size, int part) => (int)Math.Min(PartBytesOf(size), size - OffsetOf(size, part));

    /// <exception cref="RuleBroken">UploadInvalid.</exception>
    public static void CheckPart(long size, int part)
    {
        if (part < 1 || part > PartsOf(size))
        {
            throw new RuleBroken(MaterialErrors.UploadInvalid);
        }
    }

    /// <summary>Bytes of all files of a person with these roles; 0 for those who bring none.</summary>
    public static long QuotaOf(IReadOnlySet<Role> roles, long ofStaff, long ofTeachers) =>
        roles.Overlaps([Role.Head, Role.Methodist, Role.Administrator]) ? ofStaff : roles.Contains(Role.Teacher) ? ofTeachers : 0;

    /// <param name="size">Of the file that comes.</param>
    /// <param name="limit">Of one file.</param>
    /// <exception cref="RuleBroken">FileEmpty, FileTooLarge.</exception>
    public static void CheckSize(long size, long limit)
    {
        if (size <= 0)
        {
            throw new RuleBroken(MaterialErrors.FileEmpty);
        }

        if (size > limit)
        {
            throw new RuleBroken(MaterialErrors.FileTooLarge, new Dictionary<string, object?> { ["limitBytes"] = limit });
        }
    }

    /// <param name="own">What is told when one's own files leave no room: QuotaOfPerson, or QuotaOfPlace.</param>
    /// <exception cref="RuleBroken"><paramref name="own"/>, QuotaOfAll.</exception>
    public static void CheckRoom(Room room, long size, ErrorCode own)
    {
        if (size > room.OwnLeft)
        {
            throw new RuleBroken(own, new Dictionary<string, object?> { ["leftBytes"] = room.OwnLeft, ["limitBytes"] = room.OwnLimit });
        }

        if (room.AllLeft is { } left && size > left)
        {
            throw new RuleBroken(MaterialErrors.QuotaOfAll, new Dictionary<string, object?> { ["leftBytes"] = left });
        }
    }

    /// <summary>Bytes, those on their way included.</summary>
    /// <param name="Own">Of one's own files, or of those of a place.</param>
    /// <param name="All">Of everybody's files.</param>
    /// <param name="AllLimit">Null for none.</param>
    public sealed record Room(long Own, long OwnLimit, long All, long? AllLimit)
    {
        public long OwnLeft => Math.Max(0, OwnLimit - Own);

        public long? AllLeft => AllLimit is { } limit ? Math.Max(0, limit - All) : null;
    }
}
