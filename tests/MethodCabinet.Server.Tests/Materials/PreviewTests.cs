using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Server.Materials.Library;
using MethodCabinet.Server.Materials.Previews;
using MethodCabinet.Server.Tests.Materials.Library;
using MethodCabinet.Server.Tests.Olympiads;
using SkiaSharp;

namespace MethodCabinet.Server.Tests.Materials;

/// <summary>Pictures have a small one beside them.</summary>
public sealed class PreviewTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_material_shows_the_small_picture_of_its_file_to_its_readers_alone()
    {
        var library = await LibraryScene.CreateAsync(app);
        var id = await LibraryScene.CreateAsync(library.Teacher, LibraryScene.Blank with { Title = "Снимки опыта", Access = MaterialAccess.Teachers });
        await LibraryScene.UploadAsync(library.Teacher, id, "речь.mp3", [.. "ID3"u8, .. new byte[100]]);
        await LibraryScene.UploadAsync(library.Teacher, id, "снимок.png", Noise(1_500, 900, SKEncodedImageFormat.Png));
        MaterialCover? cover = null;
        await Eventually.TrueAsync(async () => (cover = await CoverAsync(library.Teacher)) is { Preview: not null }, "the small picture");

        Assert.Equal("image/png", cover!.MediaType);
        Assert.Equal([false, true], (await LibraryScene.GetAsync(library.Teacher, id)).Files.Select(file => file.Revisions[0].HasPreview));
        var whole = await library.Teacher.GetAsync(new Uri(cover.Preview!, UriKind.Relative));
        Assert.Equal("image/webp", whole.Content.Headers.ContentType!.MediaType);
        Assert.InRange((await whole.Content.ReadAsByteArrayAsync()).Length, 1, PreviewPicture.MaxBytes);
        using (var small = SKBitmap.Decode(await library.Teacher.GetByteArrayAsync($"{cover.Preview}&small=true")))
        {
            Assert.InRange(Math.Max(small.Width, small.Height), 100, 144);
        }

        Assert.Equal("library.not-found", await (await library.Pupil.GetAsync(cover.Preview!)).ErrorCodeAsync());
        Assert.Equal("library.file-missing", await (await library.Teacher.GetAsync($"/api/materials/{id}/files/1/preview")).ErrorCodeAsync());

        async Task<MaterialCover?> CoverAsync(HttpClient reader) => (await reader.ReadAsync<List<MaterialCard>>("/api/library/own")).Single(card => card.Id == id).Cover;
    }

    [Fact]
    public async Task The_first_page_of_a_pdf_comes_from_who_brought_it_and_is_drawn_anew()
    {
        var library = await LibraryScene.CreateAsync(app);
        var id = await LibraryScene.CreateAsync(library.Teacher, LibraryScene.Blank with { Title = "Памятка" });
        await LibraryScene.UploadAsync(library.Teacher, id, "памятка.pdf", [.. "%PDF-1.7"u8, .. new byte[100]]);
        await LibraryScene.UploadAsync(library.Teacher, id, "речь.mp3", [.. "ID3"u8, .. new byte[100]]);
        Assert.Equal("material.file.kind-unknown", await (await PutAsync(library.Teacher, 1, [.. "<svg/>"u8])).ErrorCodeAsync());
        var page = Noise(300, 400, SKEncodedImageFormat.Png);
        Assert.Equal("library.file-missing", await (await PutAsync(library.Teacher, 2, page)).ErrorCodeAsync());
        Assert.False((await PutAsync(library.Pupil, 1, page)).IsSuccessStatusCode);
        Assert.Equal(System.Net.HttpStatusCode.RequestEntityTooLarge, (await PutAsync(library.Teacher, 1, new byte[PutFirstPage.MaxBytes + 1])).StatusCode);

        (await PutAsync(library.Teacher, 1, page)).EnsureSuccessStatusCode();

        var kept = await library.Teacher.GetByteArrayAsync($"/api/materials/{id}/files/1/preview");
        using var shown = SKBitmap.Decode(kept);
        Assert.Equal(0.75, (double)shown.Width / shown.Height, 0.02);
        Assert.InRange(kept.Length, 1, PreviewPicture.MaxBytes);

        async Task<HttpResponseMessage> PutAsync(HttpClient author, int number, byte[] picture)
        {
            using var body = new ByteArrayContent(picture);
            return await author.PutAsync(new Uri($"/api/materials/{id}/files/{number}/preview", UriKind.Relative), body);
        }
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
