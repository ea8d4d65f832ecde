using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Platform.Workbooks;

namespace MethodCabinet.Server.Olympiads.Board;

/// <summary>The participants of a round as a table to download: how they stood at that moment.</summary>
internal static class BoardWorkbook
{
    /// <summary>In the order of the organizer's worry, as on the page.</summary>
    private static readonly BoardState[] Worries =
        [BoardState.Silent, BoardState.Paused, BoardState.Answering, BoardState.NotOpened, BoardState.TimeOver, BoardState.HandedIn];

    public static readonly Workbook<Row> Workbook = new Workbook<Row>("board", "Участники тура")
        .Column("Участник", r => r.Of.Name, 36, "name")
        .Column("Школа", r => r.School, 32, "school")
        .Column("За класс", r => r.Of.TrackName, 12, "track")
        .Column("Состояние", r => PageWords.Of("desk", "board.one", r.Of.State), 16, "state", r => Array.IndexOf(Worries, r.Of.State))
        .Column("Кабинет", r => r.Of.Room, 12, "seat")
        .Column("Явка", r => r.Of.IsPresent switch { true => "есть", false => "нет", null => null }, 8)
        .Column("Причина неявки", r => r.Of.AbsenceReason, 24)
        .Column("Сохранено", r => r.Of.LastSavedAt, 20, "saved")
        .Column("Работать до", r => r.Of.Deadline, 20, "left", r => r.Left)
        .Column("Осталось на паузе, мин", r => r.Of.MillisecondsLeft is { } left ? left / 60_000 : null, 14)
        .Column("Доп. время, мин", r => r.Of.ExtraMinutes, 14)
        .Column("Не отправлено записей", r => r.Of.EntriesUnsent, 14)
        .Column("Файлов ожидается", r => r.Of.FilesExpected, 12)
        .Column("Файлов получено", r => r.Of.FilesReceived, 12)
        .Column("Начата без сети, по устройству", r => r.Of.Begins.FirstOrDefault(b => b.Counts)?.At, 20)
        .Column("Сервер узнал о начале", r => r.Of.Begins.FirstOrDefault(b => b.Counts)?.HeardAt, 20)
        .Column("Начата раньше на другом устройстве", r => r.Of.Begins.FirstOrDefault(b => !b.Counts)?.At, 20)
        .Column("Опоздали ответы на задания", r => r.Of.LateTasks, 14)
        .Where("state", (r, state) => r.Of.State.ToCode() == state)
        .Where("school", (r, school) => r.School == school);

    public sealed record Row(RoundBoard.Participant Of, RoundBoard Board)
    {
        public string? School => Board.Schools.FirstOrDefault(s => s.OrganizationId == Of.OrganizationId)?.Name;

        /// <summary>Milliseconds; null before the paper was opened.</summary>
        public double? Left => Of.MillisecondsLeft ?? (Of.Deadline - Board.Now)?.TotalMilliseconds;
    }
}
