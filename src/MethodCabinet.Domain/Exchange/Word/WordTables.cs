using System.Xml.Linq;

namespace MethodCabinet.Domain.Exchange.Word;

/// <summary>Tables with lines between their cells, as Markdown has them: one row of headings, a line for each cell.</summary>
internal sealed class WordTables(WordState state, UnitWriter unit)
{
    /// <summary>More columns than this are a mistake or an attack.</summary>
    private const int MaxColumns = 60;

    /// <summary>One cell: a frame around text.</summary>
    public static bool IsFrame(XElement table) => table.All("tr").Take(2).ToList() is [var row] && row.All("tc").Take(2).Count() == 1;

    public string Write(XElement table)
    {
        var rows = table.All("tr").Select(Row).Where(row => row.Count > 0).ToList();
        var width = rows.Select(row => row.Count).DefaultIfEmpty().Max();
        if (width == 0)
        {
            return "";
        }

        rows.Insert(1, [.. Enumerable.Repeat("---", width)]);
        return string.Join('\n', rows.Select(row => $"| {string.Join(" | ", row.Concat(Enumerable.Repeat("", width - row.Count)))} |"));
    }

    private List<string> Row(XElement row)
    {
        var cells = new List<string>();
        foreach (var cell in row.All("tc").Concat(row.All("sdt").SelectMany(sdt => sdt.One("sdtContent")?.All("tc") ?? [])))
        {
            var properties = cell.One("tcPr");
            var span = Math.Clamp(WordXml.Number(properties?.ValueOf("gridSpan")) ?? 1, 1, MaxColumns);
            var isBelow = properties?.One("vMerge") is { } merged && merged.Value("val") is null or "continue";
            if (span > 1 || isBelow)
            {
                unit.Log.Note(ExchangeReason.MergedCells);
            }

            cells.Add(Cell(cell));
            cells.AddRange(Enumerable.Repeat("", span - 1));
            if (cells.Count > MaxColumns)
            {
                throw new RuleBroken(ExchangeErrors.WordTooLarge);
            }
        }

        return cells;
    }

    private string Cell(XElement cell)
    {
        var lines = new List<string>();
        foreach (var block in cell.Elements())
        {
            switch (block.Name.LocalName)
            {
                case "p":
                    lines.Add(Line(block));
                    break;
                case "tbl":
                    unit.Log.Note(ExchangeReason.NestedTable);
                    lines.AddRange(block.Deep("p").Select(Line));
                    break;
            }
        }

        return string.Join("<br>", lines.Where(line => line.Length > 0)).ReplaceLineEndings(" ");
    }

    private string Line(XElement paragraph)
    {
        var text = new WordInlines(state, unit).Read(paragraph);
        return text.Length > 0 && state.Styles.ListOf(paragraph) is not null ? "• " + text : text;
    }
}
