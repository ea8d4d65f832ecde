using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace MethodCabinet.Domain.Materials.Archives;

/// <summary>
/// Reads the directory of a ZIP archive (APPNOTE 6.3.10, 4.3.12 and 4.3.16) and takes nothing that a decent program does not write: nothing is unpacked before all of it was looked at, and nothing is
/// ever written under a name out of the archive.
/// </summary>
public static class ZipDirectory
{
    /// <summary>Bytes at the end of an archive that hold the place of its directory, wherever its comment ends.</summary>
    public const int TailLength = EndLength + ushort.MaxValue;

    /// <summary>Bytes of a directory: twenty thousand names of four hundred characters.</summary>
    public const int MaxLength = 32 << 20;

    /// <summary>Bytes before the name in the header that stands before the bytes of a file.</summary>
    public const int LocalLength = 30;

    private const int EndLength = 22;
    private const int CentralLength = 46;
    private const uint EndSign = 0x06054b50, CentralSign = 0x02014b50, LocalSign = 0x04034b50;

    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>Where the directory lies.</summary>
    /// <param name="tail">The last bytes of the archive, <see cref="TailLength"/> or all.</param>
    /// <exception cref="RuleBroken">Broken, Unsupported, TooLarge.</exception>
    public static (long Offset, int Length, int Count) Locate(ReadOnlySpan<byte> tail, long archiveSize)
    {
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            var end = tail[at..];
            if (Four(end, 0) != EndSign || Two(end, 20) != end.Length - EndLength)
            {
                continue;
            }

            var (count, length, offset) = (Two(end, 10), Four(end, 12), Four(end, 16));
            if (count == ushort.MaxValue || length == uint.MaxValue || offset == uint.MaxValue || Two(end, 4) != 0 || Two(end, 8) != count)
            {
                throw new RuleBroken(ArchiveErrors.Unsupported, Named("ZIP64"));
            }

            if (length > MaxLength)
            {
                throw TooLarge(ArchiveLimits.Package);
            }

            return offset + length <= archiveSize - tail.Length + at ? (offset, (int)length, count) : throw new RuleBroken(ArchiveErrors.Broken);
        }

