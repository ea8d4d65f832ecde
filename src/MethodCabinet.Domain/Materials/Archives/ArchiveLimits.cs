namespace MethodCabinet.Domain.Materials.Archives;

/// <summary>What an archive of strangers may cost.</summary>
/// <param name="Entries">Files and folders.</param>
/// <param name="Bytes">Of all files when unpacked.</param>
/// <param name="Ratio">How many times larger all of it may become: text becomes ten times larger, a bomb a thousand times.</param>
public sealed record ArchiveLimits(int Entries, long Bytes, int Ratio)
{
    /// <summary>So much may come of little: an empty page packs well.</summary>
    public const long AlwaysAllowed = 16 << 20;

    /// <summary>Of a name, with its folders.</summary>
    public const int MaxName = 400;

    public const int MaxDepth = 30;

    public static ArchiveLimits Package { get; } = new(20_000, 2L << 30, 60);
}
