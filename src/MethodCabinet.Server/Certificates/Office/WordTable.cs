using DocumentFormat.OpenXml.Wordprocessing;

namespace MethodCabinet.Server.Certificates.Office;

/// <summary>A cell as HTML counts it: Word writes one for each row over which it goes.</summary>
internal sealed record WordCell(TableCell Element, int Column, int Columns)
{
    public int Rows { get; set; } = 1;
}

internal static class WordTable
{
    public const int MaxColumns = 63;

    public static List<List<WordCell>> RowsOf(Table table)
    {
        var rows = new List<List<WordCell>>();
        var open = new Dictionary<int, WordCell>();
        foreach (var row in table.Elements<TableRow>())
        {
            var cells = new List<WordCell>();
            var column = 0;
            foreach (var element in row.Elements<TableCell>().Take(MaxColumns))
            {
                var cell = new WordCell(element, column, Math.Max(1, WordLooks.Number(element.TableCellProperties?.GridSpan?.Val?.InnerText, MaxColumns) ?? 1));
                column += cell.Columns;
                var merge = element.TableCellProperties?.VerticalMerge;
                if (merge is not null && merge.Val?.InnerText != "restart" && open.TryGetValue(cell.Column, out var above) && above.Columns == cell.Columns)
                {
                    above.Rows++;
                    continue;
                }

                open.Remove(cell.Column);
                if (merge is not null)
                {
                    open[cell.Column] = cell;
                }

                cells.Add(cell);
            }

            rows.Add(cells);
        }

        return rows;
    }
}
