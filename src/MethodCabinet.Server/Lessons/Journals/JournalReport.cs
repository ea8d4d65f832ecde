using System.Data;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Lessons.Journals;

/// <summary>The journal of a group as a document: marks and attendance, lessons with topics and homework, marks of terms.</summary>
public static class GetJournalReport
{
    /// <param name="format"><c>xlsx</c> or <c>docx</c>.</param>
    public static async Task<FileContentHttpResult> Handle(
        Guid id, Named<ReportFormat> format, AppDb db, JournalRows rows, SiteSettings site, Audit audit, CancellationToken ct, DateOnly? from = null, DateOnly? to = null)
    {
        var (group, _) = await rows.GroupAsync(id, toWrite: false, ct);
        var sheet = await JournalSheet.LoadAsync(db, site, group, from, to, rows.Now, ct);
        var year = await JournalSheet.LoadAsync(db, site, group, sheet.Terms[0].From, sheet.Terms[^1].To, rows.Now, ct, withAttendance: false);
        var parts = Parts(sheet, await db.TermCellsAsync(site, year, ct), site);
        audit.Record("journal-marks.exported", id, new { rows = sheet.Pupils.Count });
        await db.SaveChangesAsync(ct);
        return ReportFile.Of(
            format.Value, $"journal-{sheet.From:yyyy-MM-dd}", "Журнал",
            [$"{group.Subject}, {group.Title}", $"Период: {Day(sheet.From)} — {Day(sheet.To)}", site.Cabinet], parts);
    }

    private static List<DataTable> Parts(JournalSheet sheet, Dictionary<Guid, List<TermCell>> terms, SiteSettings site)
    {
        var marks = sheet.Marks.ToLookup(m => (m.LessonId, m.PersonId));
        var grid = ReportFile.Table("Отметки", ["Ученик", .. sheet.Lessons.Select((l, at) => $"{at + 1}) {site.DayOf(l.StartsAt):dd.MM}"), "Средний", "Пропущено"]);
        foreach (var (person, _) in sheet.Pupils)
        {
            var own = sheet.Marks.Where(m => m.PersonId == person.Id).Select(m => (m.Value, m.Weight));
            grid.Rows.Add([
                person.ShortName,
                .. sheet.Lessons.Select(l => JournalWords.Cell(sheet.Attendance.GetValueOrDefault((l.Id, person.Id)), marks[(l.Id, person.Id)])),
                JournalWords.Of(TermProposal.MeanOf(own)),
                sheet.Lessons.Count(l => sheet.Attendance.GetValueOrDefault((l.Id, person.Id))?.Fact?.State is AttendanceState.Absent or AttendanceState.Ill),
            ]);
        }

        var lessons = ReportFile.Table("Уроки", ["№", "Дата", "Тема", "Домашнее задание", "Как проведён"]);
        foreach (var (at, lesson) in sheet.Lessons.Index())
        {
            var record = sheet.Records.GetValueOrDefault(lesson.Id);
            lessons.Rows.Add(at + 1, Day(site.DayOf(lesson.StartsAt)), record?.Topic is { Length: > 0 } topic ? topic : lesson.Title, record?.Homework ?? "", lesson.HeldInPersonAt is not null ? "очно" : lesson.IsHeld ? "онлайн" : "");
        }

        int[] numbers = [.. sheet.Terms.Select(t => t.Number), JournalTerm.Year];
        var quarters = ReportFile.Table("Итоги", ["Ученик", .. sheet.Terms.Select(t => JournalWords.Term(t.Number, t.Title)), JournalWords.Term(JournalTerm.Year, null)]);
        foreach (var (person, _) in sheet.Pupils)
        {
            quarters.Rows.Add([person.ShortName, .. numbers.Select(number => terms.GetValueOrDefault(person.Id)?.Find(cell => cell.Term == number)?.Value is { } value ? JournalWords.Of(value) : "")]);
        }

        return [grid, lessons, quarters];
    }

    internal static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", JournalWords.Russian);
}
