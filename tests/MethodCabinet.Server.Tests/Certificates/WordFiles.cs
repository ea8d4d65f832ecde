using System.Net.Http.Headers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MethodCabinet.Server.Certificates.Office;

namespace MethodCabinet.Server.Tests.Certificates;

/// <summary>Word documents for tests, and what stands in those that come back.</summary>
internal static class WordFiles
{
    public static async Task<Guid> UploadAsync(HttpClient client, byte[] content)
    {
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(Templates.Docx);
        using var form = new MultipartFormDataContent { { file, "file", "приказ.docx" } };
        return (await (await client.PostAsync(new Uri("/api/files", UriKind.Relative), form)).OkJsonAsync()).GetProperty("id").GetGuid();
    }

    public static (string Text, List<List<string>> Rows) Read(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        var body = document.MainDocumentPart!.Document!.Body!;
        return (body.InnerText, [.. body.Descendants<TableRow>().Select(row => row.Elements<TableCell>().Select(cell => cell.InnerText).ToList())]);
    }

    public static byte[] Document(params string[] runs)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(new Paragraph(runs.Select(run => new Run(new Text(run))))));
        }

        return file.ToArray();
    }

    /// <summary>A document with this body, and with parts beside it.</summary>
    /// <param name="body">The elements in <c>w:body</c>.</param>
    public static byte[] OfXml(string body, Action<MainDocumentPart>? add = null)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            using (var writer = new StreamWriter(main.GetStream(FileMode.Create)))
            {
                writer.Write($"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>""");
            }

            add?.Invoke(main);
        }

        return file.ToArray();
    }
}
