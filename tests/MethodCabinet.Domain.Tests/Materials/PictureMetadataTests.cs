using System.Text;
using MethodCabinet.Domain.Materials;

namespace MethodCabinet.Domain.Tests.Materials;

public sealed class PictureMetadataTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, .. Chunk("IHDR", 13)];

    [Theory]
    [InlineData("Exif\0\0MM", true)]
    [InlineData("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>", true)]
    [InlineData("Photoshop 3.0\0", true)]
    [InlineData("JFIF\0", false)]
    [InlineData("ICC_PROFILE\0", false)]
    public void Of_a_jpeg_is_found_wherever_it_is(string segment, bool found)
    {
        byte[] plain = [0xff, 0xd8, 0xff, 0xe0, .. "JFIF\0"u8, 0xff, 0xd9];

        Assert.Equal(found, PictureMetadata.IsIn([.. plain[..2], 0xff, 0xe1, 0, 9, .. Encoding.ASCII.GetBytes(segment), .. plain[2..]], "image/jpeg"));
        Assert.Equal(found, PictureMetadata.IsIn([.. plain, .. Encoding.ASCII.GetBytes(segment)], "image/jpeg"));
    }

    [Theory]
    [InlineData("eXIf", "", true)]
    [InlineData("iTXt", "XML:com.adobe.xmp\0", true)]
    [InlineData("zTXt", "Raw profile type exif\0", true)]
    [InlineData("tEXt", "Software\0", false)]
    [InlineData("IDAT", "eXIf", false)]
    public void Of_a_png_is_found_by_its_chunks(string name, string content, bool found) =>
        Assert.Equal(found, PictureMetadata.IsIn([.. Png, .. Chunk(name, content.Length, content), .. Chunk("IEND", 0)], "image/png"));

    [Theory]
    [InlineData("EXIF", true)]
    [InlineData("XMP ", true)]
    [InlineData("ICCP", false)]
    public void Of_a_webp_is_found_by_its_chunks(string name, bool found) =>
        Assert.Equal(found, PictureMetadata.IsIn([.. "RIFF\0\0\0\0WEBPVP8 "u8, 3, 0, 0, 0, 1, 2, 3, 0, .. Encoding.ASCII.GetBytes(name), 0, 0, 0, 0], "image/webp"));

    [Theory]
    [InlineData("image/png", 8)]
    [InlineData("image/png", 15)]
    [InlineData("image/webp", 12)]
    [InlineData("image/webp", 19)]
    public void Broken_pictures_have_none(string mediaType, int length)
    {
        var picture = new byte[length];
        picture.AsSpan().Fill(0xff);

        Assert.False(PictureMetadata.IsIn(picture, mediaType));
    }

    private static byte[] Chunk(string name, int length, string content = "") =>
        [0, 0, 0, (byte)length, .. Encoding.ASCII.GetBytes(name), .. Encoding.ASCII.GetBytes(content.PadRight(length, ' ')), 0, 0, 0, 0];
}
