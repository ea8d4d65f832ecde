using System.Buffers.Binary;

namespace MethodCabinet.Domain.Materials;

/// <summary>
/// What a picture says beside itself: comments, texts, EXIF, XMP and whatever follows its end. It is blanked where it stands, so that the length stays; what draws the picture, its colours
/// included, is not touched. Parts that are not known to draw anything are blanked too.
/// </summary>
public static class PictureProperties
{
    /// <summary>Parts of a PNG that draw it (https://www.w3.org/TR/png-3/#11Chunks).</summary>
    private static readonly byte[][] PngParts =
    [
        [.. "IHDR"u8], [.. "PLTE"u8], [.. "IDAT"u8], [.. "tRNS"u8], [.. "gAMA"u8], [.. "cHRM"u8], [.. "sRGB"u8], [.. "iCCP"u8], [.. "sBIT"u8], [.. "bKGD"u8], [.. "hIST"u8], [.. "pHYs"u8],
        [.. "cICP"u8], [.. "mDCV"u8], [.. "cLLI"u8], [.. "acTL"u8], [.. "fcTL"u8], [.. "fdAT"u8],
    ];

    /// <summary>RFC 9649, 2.7.</summary>
    private static readonly byte[][] WebPParts =
        [[.. "VP8 "u8], [.. "VP8L"u8], [.. "VP8X"u8], [.. "ALPH"u8], [.. "ANIM"u8], [.. "ANMF"u8], [.. "ICCP"u8]];

    /// <param name="file">All bytes of a file.</param>
    /// <param name="mediaType">As <see cref="FileKind.MediaTypeOf"/> tells; what is no picture stays as it is.</param>
    public static void Blank(Span<byte> file, string mediaType)
    {
        switch (mediaType)
        {
            case "image/jpeg":
                BlankJpeg(file);
                break;
            case "image/png":
                BlankPng(file);
                break;
            case "image/webp":
                BlankWebP(file);
                break;
            case "image/gif":
                BlankGif(file);
                break;
        }
    }

    // Markers of two bytes, most of them with a length and that many bytes (ISO 10918-1, B.1.1). Between them decoders skip what they do not know.
    private static void BlankJpeg(Span<byte> file)
    {
        var rest = file[Math.Min(2, file.Length)..];
        var isScan = false;
        while (rest.IndexOf((byte)0xff) is var at and >= 0 && at + 1 < rest.Length)
        {
            if (!isScan)
            {
                rest[..at].Clear();
            }

            // In a scan no 0xff is part of the picture that is not followed by a zero or a restart.
            var marker = rest[at + 1];
            rest = rest[(at + (marker == 0xff ? 1 : 2))..];
            if (marker == 0xd9)
            {
                rest.Clear();
                return;
            }

            if (marker is 0xff or <= 0x01 or (>= 0xd0 and <= 0xd8) || rest.Length < 2)
            {
                continue;
            }

            var content = rest[2..Math.Max(2, Math.Min(rest.Length, (int)BinaryPrimitives.ReadUInt16BigEndian(rest)))];
            if (marker == 0xfe || (marker is >= 0xe0 and <= 0xef && !DrawsJpeg(marker, content)))
            {
                content.Clear();
            }

            isScan = marker == 0xda;
            rest = rest[(2 + content.Length)..];
        }
    }

    private static bool DrawsJpeg(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        0xe0 => content.StartsWith("JFIF\0"u8) && content.Length == 14,
        0xe2 => content.StartsWith("ICC_PROFILE\0"u8),
        0xee => content.StartsWith("Adobe"u8) && content.Length == 12,
        _ => false,
    };

    private static void BlankPng(Span<byte> file)
    {
        var rest = file[Math.Min(8, file.Length)..];
        while (rest.Length >= 12 && BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length <= rest.Length - 12)
        {
            var chunk = rest[4..(8 + (int)length)];
            var name = chunk[..4];
            if (name.SequenceEqual("IEND"u8))
            {
                break;
            }

            if (!IsAmong(name, PngParts))
            {
                // A private part that nothing need understand, with its checksum: a text without its keyword would be an error.
                "juNk"u8.CopyTo(name);
                chunk[4..].Clear();
                BinaryPrimitives.WriteUInt32BigEndian(rest[(8 + (int)length)..], Crc32(chunk));
            }

            rest = rest[(12 + (int)length)..];
        }

        // Behind the end, or a part that was cut off; one that draws may still show some lines.
        if (rest.Length >= 8 && !IsAmong(rest[4..8], PngParts))
        {
            rest[(rest[4..8].SequenceEqual("IEND"u8) ? Math.Min(12, rest.Length) : 8)..].Clear();
        }
    }

    private static void BlankWebP(Span<byte> file)
    {
        if (file.Length < 12)
        {
            return;
        }

        var end = (int)Math.Min(file.Length, 8L + BinaryPrimitives.ReadUInt32LittleEndian(file[4..]));
        file[Math.Max(12, end)..].Clear();
        for (var rest = file[12..Math.Max(12, end)]; rest.Length >= 8;)
        {
            var length = (int)Math.Min(rest.Length - 8, BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]));
            if (!IsAmong(rest[..4], WebPParts))
            {
                rest.Slice(8, length).Clear();
            }

            rest = rest[Math.Min(rest.Length, 8 + length + (length % 2))..];
        }
    }

    // https://www.w3.org/Graphics/GIF/spec-gif89a.txt: a header, then frames and extensions, each of which ends in blocks that begin with their length.
    private static void BlankGif(Span<byte> file)
    {
        if (file.Length < 13)
        {
            return;
        }

        var rest = file[13..];
        Skip(ref rest, TableOf(file[10]));
        while (rest.Length >= 2 && rest[0] is 0x21 or 0x2c)
        {
            // Only how long frames stand, and how often they are repeated, is of use.
            var isText = rest[0] == 0x21 && rest[1] != 0xf9 && !(rest[1] == 0xff && rest[2..].StartsWith("\u000bNETSCAPE2.0"u8));
            if (rest[0] == 0x21)
            {
                Skip(ref rest, 2);
            }
            else
            {
                Skip(ref rest, 11 + (rest.Length > 9 ? TableOf(rest[9]) : 0));
            }

            while (rest.Length > 0 && rest[0] is var length and > 0)
            {
                if (isText)
                {
                    rest[1..Math.Min(rest.Length, 1 + length)].Clear();
                }

                Skip(ref rest, 1 + length);
            }

            Skip(ref rest, 1);
        }

        // The end mark, or what is no block.
        Skip(ref rest, 1);
        rest.Clear();

        static int TableOf(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static void Skip(ref Span<byte> rest, int count) => rest = rest[Math.Min(rest.Length, count)..];

    private static bool IsAmong(ReadOnlySpan<byte> name, byte[][] known)
    {
        foreach (var part in known)
        {
            if (name.SequenceEqual(part))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>https://www.w3.org/TR/png-3/#5CRC-algorithm.</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var next in bytes)
        {
            crc ^= next;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xedb88320);
            }
        }

        return ~crc;
    }
}
