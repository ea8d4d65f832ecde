using System.Data;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Journals;

/// <summary>What stands about one pupil as a document, for the guardian and the school: whoever reads no diary finds the lessons of those journals in it that they read.</summary>
public static class GetDiaryReport
{
    /// <param name="format"><c>xlsx</c> or <c>docx</c>.</param>
    /// <param name="from">Null for the beginning of the school year.</param>
    public static async Task<FileContentHttpResult> Handle(
        Guid personId, Named<ReportFormat> format, AppDb db, JournalRows rows, DiaryReads reads, SiteSettings site, Audit audit, CancellationToken ct, DateOnly? from = null, DateOnly? to = null)
    {
        var reader = await rows.ReaderAsync(personId, ct);
        var readable = reader != DiaryReader.None ? null : await ReadableAsync(db, rows, personId, ct);
        var today = rows.Today;
        var (first, last) = (from ?? new DateOnly(today.Month >= 9 ? today.Year : today.Year - 1, 9, 1), to ?? today);
        if (last < first || last.DayNumber - first.DayNumber > 400)
        {
            throw new RuleBroken(JournalErrors.PeriodInvalid);
        }

        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == personId, ct);
        var lessons = (await reads.LessonsAsync(personId, await rows.LessonsOfAsync(personId, first, last, ct), ct)).FindAll(l => !l.IsCalledOff && (readable is null || (l.Journal is { } journal && readable.Contains(journal))));
        var subjects = (await reads.SubjectsAsync(personId, lessons, ct)).FindAll(s => readable?.Contains(s.Journal) != false);
        audit.Record("journal-marks.exported", personId, new { rows = lessons.Count });
        await db.SaveChangesAsync(ct);
        return ReportFile.Of(
            format.Value, $"diary-{first:yyyy-MM-dd}", "Успеваемость и посещаемость",
            [person.FullName, $"Период: {GetJournalReport.Day(first)} — {GetJournalReport.Day(last)}", site.Cabinet], Parts(lessons, subjects, site));
    }

    /// <exception cref="RuleBroken">PupilUnknown.</exception>
    private static async Task<HashSet<Guid>> ReadableAsync(AppDb db, JournalRows rows, Guid personId, CancellationToken ct)
    {
        var found = new HashSet<Guid>();
        foreach (var group in await db.StudyGroupMembers.Where(m => m.PersonId == personId && m.Role == StudyGroupRole.Pupil).Join(db.StudyGroups.AsNoTracking(), m => m.StudyGroupId, g => g.Id, (_, g) => g).ToListAsync(ct))
        {
            if ((await rows.RightsAsync(group, ct)).Read)
            {
                found.Add(group.Id);
            }
        }

        return found.Count > 0 ? found : throw new RuleBroken(JournalErrors.PupilUnknown);
    }

    private static List<DataTable> Parts(List<DiaryLesson> lessons, List<DiarySubject> subjects, SiteSettings site)
    {
        // Of two schools in one year each calls its terms in its own way.
        string[] names = [.. subjects.SelectMany(s => s.Terms).OrderBy(t => t.Term == JournalTerm.Year).ThenBy(t => t.Term).Select(NameOf).Distinct()];
        var summary = ReportFile.Table("Предметы", ["Предмет", "Уроков проведено", "Пропущено", "Опозданий", "Средний сейчас", .. names]);
        foreach (var subject in subjects)
        {
            summary.Rows.Add([
                subject.IsOver ? $"{subject.Subject} (завершено)" : subject.Subject, subject.Lessons, subject.Missed, subject.Late, JournalWords.Of(subject.Mean),
                .. names.Select(name => subject.Terms.FirstOrDefault(t => NameOf(t) == name) is { } term ? JournalWords.Of(term.Value) : ""),
            ]);
        }

        var marks = ReportFile.Table("Отметки", ["Дата", "Предмет", "Отметка", "За что", "Вес", "Пояснение"]);
        foreach (var (lesson, mark) in lessons.SelectMany(l => l.Marks.Select(mark => (l, mark))))
        {
            marks.Rows.Add(GetJournalReport.Day(site.DayOf(lesson.StartsAt)), lesson.Subject, JournalWords.Of(mark.Value), JournalWords.Of(mark.Kind), mark.Weight, mark.Note);
        }

        var days = ReportFile.Table("Уроки", ["Дата", "Предмет", "Тема", "Посещение", "Домашнее задание"]);
        foreach (var lesson in lessons.Where(l => l.IsHeld))
        {
            days.Rows.Add(
                GetJournalReport.Day(site.DayOf(lesson.StartsAt)), lesson.Subject, lesson.Topic.Length > 0 ? lesson.Topic : lesson.Title,
                JournalWords.Of(lesson.Attendance, lesson.LateMinutes) is { Length: > 0 } word ? word : "был", lesson.Homework?.Text ?? "");
        }

        return [summary, marks, days];

        static string NameOf(DiarySubject.TermValue term) => JournalWords.Term(term.Term, term.Title);
    }
}
