using System.Globalization;
using MethodCabinet.Domain.Lessons.Journals;

namespace MethodCabinet.Server.Lessons.Journals;

/// <summary>What stands in cells of documents of the journal. They are Russian, whatever the language of the pages.</summary>
internal static class JournalWords
{
    public static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    public static string Of(SchoolMark mark) => mark switch
    {
        SchoolMark.Credit => "зач.",
        SchoolMark.NoCredit => "незач.",
        _ => mark.NumberOf()!.Value.ToString(Russian),
    };

    public static string Of(MarkKind kind) => kind switch
    {
        MarkKind.Answer => "ответ на уроке",
        MarkKind.Homework => "домашняя работа",
        MarkKind.Independent => "самостоятельная работа",
        MarkKind.Practical => "практическая работа",
        MarkKind.Project => "проект",
        MarkKind.Test => "контрольная работа",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(AttendanceState? state, int? late) => state switch
    {
        AttendanceState.Absent => "н",
        AttendanceState.Ill => "б",
        AttendanceState.Late => late is { } minutes ? string.Create(Russian, $"оп {minutes}") : "оп",
        _ => "",
    };

    public static string Cell(CellAttendance? cell, IEnumerable<JournalMark> marks) =>
        string.Join(' ', new[] { Of(cell?.Fact?.State, cell?.Fact?.LateMinutes) }.Concat(marks.Select(m => Of(m.Value))).Where(text => text.Length > 0));

    public static string Of(decimal? mean) => mean?.ToString("0.00", Russian) ?? "";

    /// <param name="title">That the school gave it; null for none.</param>
    public static string Term(int term, string? title) => term == JournalTerm.Year ? "год" : title ?? string.Create(Russian, $"{term} четверть");
}
