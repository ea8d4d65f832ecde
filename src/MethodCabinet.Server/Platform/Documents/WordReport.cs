using System.Data;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MethodCabinet.Domain;

namespace MethodCabinet.Server.Platform.Documents;

/// <summary>A report of a title and tables as a Word document, on landscape paper.</summary>
internal static class WordReport
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>So many columns fit on the paper; a wider table goes on in another one below it, with its first column again.</summary>
    private const int MostColumns = 16;

    private const string Font = "PT Serif";
    private const int PaperWidth = 14_600;

    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    public static byte[] Write(string title, IReadOnlyList<string> lines, IReadOnlyList<DataTable> parts)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(Content(title, lines, parts)));
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Content(string title, IReadOnlyList<string> lines, IReadOnlyList<DataTable> parts)
    {
        yield return Line(title.ToUpper(Russian), "28", isBold: true, after: 120);
        foreach (var line in lines)
        {
            yield return Line(line, "24");
        }

        foreach (var part in parts)
        {
            yield return Line(part.TableName, "24", isBold: true, before: 320, after: 120);
            if (part.Rows.Count == 0)
            {
                yield return Line("Записей нет.", "22");
                continue;
            }

            var columns = part.Columns.Cast<DataColumn>().ToList();
            foreach (var (at, some) in columns.Skip(1).Chunk(MostColumns - 1).Index())
            {
                if (at > 0)
                {
                    yield return Line("", "12");
                }

                yield return TableOf(part, [columns[0], .. some]);
            }
        }

        yield return Line("Дата «____» ______________ 20____ г.          Подпись ____________________ / ____________________ /", "22", before: 480);
        yield return new SectionProperties(
            new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape },
            new PageMargin { Top = 850, Bottom = 850, Left = 1134, Right = 850, Header = 450, Footer = 450, Gutter = 0 });
    }

    private static Table TableOf(DataTable part, List<DataColumn> columns)
    {
        var widths = Widths(part, columns);
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 },
                    new LeftBorder { Val = BorderValues.Single, Size = 4 },
                    new BottomBorder { Val = BorderValues.Single, Size = 4 },
                    new RightBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })));
        var header = Row(columns.ConvertAll(column => column.ColumnName), widths, isBold: true);
        header.PrependChild(new TableRowProperties(new CantSplit(), new TableHeader()));
        table.AppendChild(header);
        foreach (DataRow row in part.Rows)
        {
            table.AppendChild(Row(columns.ConvertAll(column => Convert.ToString(row[column], Russian) ?? ""), widths, isBold: false));
        }

        return table;
    }

    /// <summary>By the longest text of each column, within limits, together as wide as the paper at most.</summary>
    private static List<int> Widths(DataTable part, List<DataColumn> columns)
    {
        var wanted = columns.ConvertAll(column => Math.Clamp(
            part.Rows.Cast<DataRow>().Select(row => Convert.ToString(row[column], Russian)?.Length ?? 0).Append(column.ColumnName.Length).Max(), 5, 50) * 130);
        var all = wanted.Sum();
        return all <= PaperWidth ? wanted : wanted.ConvertAll(width => (int)((long)width * PaperWidth / all));
    }

    private static TableRow Row(List<string> cells, List<int> widths, bool isBold) => new(cells.Zip(widths).Select(pair => new TableCell(
        new TableCellProperties(new TableCellWidth { Width = $"{pair.Second}", Type = TableWidthUnitValues.Dxa }), Line(pair.First, "18", isBold))));

    private static Paragraph Line(string text, string size, bool isBold = false, int before = 0, int after = 0)
    {
        var look = new RunProperties(new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font });
        if (isBold)
        {
            look.AppendChild(new Bold());
        }

        look.AppendChild(new FontSize { Val = size });
        var run = new Run(look);
        foreach (var (number, line) in XmlText.Clean(text).Split('\n').Index())
        {
            if (number > 0)
            {
                run.AppendChild(new Break());
            }

            run.AppendChild(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return new Paragraph(new ParagraphProperties(new SpacingBetweenLines { Before = $"{before}", After = $"{after}" }), run);
    }
}
