using System.Net;
using System.Net.Http.Headers;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Materials.Previews;
using SkiaSharp;

namespace MethodCabinet.Server.Tests.Materials;

/// <summary>Pictures have a small one beside them.</summary>
public sealed class PreviewTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_picture_gets_a_small_one_and_another_file_none()
    {
        var client = app.As((await app.CreatePersonAsync([Role.Methodist])).Id);
        var picture = await UploadAsync(client, "снимок.png", Noise(1_500, 900, SKEncodedImageFormat.Png));
        HttpResponseMessage reply = null!;
        await Eventually.TrueAsync(async () => (reply = await client.GetAsync($"/api/files/{picture}/preview")).StatusCode == HttpStatusCode.OK, "the small picture");
        var bytes = await reply.Content.ReadAsByteArrayAsync();

        Assert.Equal("image/webp", reply.Content.Headers.ContentType!.MediaType);
        Assert.InRange(bytes.Length, 1, PreviewPicture.MaxBytes);
        var sound = await UploadAsync(client, "речь.mp3", [.. "ID3"u8, .. new byte[100]]);
        Assert.Equal("material.file.not-found", await (await client.GetAsync($"/api/files/{sound}/preview")).ErrorCodeAsync());
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_small_picture_keeps_the_shape_and_stays_small(SKEncodedImageFormat format)
    {
        var small = PreviewPicture.Of(new MemoryStream(Noise(1_600, 800, format)))!;

        using var shown = SKBitmap.Decode(small);
        Assert.Equal(2.0, (double)shown.Width / shown.Height, 0.05);
        Assert.InRange(shown.Width, 60, 480);
        Assert.InRange(small.Length, 1, PreviewPicture.MaxBytes);
    }

    [Theory]
    [InlineData(SKEncodedOrigin.TopLeft, 0)]
    [InlineData(SKEncodedOrigin.BottomRight, 2)]
    [InlineData(SKEncodedOrigin.RightTop, 1)]
    [InlineData(SKEncodedOrigin.LeftBottom, 3)]
    public void A_photograph_that_says_how_it_is_turned_stands_upright(SKEncodedOrigin origin, int quarters)
    {
        // Red at the left in the bytes; a quarter to the right brings it to the top.
        using var bitmap = new SKBitmap(400, 200);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Blue);
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(0, 0, 100, 200, red);
        }

        using var shown = SKBitmap.Decode(PreviewPicture.Of(new MemoryStream(WithOrientation(Encoded(bitmap, SKEncodedImageFormat.Jpeg), (int)origin))));

        var (x, y) = quarters switch
        {
            0 => (5, shown.Height / 2),
            1 => (shown.Width / 2, 5),
            2 => (shown.Width - 5, shown.Height / 2),
            _ => (shown.Width / 2, shown.Height - 5),
        };
        Assert.Equal(quarters % 2 == 1, shown.Height > shown.Width);
        Assert.True(shown.GetPixel(x, y) is { Red: > 150, Blue: < 100 }, $"{shown.GetPixel(x, y)}");
        Assert.True(shown.GetPixel(shown.Width - 1 - x, shown.Height - 1 - y) is { Blue: > 150, Red: < 100 });
    }

    [Fact]
    public void A_picture_that_cannot_be_read_or_says_it_is_huge_has_none()
    {
        var png = Noise(100, 100, SKEncodedImageFormat.Png);
        Assert.Null(PreviewPicture.Of(new MemoryStream(png[..20])));
        Assert.Null(PreviewPicture.Of(new MemoryStream([1, 2, 3])));

        // Width and height stand behind the signature and the name of the first part; its checksum goes with them.
        var huge = png.ToArray();
        new byte[] { 0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30 }.CopyTo(huge, 16);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(huge.AsSpan(29), Crc32(huge.AsSpan(12, 17)));
        Assert.Null(PreviewPicture.Of(new MemoryStream(huge)));
    }

    private static async Task<Guid> UploadAsync(HttpClient client, string name, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { body, "file", name } };
        return (await (await client.PostAsync("/api/files", form)).OkJsonAsync()).GetProperty("id").GetGuid();
    }

    private static byte[] Noise(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        var random = new Random(7);
        bitmap.Pixels = [.. Enumerable.Range(0, width * height).Select(_ => new SKColor((uint)random.Next() | 0xff000000))];
        return Encoded(bitmap, format);
    }

    private static byte[] Encoded(SKBitmap bitmap, SKEncodedImageFormat format)
    {
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>As a camera writes it: an Exif segment with the one field.</summary>
    private static byte[] WithOrientation(byte[] jpeg, int origin)
    {
        byte[] exif = [.. "Exif\0\0"u8, .. "MM\0*\0\0\0\b"u8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)origin, 0, 0, 0, 0, 0, 0];
        return [0xff, 0xd8, 0xff, 0xe1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }

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
