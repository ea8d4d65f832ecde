using System.Globalization;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform.Workbooks;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>The entries of a contest, of all nominations, as a table to download; what the reader may not see of them is not in it either.</summary>
internal static class ContestBoardWorkbook
{
    public static readonly Workbook<Row> Workbook = new Workbook<Row>("contest", "Заявки конкурса")
        .Column("Номинация", r => r.Nomination.Title, 28)
        .Column("№", r => r.Entry.Number, 8)
        .Column("Заявка", r => r.Entry.Title ?? PageWords.Find("contests", "board.tied"), 40)
        .Column("Автор", r => r.Entry.Author, 32)
        .Column("Организация", r => r.Entry.School, 32)
        .Column("Место", r => ProtocolWords.PlaceText(r.Entry.Place), 10)
        .Column("Статус", AwardOf, 24)
        .Column("Сумма", r => r.Entry.Points, 10)
        .Column("Высшая сумма", r => r.Nomination.MaxPoints, 12)
        .Column("Средние баллы по листам", r => r.Board.Sheets.Zip(r.Entry.Sheets, (sheet, score) => $"{sheet.Title}: {Points(score.Mean)}"), 40)
        .Column("Баллы экспертов", r => r.Board.Experts.Select(expert => MarksOf(r.Entry, expert)).OfType<string>(), 60)
        .Column("Зрители", r => r.Entry.Voices, 10);

    public static IEnumerable<Row> RowsOf(GetContestBoard.Response board) =>
        board.Nominations.SelectMany(nomination => nomination.Entries.Select(entry => new Row(board, nomination, entry)));

    public sealed record Row(GetContestBoard.Response Board, GetContestBoard.Nomination Nomination, GetContestBoard.Entry Entry);

    /// <summary>«Лауреат II степени» or «призёр», as the contest says.</summary>
    private static string? AwardOf(Row row) => row.Board.Words == AwardWords.Laureates && row.Entry.Degree is { } degree
        ? PageWords.Find("contests", "award.laureate")!.Replace("{{degree}}", new string('I', degree), StringComparison.Ordinal)
        : PageWords.Of("contests", "award", row.Entry.Status);

    /// <summary>Null for an expert who has marked nothing of the entry.</summary>
    private static string? MarksOf(GetContestBoard.Entry entry, GetContestBoard.Expert expert)
    {
        var marks = entry.Sheets.Select(score => score.Marks.FirstOrDefault(mark => mark.ExpertId == expert.PersonId)).ToList();
        return marks.TrueForAll(mark => mark is null) ? null : $"{expert.Name}: {string.Join(" / ", marks.Select(mark => mark is null ? "—" : mark.IsDone ? Points(mark.Total) : "…"))}";
    }

    private static string Points(decimal? points) => points?.ToString("0.##", CultureInfo.GetCultureInfo("ru-RU")) ?? "—";
}
