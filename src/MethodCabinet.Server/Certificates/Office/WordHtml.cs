using System.Globalization;
using System.Net;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Materials;
using Picture = DocumentFormat.OpenXml.Drawing.Blip;

namespace MethodCabinet.Server.Certificates.Office;

/// <summary>
/// A Word document as a page: paragraphs, letters, tables, pictures, numbers of lists, header and footer. It is no layout: where lines and pages end, Word decides. Only what stands here gets into
/// the page: text is encoded, everything else is a number or a word of this file.
/// </summary>
internal sealed class WordHtml
{
    /// <summary>Characters; the page is held in memory whole and drawn by a browser.</summary>
    private const int MaxPage = 4_000_000;

    private const int MaxPicture = 500_000;
    private const decimal EmuInPoint = 12_700;

    private const string Style =
        """
        *{box-sizing:border-box}html{background:#e7e9ec}body{margin:0;color:#000;font-family:"Times New Roman",Tinos,"Liberation Serif",serif}main{container-type:inline-size}
        .sheet{background:#fff;margin:0 auto;box-shadow:0 0 4px #888}p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}p.tabs{display:flex;justify-content:space-between;gap:1em}
        table{border-collapse:collapse;table-layout:fixed;width:100%}td{vertical-align:top;padding:0 calc(var(--pt)*5)}table.lines>tbody>tr>td,td.lines{border:1px solid #000}
        .break{display:block;border-top:1px dashed #888}.picture{display:inline-block;border:1px dashed #888}img{display:inline-block}.sans{font-family:Arial,"Liberation Sans",sans-serif}
        """;

    private readonly StringBuilder page = new();
    private readonly MainDocumentPart main;
    private readonly WordLooks looks;
    private readonly WordNumbers numbers;

    private WordHtml(MainDocumentPart main)
    {
        this.main = main;
        looks = new WordLooks(main);
        numbers = new WordNumbers(main, looks);
    }

