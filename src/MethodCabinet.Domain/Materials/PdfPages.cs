using System.IO.Compression;

namespace MethodCabinet.Domain.Materials;

/// <summary>
/// How many pages a PDF has, without a reader of PDF: whatever the bytes are, the time is linear and the memory bounded, as a full reader does not promise.
/// Pages are the objects of <c>/Type /Page</c> (ISO 32000-1, 7.7.3.3), by themselves or in compressed object streams (7.5.7).
/// </summary>
public static class PdfPages
{
    private const int MaxStreams = 1_000;
    private const int MaxInflated = 64 << 20;
    private const int LongestDictionary = 4096;

    /// <returns>Null when none is found: it is encrypted, or no PDF.</returns>
    public static int? Count(byte[] file)
    {
        var pages = new HashSet<int>();
        var (compressed, streams, left) = (0, 0, MaxInflated);
        var number = -1;
        for (var at = 0; Next(file, ref at); at++)
        {
            var rest = file.AsSpan(at);
            if (rest.StartsWith("obj"u8))
            {
                // A later version of an object has the same number.
                number = NumberBefore(file.AsSpan(0, at)) ?? number;
            }
            else if (IsOfType(rest, "/Page"u8))
            {
                pages.Add(number);
            }
            else if (IsOfType(rest, "/ObjStm"u8) && streams++ < MaxStreams && StreamAt(file, at) is { } begin)
            {
                compressed += CountCompressed(file, begin, ref left);
            }
        }

        return pages.Count + compressed is var all and > 0 ? all : null;
    }

    /// <summary>Moves to the next place where a type or an object may begin.</summary>
    private static bool Next(ReadOnlySpan<byte> file, ref int at)
    {
        var next = at < file.Length ? file[at..].IndexOfAny((byte)'/', (byte)'o') : -1;
        at += next;
        return next >= 0;
    }

    private static bool IsOfType(ReadOnlySpan<byte> text, ReadOnlySpan<byte> type)
    {
        if (!text.StartsWith("/Type"u8))
        {
            return false;
        }

        text = text["/Type"u8.Length..].TrimStart(" \t\r\n\f\0"u8);
        return text.StartsWith(type) && (text.Length == type.Length || !char.IsAsciiLetterOrDigit((char)text[type.Length]));
    }

    /// <summary>The first of the two numbers that stand before <c>obj</c>.</summary>
    private static int? NumberBefore(ReadOnlySpan<byte> text)
    {
        var words = text[^Math.Min(text.Length, 24)..].TrimEnd((byte)' ');
        var generation = words.LastIndexOf((byte)' ');
        if (generation < 0)
        {
            return null;
        }

        words = words[..generation].TrimEnd((byte)' ');
        var digits = words[(words.LastIndexOfAnyExceptInRange((byte)'0', (byte)'9') + 1)..];
        return int.TryParse(digits, out var number) ? number : null;
    }

    private static int? StreamAt(ReadOnlySpan<byte> file, int at)
    {
        var dictionary = file.Slice(at, Math.Min(LongestDictionary, file.Length - at));
        var keyword = dictionary.IndexOf("stream"u8);
        if (keyword < 0)
        {
            return null;
        }

        var begin = at + keyword + "stream"u8.Length;
        return begin + (file[begin..] switch
        {
            [(byte)'\r', (byte)'\n', ..] => 2,
            [(byte)'\n', ..] => 1,
            _ => 0,
        });
    }

    private static int CountCompressed(byte[] file, int begin, ref int left)
    {
        var pages = 0;
        var text = new byte[Math.Min(left, 64 << 10)];
        var kept = 0;
        try
        {
            using var inflated = new ZLibStream(new MemoryStream(file, begin, file.Length - begin), CompressionMode.Decompress);
            while (left > 0 && kept < text.Length && inflated.Read(text, kept, Math.Min(left, text.Length - kept)) is var read and > 0)
            {
                left -= read;
                var all = text.AsSpan(0, kept + read);

                // A type may go on in what is read next: the last bytes are looked at then, as the first ones.
                var looked = Math.Max(0, all.Length - 64);
                pages += CountIn(all, looked);
                kept = all.Length - looked;
                all[looked..].CopyTo(text);
            }
        }
        catch (InvalidDataException)
        {
            // Not compressed this way, or broken: what could be read counts.
        }

        return pages + CountIn(text.AsSpan(0, kept), kept);
    }

    private static int CountIn(ReadOnlySpan<byte> text, int until)
    {
        var pages = 0;
        for (var at = 0; Next(text, ref at) && at < until; at++)
        {
            pages += IsOfType(text[at..], "/Page"u8) ? 1 : 0;
        }

        return pages;
    }
}
