using System.Text;

namespace MethodCabinet.Server.People.Imports;

/// <summary>Comma-separated values (RFC 4180) with semicolon, comma or tab, whichever the first line has most of.</summary>
public static class CsvText
{
    private static readonly char[] Delimiters = [';', ',', '\t'];

    public static List<SheetRow> Read(string text)
    {
        var heading = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length).ToString();
        var delimiter = Delimiters.MaxBy(candidate => heading.Count(c => c == candidate));
        var rows = new List<SheetRow>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == delimiter)
            {
                EndCell();
            }
            else if (c == '\n')
            {
                EndRow();
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0 || cells.Count > 0)
        {
            EndRow();
        }

        return rows;

        void EndCell()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            rows.Add(new SheetRow(rows.Count + 1, [.. cells]));
            cells.Clear();
        }
    }
}
