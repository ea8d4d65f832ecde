using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>Lessons that the timetable has made and that have not begun.</summary>
internal static class LessonsToCome
{
    /// <summary>Those on which something hangs: a topic, homework with or without files, a work, a mark.</summary>
    public static IQueryable<Guid> Written(AppDb db, Guid[] lessons) => db.Lessons
        .Where(l => lessons.Contains(l.Id)
            && (db.LessonRecords.Any(r => r.LessonId == l.Id && (r.Topic != "" || r.Homework != ""))
                || db.LessonRecordFiles.Any(f => f.LessonId == l.Id)
                || db.HomeworkWorks.Any(w => w.LessonId == l.Id)
                || db.JournalMarks.Any(m => m.LessonId == l.Id)
                || db.AttendanceEntries.Any(e => e.LessonId == l.Id)))
        .Select(l => l.Id);

    /// <summary>
    /// Takes away those of the given lessons that have neither begun nor been changed or written into by somebody. Inside the caller's transaction: they are held first, so that
    /// nobody begins one or writes into it meanwhile.
    /// </summary>
    public static async Task RemoveAsync(AppDb db, Guid[] lessons, DateTimeOffset now, CancellationToken ct)
    {
        if (lessons.Length == 0)
        {
            return;
        }

        await db.Database.ExecuteSqlAsync($"select 1 from lessons.lessons where id = any ({lessons}) order by id for update", ct);
        var written = Written(db, lessons);
        await db.Lessons
            .Where(l => lessons.Contains(l.Id) && !written.Contains(l.Id)
                && l.StartsAt > now && l.BegunAt == null && l.HeldInPersonAt == null && l.ChangedAt == null && l.CalledOffAt == null)
            .ExecuteDeleteAsync(ct);
    }
}
