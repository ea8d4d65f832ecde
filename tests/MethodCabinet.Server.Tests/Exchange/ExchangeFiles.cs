using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SkiaSharp;

namespace MethodCabinet.Server.Tests.Exchange;

/// <summary>Files that come and go, sound and broken.</summary>
internal static class ExchangeFiles
{
    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var target = archive.CreateEntry(name).Open();
                target.Write(bytes);
            }
        }

        return content.ToArray();
    }

    public static Dictionary<string, byte[]> Unzip(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var target = new MemoryStream();
            using var source = entry.Open();
            source.CopyTo(target);
            return target.ToArray();
        });
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Png()
    {
        using var bitmap = new SKBitmap(20, 10);
        bitmap.Erase(SKColors.Teal);
        return bitmap.Encode(SKEncodedImageFormat.Png, 90).ToArray();
    }

    /// <summary>As a program writes it: a heading of each level, bold words, a table, a picture.</summary>
    public static byte[] Docx()
    {
        using var content = new MemoryStream();
        using (var document = WordprocessingDocument.Create(content, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            var styles = main.AddNewPart<StyleDefinitionsPart>();
            styles.Styles = new Styles(
                new Style(new StyleName { Val = "heading 1" }) { Type = StyleValues.Paragraph, StyleId = "Heading1" },
                new Style(new StyleName { Val = "heading 2" }) { Type = StyleValues.Paragraph, StyleId = "Heading2" });
            var image = main.AddImagePart(ImagePartType.Png);
            using (var png = new MemoryStream(Png()))
            {
                image.FeedData(png);
            }

            var drawing = new Run(new Drawing(
                $"<w:drawing xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><wp:inline><wp:docPr id=\"1\" name=\"a\" descr=\"Схема\"/><a:graphic><a:graphicData><a:blip r:embed=\"{main.GetIdOfPart(image)}\"/></a:graphicData></a:graphic></wp:inline></w:drawing>"));
            main.Document = new Document(new Body(
                Heading("Heading1", "Таблицы"),
                Heading("Heading2", "Зачем"),
                new Paragraph(new Run(new Text("Это ") { Space = SpaceProcessingModeValues.Preserve }), new Run(new RunProperties(new Bold()), new Text("важно"))),
                new Paragraph(drawing),
                Heading("Heading2", "Как"),
                new Table(new TableRow(Cell("Имя"), Cell("Балл")), new TableRow(Cell("Ёж"), Cell("5")))));
        }

        return content.ToArray();

        static Paragraph Heading(string style, string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new Text(text)));
        static TableCell Cell(string text) => new(new Paragraph(new Run(new Text(text))));
    }

    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, byte[] content, string name)
    {
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { file, "file", name } };
        return await client.PostAsync(new Uri(path, UriKind.Relative), form);
    }
}