    /// <param name="document">As <see cref="TemplateText.Fill(byte[], TemplateValues)"/> gave it, so of a bounded size and depth.</param>
    /// <exception cref="RuleBroken"><see cref="CertificateErrors.TemplateTooLarge"/>.</exception>
    public static string Page(byte[] document, string title)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        return new WordHtml(file.MainDocumentPart!).Whole(title);
    }

    private string Whole(string title)
    {
        var body = main.Document?.Body;
        var section = body?.Elements<SectionProperties>().LastOrDefault();
        var (size, margin) = (section?.GetFirstChild<PageSize>(), section?.GetFirstChild<PageMargin>());
        var (width, height) = (Math.Max(WordLooks.Points(size?.Width?.InnerText) ?? 595, 200), WordLooks.Points(size?.Height?.InnerText) ?? 842);
        var margins = new[] { margin?.Top?.InnerText, margin?.Right?.InnerText, margin?.Bottom?.InnerText, margin?.Left?.InnerText }.Select(text => Length(Math.Min(WordLooks.Points(text) ?? 57, width / 4)));

        // As wide as the frame, but never larger than on paper, and never so small that nobody can read it.
        Add($"""
            <!doctype html><html lang="ru"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width"><title>{Encoded(title)}</title><style>{Style}.sheet{"{"}--pt:clamp(.75px,96cqw / {Css(width)},1.3333px);width:{Length(width)};min-height:{Length(height)};padding:{string.Join(' ', margins)}{"}"}</style></head>
            <body><main><div class="sheet">
            """);
        AddEdge(section?.Elements<HeaderReference>().Select(Reference).FirstOrDefault());
        AddBlocks(body?.ChildElements ?? default, main);
        AddEdge(section?.Elements<FooterReference>().Select(Reference).FirstOrDefault());
        return page.Append("</div></main></body></html>").ToString();

        static string? Reference(HeaderFooterReferenceType reference) => reference.Id?.InnerText;
    }

    private void AddEdge(string? id)
    {
        if (id is not null && main.TryGetPartById(id, out var part) && part is HeaderPart or FooterPart)
        {
            AddBlocks(part.RootElement?.ChildElements ?? default, part);
        }
    }

    private void AddBlocks(IEnumerable<OpenXmlElement> blocks, OpenXmlPart part)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Paragraph paragraph:
                    AddParagraph(paragraph, part);
                    break;
                case Table table:
                    AddTable(table, part);
                    break;
                case SdtBlock or SdtContentBlock or CustomXmlBlock:
                    AddBlocks(block.ChildElements, part);
                    break;
            }
        }
    }

    private void AddParagraph(Paragraph paragraph, OpenXmlPart part)
    {
        var (look, letters) = (looks.Of(paragraph), looks.LettersOf(paragraph));

        // What stands before and behind a tab that ends at the right margin: «date … number».
        var isSpread = paragraph.ParagraphProperties?.Tabs?.Elements<TabStop>().Any(stop => stop.Val?.InnerText is "right" or "end") == true && paragraph.Descendants<TabChar>().Any();
        Add(isSpread ? "<p class=\"tabs\" style=\"" : "<p style=\"");
        Add($"text-align:{look.Align};margin:{Length(look.Before)} 0 {Length(look.After)} {Length(look.Left)};text-indent:{Length(look.First)};line-height:{Css(look.Line * 1.15m)};font-size:{Length(letters.Size)}\">");
        Add(isSpread ? "<span>" : "");
        if (numbers.Next(paragraph) is { } number)
        {
            Add(Encoded(number) + "&#160;");
        }

        var before = page.Length;
        AddInline(paragraph, letters, part, isSpread);

        // An empty one is as high as a line.
        Add(page.Length == before ? "&#8203;" : "");
        Add(isSpread ? "</span></p>" : "</p>");
    }

    private void AddInline(OpenXmlElement around, LetterLook letters, OpenXmlPart part, bool isSpread)
    {
        foreach (var child in around.ChildElements)
        {
            switch (child)
            {
                case Run run:
                    AddRun(run, looks.Of(run, letters), part, isSpread);
                    break;
                case Hyperlink or InsertedRun or SdtRun or SdtContentRun or SimpleField or CustomXmlRun:
                    AddInline(child, letters, part, isSpread);
                    break;
            }
        }
    }

    private void AddRun(Run run, LetterLook look, OpenXmlPart part, bool isSpread)
    {
        var lines = (look.IsUnderlined ? " underline" : "") + (look.IsStruck ? " line-through" : "");
        var open = $"<span{(look.IsSans ? " class=\"sans\"" : "")} style=\"font-size:{Length(look.Size)}"
            + (look.IsBold ? ";font-weight:bold" : "") + (look.IsItalic ? ";font-style:italic" : "") + (look.IsCapital ? ";text-transform:uppercase" : "")
            + (lines.Length > 0 ? $";text-decoration:{lines[1..]}" : "") + (look.Color is null ? "" : $";color:#{look.Color}") + "\">";
        Add(open);
        foreach (var child in run.ChildElements)
        {
            switch (child)
            {
                case Text text:
                    Add(Encoded(text.Text));
                    break;
                case TabChar:
                    Add(isSpread ? $"</span></span><span>{open}" : "&#8195;");
                    break;
                case Break { Type.InnerText: "page" }:
                    Add("<span class=\"break\"></span>");
                    break;
                case Break or CarriageReturn:
                    Add("<br>");
                    break;
                case NoBreakHyphen:
                    Add("&#8209;");
                    break;
                case Drawing drawing:
                    AddPicture(drawing, part);
                    break;
            }
        }

        Add("</span>");
    }

    /// <summary>A picture that a browser can draw and that is no larger than an emblem; for every other its place.</summary>
    private void AddPicture(Drawing drawing, OpenXmlPart part)
    {
        var extent = drawing.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.Extent>().FirstOrDefault();
        var size = $"width:{Length(Side(extent?.Cx?.InnerText))};height:{Length(Side(extent?.Cy?.InnerText))}";
        if (drawing.Descendants<Picture>().FirstOrDefault()?.Embed?.InnerText is { } id && part.TryGetPartById(id, out var found) && found is ImagePart image)
        {
            using var content = new MemoryStream();
            using (var stream = image.GetStream(FileMode.Open, FileAccess.Read))
            {
                stream.CopyTo(content);
            }

            var bytes = content.ToArray();
            var mediaType = FileKind.MediaTypeOf(bytes.AsSpan(0, Math.Min(bytes.Length, FileKind.HeadLength)), "");
            if (bytes.Length <= MaxPicture && mediaType is ("image/png" or "image/jpeg"))
            {
                Add($"<img alt=\"\" style=\"{size}\" src=\"data:{mediaType};base64,{Convert.ToBase64String(bytes)}\">");
                return;
            }
        }

        Add($"<span class=\"picture\" style=\"{size}\"></span>");

        static decimal Side(string? emu) => long.TryParse(emu, NumberStyles.None, CultureInfo.InvariantCulture, out var side) ? Math.Clamp(side / EmuInPoint, 1, 1_000) : 20;
    }

    private void AddTable(Table table, OpenXmlPart part)
    {
        Add(looks.HasLines(table) ? "<table class=\"lines\">" : "<table>");
        var widths = table.GetFirstChild<TableGrid>()?.Elements<GridColumn>().Take(WordTable.MaxColumns).Select(column => WordLooks.Points(column.Width?.InnerText) ?? 0).ToList() ?? [];
        if (widths.Sum() is var sum and > 0)
        {
            Add($"<colgroup>{string.Concat(widths.Select(width => $"<col style=\"width:{Css(width / sum * 100)}%\">"))}</colgroup>");
        }

        Add("<tbody>");
        foreach (var row in WordTable.RowsOf(table))
        {
            Add("<tr>");
            foreach (var cell in row)
            {
                Add($"<td{(WordLooks.Draws(cell.Element.TableCellProperties?.TableCellBorders) ? " class=\"lines\"" : "")}{Span("col", cell.Columns)}{Span("row", cell.Rows)}>");
                AddBlocks(cell.Element.ChildElements, part);
                Add("</td>");
            }

            Add("</tr>");
        }

        Add("</tbody></table>");

        static string Span(string of, int count) => count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" {of}span=\"{count}\"");
    }

    private void Add(string html)
    {
        if (page.Length + html.Length > MaxPage)
        {
            throw new RuleBroken(CertificateErrors.TemplateTooLarge);
        }

        page.Append(html);
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Points, as large as the sheet is drawn.</summary>
    private static string Length(decimal points) => points == 0 ? "0" : $"calc(var(--pt)*{Css(points)})";

    private static string Css(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
