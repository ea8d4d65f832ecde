namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>Statement of a question whose type another program has not, so that a person can read it and answer in words.</summary>
internal static class PaperForm
{
    private const string Blank = "\\_\\_\\_\\_\\_";

    /// <summary>Markdown, with what is to be filled in as blanks; the key is never part of it.</summary>
    public static string Of(ExportedQuestion question) => question.Body switch
    {
        TableBody table => Join(question.Statement, Table(table)),
        GapTextBody gaps => Join(question.Statement, GapMarks.Replace(gaps.Text, _ => Blank)),
        HotspotBody spot when question.HotspotImage is { } image => Join(question.Statement, $"![{MarkdownText.Escape(spot.Alt)}](attachment:{image})"),
        _ => question.Statement,
    };

    private static string Join(string statement, string rest) => statement.Length > 0 ? statement + "\n\n" + rest : rest;

    private static string Table(TableBody table)
    {
        var width = Math.Max(table.Columns.Count, table.Rows.Select(r => r.Count).DefaultIfEmpty(0).Max());
        var head = Enumerable.Range(0, width).Select(i => i < table.Columns.Count ? table.Columns[i] : "");
        return string.Join('\n', [Row(head), Row(Enumerable.Repeat("---", width)), .. table.Rows.Select(r => Row(r.Select(c => c.GapId is null ? c.Text ?? "" : Blank)))]);
    }

    private static string Row(IEnumerable<string> cells) =>
        "| " + string.Join(" | ", cells.Select(c => c.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal))) + " |";
}
