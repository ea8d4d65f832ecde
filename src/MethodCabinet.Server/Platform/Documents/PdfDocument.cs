using SkiaSharp;

namespace MethodCabinet.Server.Platform.Documents;

/// <summary>A PDF file that is drawn page by page; lengths are points (1/72 inch) from the top left corner.</summary>
public sealed class PdfDocument : IDisposable
{
    /// <summary>A4, portrait.</summary>
    public static readonly SKSize A4 = new(595.28f, 841.89f);

    private readonly SKManagedWStream target;
    private readonly SKDocument document;
    private readonly PdfText text = new();

    /// <param name="stream">Where the file is written; stays open.</param>
    /// <param name="createdAt">Goes into the file, so that the same content gives the same bytes.</param>
    public PdfDocument(Stream stream, string title, string author, DateTimeOffset createdAt)
    {
        target = new SKManagedWStream(stream, disposeManagedStream: false);
        document = SKDocument.CreatePdf(target, new SKDocumentPdfMetadata
        {
            Title = title,
            Author = author,
            Producer = "MethodCabinet",
            Creation = createdAt.UtcDateTime,
            Modified = createdAt.UtcDateTime,
            RasterDpi = 300,
            EncodingQuality = 90,
        });
    }

    public void AddPage(SKSize size, Action<PdfPage> draw)
    {
        var canvas = document.BeginPage(size.Width, size.Height);
        draw(new PdfPage(canvas, size, text));
        document.EndPage();
    }

    public void Dispose()
    {
        document.Close();
        document.Dispose();
        text.Dispose();
        target.Flush();
        target.Dispose();
    }
}
