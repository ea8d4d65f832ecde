using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using MethodCabinet.Domain.Materials;

namespace MethodCabinet.Domain.Tests.Materials;

public sealed class PdfPagesTests
{
    private const string Root = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] >>\nendobj\n";

    [Theory]
    [InlineData("3 0 obj\n<< /Type /Page >>\nendobj\n4 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj", 2)]
    [InlineData("3 0 obj << /Parent 2 0 R /Type\r\n/Page>> endobj", 1)]
    [InlineData("3 0 obj\n<< /Type /Page >>\nendobj\n3 0 obj\n<< /Type /Page /Rotate 90 >>\nendobj", 1)] // saved once more
    [InlineData("3 0 obj\n<< /Type /PageLabel >>\nendobj", null)]
    [InlineData("", null)]
    public void Pages_are_counted(string objects, int? pages) => Assert.Equal(pages, PdfPages.Count(Bytes(Root + objects)));

    [Fact]
    public void Pages_in_compressed_streams_are_counted_wherever_a_read_ends()
    {
        var objects = string.Concat(Enumerable.Range(0, 9_000).Select(i => $"<</Type /Page/Contents {i} 0 R>>{new string(' ', i % 7)}"));

        Assert.Equal(9_000, PdfPages.Count(StreamOf(objects)));
    }

    [Fact]
    public void What_is_no_pdf_and_what_is_made_to_keep_one_busy_is_done_soon()
    {
        var bomb = StreamOf(new string('/', 200 << 20));
        var begun = Stopwatch.GetTimestamp();

        Assert.Null(PdfPages.Count(bomb));
        Assert.Null(PdfPages.Count(Bytes(string.Concat(Enumerable.Repeat("obj/Type /ObjStm stream", 500_000)))));
        Assert.Equal(1, PdfPages.Count(Bytes("1 0 obj" + string.Concat(Enumerable.Repeat("/Type /Page ", 1_000_000)))));
        Assert.Null(PdfPages.Count([]));

        // A second, or twenty on a machine that does much else; to look back from each of these objects would take hours.
        Assert.InRange(Stopwatch.GetElapsedTime(begun).TotalSeconds, 0, 100);
    }

    private static byte[] StreamOf(string objects)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest))
        {
            zlib.Write(Bytes(objects));
        }

        return [.. Bytes(Root + "5 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\r\n"), .. compressed.ToArray(), .. "\nendstream\nendobj"u8];
    }

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
