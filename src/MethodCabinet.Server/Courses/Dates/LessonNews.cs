using System.Globalization;
using MethodCabinet.Domain.Courses.Dates;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Dates;

/// <summary>Changes of the timetable as news for teachers, pupils and their guardians: one letter a day, whatever was changed on it.</summary>
internal static class LessonNews
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    public static ReminderSource SourceOf(SiteSettings site) => new(People, (db, person, since, ct) => FindAsync(db, site, person, since, ct));

    private static IQueryable<Guid> People(AppDb db, DateTimeOffset since)
    {
        var members = db.LessonChanges.Where(c => c.At >= since).Join(db.LessonMembers, c => c.LessonId, m => m.LessonId, (_, m) => m.PersonId)
            .Union(db.LessonChanges.Where(c => c.At >= since && c.WasTeacherId != null).Select(c => c.WasTeacherId!.Value))
            .Union(db.TimetableEntries.Where(e => e.ChangedAt >= since).Join(db.StudyGroupMembers, e => e.StudyGroupId, m => m.StudyGroupId, (_, m) => m.PersonId));
        return members.Union(db.Guardianships.Where(g => members.Contains(g.WardId)).Select(g => g.GuardianId));
    }

    private static async Task<List<Reminder>> FindAsync(AppDb db, SiteSettings site, Guid personId, DateTimeOffset since, CancellationToken ct)
    {
        var concerned = await db.WardsAsync(personId, site.DayOf(since), ct);
        var changes = await (
            from change in db.LessonChanges.AsNoTracking()
            where change.At >= since && change.ById != personId
                && (change.WasTeacherId == personId || db.LessonMembers.Any(m => m.LessonId == change.LessonId && (m.PersonId == personId || concerned.Contains(m.PersonId))))
            join lesson in db.Lessons.AsNoTracking() on change.LessonId equals lesson.Id
            select new { Change = change, Lesson = lesson }).ToListAsync(ct);
        var entries = await (
            from entry in db.TimetableEntries
            where entry.ChangedAt >= since
                && db.StudyGroupMembers.Any(m => m.StudyGroupId == entry.StudyGroupId && m.To == null && (m.PersonId == personId || concerned.Contains(m.PersonId)))
            join ofGroup in db.StudyGroups on entry.StudyGroupId equals ofGroup.Id
            select new { ofGroup.Id, ofGroup.Subject, ofGroup.Title, entry.ChangedAt }).ToListAsync(ct);
        return
        [
            // Of several changes of a lesson the last one is what counts.
            .. changes.GroupBy(row => row.Lesson.Id).Select(of => of.MaxBy(row => row.Change.At)!).Select(row => new Reminder(
                ReminderKind.LessonChanged, $"lesson-change:{row.Change.Id:N}", row.Lesson.Title, Words(site, row.Change, row.Lesson.StartsAt, isMine: row.Change.WasTeacherId == personId),
                site.DayOf(row.Change.WasAt ?? row.Lesson.StartsAt), "/timetable")),

            // However many of its lines were set on a day.
            .. entries.GroupBy(row => (row.Id, Day: site.DayOf(row.ChangedAt))).Select(of => new Reminder(
                ReminderKind.TimetableSet, $"timetable:{of.Key.Id:N}:{of.Key.Day:yyyyMMdd}", $"{of.First().Subject}, {of.First().Title}", "", null, "/timetable")),
        ];
    }

    private static string Words(SiteSettings site, LessonChange change, DateTimeOffset startsAt, bool isMine)
    {
        var local = TimeZoneInfo.ConvertTime(startsAt, site.Zone);
        List<string> what = [];
        if (change.IsCalledOff)
        {
            what.Add("урок отменён");
        }

        if (change.WasAt is not null)
        {
            what.Add($"урок перенесён на {local.ToString("d MMMM, HH:mm", Russian)}");
        }

        if (change.WasTeacherId is not null)
        {
            what.Add(isMine ? "вас заменит другой учитель" : "другой учитель");
        }

        if (change.IsPlaceChanged)
        {
            what.Add("другой кабинет");
        }

        return string.Join(", ", what) + (change.Reason.Length > 0 ? $" ({change.Reason})" : "");
    }
}