        throw new RuleBroken(ArchiveErrors.Broken);
    }

    /// <param name="directory">All of it.</param>
    /// <param name="count">As the end says.</param>
    /// <param name="directoryOffset">The files lie before it.</param>
    /// <param name="oldNames">For names that are not UTF-8: what archivers wrote before.</param>
    /// <returns>Files by their names; folders are none.</returns>
    /// <exception cref="RuleBroken">Broken, Unsupported, NameUnsafe, TooLarge, Bomb.</exception>
    public static IReadOnlyDictionary<string, ZipEntry> Read(ReadOnlySpan<byte> directory, int count, long directoryOffset, ArchiveLimits limits, Encoding oldNames)
    {
        if (count > limits.Entries)
        {
            throw TooLarge(limits);
        }

        var entries = new Dictionary<string, ZipEntry>(StringComparer.Ordinal);
        var places = new List<(long From, long To)>();
        for (var index = 0; index < count; index++)
        {
            if (directory.Length < CentralLength || Four(directory, 0) != CentralSign)
            {
                throw new RuleBroken(ArchiveErrors.Broken);
            }

            var (nameLength, extraLength, commentLength) = (Two(directory, 28), Two(directory, 30), Two(directory, 32));
            var whole = CentralLength + nameLength + extraLength + commentLength;
            if (directory.Length < whole)
            {
                throw new RuleBroken(ArchiveErrors.Broken);
            }

            if (EntryOf(directory, NameOf(directory.Slice(CentralLength, nameLength), Two(directory, 8), oldNames), directoryOffset) is { } entry)
            {
                places.Add((entry.Offset, entry.Offset + LocalLength + nameLength + entry.Packed));
                if (!entries.TryAdd(entry.Name, entry))
                {
                    throw Unsafe(entry.Name);
                }
            }

            directory = directory[whole..];
        }

        CheckSum(entries.Values, places, limits);
        return entries;
    }

    /// <summary>Bytes between the beginning of a local header and the bytes of its file.</summary>
    /// <param name="header"><see cref="LocalLength"/> bytes.</param>
    /// <exception cref="RuleBroken">Broken.</exception>
    public static int SkippedBy(ReadOnlySpan<byte> header) =>
        header.Length >= LocalLength && Four(header, 0) == LocalSign ? LocalLength + Two(header, 26) + Two(header, 28) : throw new RuleBroken(ArchiveErrors.Broken);

    /// <returns>Null for a folder.</returns>
    private static ZipEntry? EntryOf(ReadOnlySpan<byte> header, string name, long directoryOffset)
    {
        var (flags, method, packed, size, offset) = (Two(header, 8), Two(header, 10), Four(header, 20), Four(header, 24), Four(header, 42));
        if (packed == uint.MaxValue || size == uint.MaxValue || offset == uint.MaxValue || Two(header, 34) != 0 || (flags & 0x2041) != 0 || method is not (0 or 8))
        {
            throw new RuleBroken(ArchiveErrors.Unsupported, Named(name));
        }

        // The kind of file, where a Unix has packed it: links and devices are refused (0xA000 and others), plain files and folders are not.
        var kind = (Four(header, 38) >> 16) & 0xF000;
        if (header[5] is 3 or 19 && kind is not (0 or 0x8000 or 0x4000))
        {
            throw Unsafe(name);
        }

        var safe = SafeName(name);
        if (name.EndsWith('/') || name.EndsWith('\\'))
        {
            return null;
        }

        return offset + LocalLength + packed <= directoryOffset && (method == 8 || packed == size) ? new(safe, offset, packed, size, method == 8) : throw new RuleBroken(ArchiveErrors.Broken);
    }

    private static string NameOf(ReadOnlySpan<byte> bytes, int flags, Encoding oldNames)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException) when ((flags & 0x0800) == 0)
        {
            return oldNames.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new RuleBroken(ArchiveErrors.Broken);
        }
    }

    /// <exception cref="RuleBroken">NameUnsafe.</exception>
    private static string SafeName(string name)
    {
        var parts = name.Replace('\\', '/').TrimEnd('/').Split('/');
        var isSafe = name.Length <= ArchiveLimits.MaxName && parts.Length <= ArchiveLimits.MaxDepth && !name.Any(char.IsControl)
            && Array.TrueForAll(parts, part => part.Length > 0 && part is not ("." or "..") && !part.Contains(':', StringComparison.Ordinal));
        return isSafe ? string.Join('/', parts) : throw Unsafe(name);
    }

    private static void CheckSum(IReadOnlyCollection<ZipEntry> entries, List<(long From, long To)> places, ArchiveLimits limits)
    {
        var (size, packed) = (entries.Sum(entry => entry.Size), entries.Sum(entry => entry.Packed));
        if (size > limits.Bytes)
        {
            throw TooLarge(limits);
        }

        // Files that lie over each other give a bomb of any size with no file that looks like one.
        places.Sort();
        if (size > ArchiveLimits.AlwaysAllowed + (packed * limits.Ratio) || places.Zip(places.Skip(1)).Any(pair => pair.Second.From < pair.First.To))
        {
            throw new RuleBroken(ArchiveErrors.Bomb);
        }
    }

    private static RuleBroken Unsafe(string name) => new(ArchiveErrors.NameUnsafe, Named(name));

    private static RuleBroken TooLarge(ArchiveLimits limits) =>
        new(ArchiveErrors.TooLarge, new Dictionary<string, object?> { ["entries"] = limits.Entries, ["megabytes"] = limits.Bytes >> 20 });

    private static Dictionary<string, object?> Named(string name) => new() { ["name"] = string.Create(CultureInfo.InvariantCulture, $"{name[..Math.Min(name.Length, 100)]}") };

    private static int Two(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Four(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
