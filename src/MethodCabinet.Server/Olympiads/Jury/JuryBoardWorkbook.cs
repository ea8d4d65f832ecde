using System.Globalization;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Platform.Workbooks;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>Who of the jury has marked how much, and how, as a table to download: a row for each juror and task.</summary>
internal static class JuryBoardWorkbook
{
    public static readonly Workbook<Row> Workbook = new Workbook<Row>("jury", "Проверка")
        .Column("Член жюри", r => r.Juror.Name, 28, "juror")
        .Column("Параллель", r => r.Task.TrackName, 14)
        .Column("Задание", r => r.Task.Position, 10)
        .Column("Проверено", r => r.Cell?.Done, 12)
        .Column("Проверяется", r => r.Cell?.InHand, 14)
        .Column("Средний балл, %", r => Percent(r.Cell?.Mean), 16, "mean")
        .Column("Строгость, %", r => Percent(r.Measure?.Severity), 14, "severity")
        .Column("Согласованность, %", r => Percent(r.Measure?.Agreement), 20, "agreement")
        .Column("Сравнено работ", r => r.Measure?.Count, 16)
        .Column("По эталонным работам", r => r.Measure is null ? null : r.Cell?.Controls is not null, 22)
        .Column("Строгость по последним эталонным, %", r => r.Cell is { Drift.Count: > 0 } cell ? string.Join("; ", cell.Drift.Select(Signed)) : null, 36)
        .Column("Время на работу, с", r => r.Cell?.Seconds, 18, "speed")

        // Like the page, which shows jurors of one task who have marked it.
        .Where("measured", (r, task) => r.Task.TaskId.ToString() == task && r.Cell is { Done: > 0 });

    public static IEnumerable<Row> RowsOf(JuryBoard board)
    {
        var cells = board.Cells.ToDictionary(cell => (cell.TaskId, cell.JurorId));
        return board.Jurors.SelectMany(juror => board.Tasks.Select(task => new Row(juror, task, cells.GetValueOrDefault((task.TaskId, juror.PersonId)))));
    }

    private static decimal? Percent(decimal? share) => share is { } part ? Math.Round(100 * part, 1) : null;

    private static string Signed(decimal severity) => Percent(severity)!.Value.ToString("+0.#;−0.#;0", CultureInfo.GetCultureInfo("ru-RU"));

    /// <param name="Cell">Null for a juror who has not begun the task.</param>
    public sealed record Row(JuryBoard.Juror Juror, JuryBoard.Task Task, JuryBoard.Cell? Cell)
    {
        /// <summary>By control works where there are some.</summary>
        public JurorMeasure? Measure => Cell?.Controls ?? Cell?.Pairs;
    }
}
