using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Materials.Library;
using UglyToad.PdfPig;

namespace MethodCabinet.Server.Materials.Library;

/// <summary>The text of a file, as far as the limits permit. Whatever the file is made of, it costs no more memory and no more pages than these say.</summary>
internal static partial class FileText
{
    private const int MaxPages = 500;

    /// <summary>Characters of markup read of an office document: a small archive may hold terabytes.</summary>
    private const long MaxMarkup = 64L << 20;
    private const int MaxSlides = 500;

    /// <param name="Text">Empty when there is none.</param>
    /// <param name="IsCut">There was more.</param>
    internal sealed record Result(string Text, bool IsCut);

    /// <returns>Null for kinds of files that hold no text.</returns>
    /// <exception cref="Exception">The file is broken; what a broken file makes its reader throw is the reader's secret.</exception>
    public static Result? Read(byte[] content, string mediaType, CancellationToken ct) => mediaType switch
    {
        "application/pdf" => Pdf(content, ct),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => Office(content, name => name is "word/document.xml" or "word/footnotes.xml" or "word/endnotes.xml", ct),
        "application/vnd.openxmlformats-officedocument.presentationml.presentation" => Office(content, name => Slide().IsMatch(name), ct),
        FileKind.PlainText => Cut(Plain(content)),
        _ => null,
    };

    private static Result Pdf(byte[] content, CancellationToken ct)
    {
        using var document = PdfDocument.Open(content);
        var text = new StringBuilder();
        for (var page = 1; page <= Math.Min(document.NumberOfPages, MaxPages) && text.Length < TextParts.MaxText; page++)
        {
            ct.ThrowIfCancellationRequested();
            text.AppendJoin(' ', document.GetPage(page).GetWords().Select(word => word.Text)).Append('\n');
        }

        return new Result(text.ToString(), document.NumberOfPages > MaxPages || text.Length >= TextParts.MaxText);
    }

    private static Result Office(byte[] content, Func<string, bool> isText, CancellationToken ct)
    {
        using var archive = new ZipArchive(new MemoryStream(content));
        var parts = archive.Entries.Where(entry => isText(entry.FullName)).OrderBy(entry => entry.FullName.Length).ThenBy(entry => entry.FullName, StringComparer.Ordinal).ToList();
        if (parts.Count == 0)
        {
            throw new InvalidDataException("There is no text part in the archive.");
        }

        var text = new StringBuilder();
        foreach (var part in parts.Take(MaxSlides))
        {
            using var stream = part.Open();
            using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxMarkup });
            while (text.Length < TextParts.MaxText && xml.Read())
            {
                ct.ThrowIfCancellationRequested();
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "tab" or "br" } or { NodeType: XmlNodeType.EndElement, LocalName: "p" or "tc" })
                {
                    text.Append('\n');
                }
                else if (xml is { NodeType: XmlNodeType.Element, LocalName: "t", IsEmptyElement: false } && xml.Read() && xml.HasValue)
                {
                    text.Append(xml.Value);
                }
            }
        }

        return new Result(text.ToString(), parts.Count > MaxSlides || text.Length >= TextParts.MaxText);
    }

    /// <summary>UTF-8, or what Notepad wrote in Russian for a quarter of a century.</summary>
    private static string Plain(byte[] content)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(content), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetString(content);
        }
    }

    private static Result Cut(string text) => new(text, text.Length > TextParts.MaxText);

    [GeneratedRegex(@"^ppt/(slides/slide|notesSlides/notesSlide)\d+\.xml$")]
    private static partial Regex Slide();
}
