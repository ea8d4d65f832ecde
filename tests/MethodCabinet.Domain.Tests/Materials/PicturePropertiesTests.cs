using System.Buffers.Binary;
using System.Text;
using CsCheck;
using MethodCabinet.Domain.Materials;

namespace MethodCabinet.Domain.Tests.Materials;

public sealed class PicturePropertiesTests
{
    private const string Name = "Tajnopisceva";

    private static readonly string[] MediaTypes = ["image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf"];

    /// <summary>Start of a scan with one component, then picture data with a stuffed zero and a restart.</summary>
    private static readonly byte[] Scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 5];

    private static readonly byte[] Jfif = [0xff, 0xe0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0];
    private static readonly byte[] Png = [0x89, .. "PNG"u8, 0x0d, 0x0a, 0x1a, 0x0a, .. Chunk("IHDR", new byte[13])];

    [Fact]
    public void A_jpeg_keeps_its_picture_and_loses_comments_wherever_they_are()
    {
        byte[] colours = [0xff, 0xe2, 0, 16, .. "ICC_PROFILE\0"u8, 1, 1];
        var comment = Segment(0xfe, Name);
        byte[] plain = [0xff, 0xd8, .. Jfif, .. colours, .. Scan, .. Scan, 0xff, 0xd9];
        byte[] told =
        [
            0xff, 0xd8, .. Jfif, .. comment, .. Segment(0xe1, $"Exif\0\0{Name}"), .. Ascii(Name), .. colours, .. Segment(0xed, $"Photoshop 3.0\0{Name}"), 0xff, .. Segment(0xec, Name), .. Scan,
            .. comment, .. Scan, 0xff, 0xd9, .. Ascii(Name),
        ];

        var blanked = Blanked(told, "image/jpeg");
        AssertSilent(blanked);
        Assert.Equal(plain, WithoutEmpty(blanked));
        Assert.Equal(plain, Blanked(plain, "image/jpeg"));
    }

    [Fact]
    public void A_jpeg_whose_header_carries_more_than_it_may_keeps_none_of_it()
    {
        byte[] header = [0xff, 0xe0, 0, (byte)(16 + Name.Length), .. Jfif[4..], .. Ascii(Name)];

        AssertSilent(Blanked([0xff, 0xd8, .. header, .. Scan, 0xff, 0xd9], "image/jpeg"));
    }

    [Theory]
    [InlineData("tEXt", "Author\0" + Name)]
    [InlineData("zTXt", "Author\0\0" + Name)]
    [InlineData("iTXt", "Author\0\0\0\0\0" + Name)]
    [InlineData("eXIf", Name)]
    [InlineData("prVt", Name)]
    public void Texts_of_a_png_become_a_part_that_says_nothing(string part, string content)
    {
        var data = Chunk("IDAT", Ascii(Name));
        var blanked = Blanked([.. Png, .. Chunk(part, Ascii(content)), .. data, .. Chunk("IEND", []), .. Ascii(Name)], "image/png");

        Assert.Equal([.. Png, .. Chunk("juNk", new byte[content.Length]), .. data, .. Chunk("IEND", []), .. new byte[Name.Length]], blanked);
    }

    [Fact]
    public void A_text_that_was_cut_off_says_nothing_either() =>
        AssertSilent(Blanked([.. Png, .. Chunk("tEXt", Ascii("Author\0" + Name))[..^5]], "image/png"));

    [Fact]
    public void A_webp_loses_what_does_not_draw_it()
    {
        byte[] picture = [.. "VP8 "u8, 3, 0, 0, 0, 1, 2, 3, 0];
        byte[] Parts(byte[] told) => [.. picture, .. "EXIF"u8, 12, 0, 0, 0, .. told, .. "note"u8, 12, 0, 0, 0, .. told];
        byte[] File(byte[] told) => [.. "RIFF"u8, (byte)(4 + Parts(told).Length), 0, 0, 0, .. "WEBP"u8, .. Parts(told), .. told];

        Assert.Equal(File(new byte[12]), Blanked(File(Ascii(Name)), "image/webp"));
    }

    [Fact]
    public void A_gif_keeps_its_frames_and_how_they_move()
    {
        byte[] begin = [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6, 0x21, 0xff, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0, 0x21, 0xf9, 4, 1, 2, 3, 4, 0];
        byte[] frame = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0x80, 6, 5, 4, 3, 2, 1, 2, 2, 0x44, 1, 0];
        byte[] File(byte[] told) => [.. begin, 0x21, 0xfe, 12, .. told, 12, .. told, 0, .. frame, 0x21, 0xff, 12, .. told, 0, 0x3b, .. told];

        Assert.Equal(File(new byte[12]), Blanked(File(Ascii(Name)), "image/gif"));
    }

    [Fact]
    public void Whatever_the_bytes_are_the_length_stays() =>
        Gen.Select(Gen.Int[0, MediaTypes.Length - 1], Gen.Byte.Array[0, 200]).Sample((kind, bytes) => Assert.Equal(bytes.Length, Blanked(bytes, MediaTypes[kind]).Length));

    private static byte[] Blanked(byte[] file, string mediaType)
    {
        byte[] copy = [.. file];
        PictureProperties.Blank(copy, mediaType);
        return copy;
    }

    private static void AssertSilent(byte[] file) => Assert.DoesNotContain(Name, Encoding.Latin1.GetString(file), StringComparison.Ordinal);

    /// <summary>The segments that are left, without the emptied ones and without zeros between and behind them.</summary>
    private static byte[] WithoutEmpty(byte[] jpeg)
    {
        var kept = new List<byte> { 0xff, 0xd8 };
        for (var at = 2; at < jpeg.Length;)
        {
            if (jpeg[at] != 0xff || jpeg[at + 1] == 0xff)
            {
                at++;
                continue;
            }

            if (jpeg[at + 1] == 0xd9)
            {
                return [.. kept, 0xff, 0xd9];
            }

            var length = jpeg[at + 1] == 0xda ? Scan.Length : 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2));
            var segment = jpeg[at..(at + length)];
            kept.AddRange(segment[4..].All(value => value == 0) ? [] : segment);
            at += length;
        }

        return [.. kept];
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] Segment(byte marker, string content) => [0xff, marker, 0, (byte)(content.Length + 2), .. Ascii(content)];

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] body = [.. Ascii(name), .. content];
        var crc = uint.MaxValue;
        foreach (var bit in body.SelectMany(value => Enumerable.Range(0, 8).Select(shift => (uint)(value >> shift) & 1)))
        {
            crc = ((crc ^ bit) & 1) == 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
        }

        var chunk = new byte[8 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + body.Length), ~crc);
        return chunk;
    }
}
