using Hangfire;
using MethodCabinet.Domain.Lessons.Replays;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Replays;

/// <summary>Runs every night: deletes what was kept of lessons longer than the settings say, sound first.</summary>
public sealed class SweepRecordsJob(AppDb db, LessonRecords records, IBackgroundJobClient jobs, LessonsSettings settings, SiteSettings site, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var today = site.DayOf(clock.GetUtcNow());
        var lessons = await db.Lessons.AsNoTracking().Where(l => l.EndedAt != null && l.RecordDeletedAt == null).Select(l => new { l.Id, BegunAt = l.BegunAt!.Value }).ToListAsync(ct);
        var silent = lessons.Where(l => LessonRecord.KeptUntil(site.DayOf(l.BegunAt), settings.SoundYears) < today).Select(l => l.Id).ToArray();
        var sounds = (await LessonRecords.DropTracksAsync(db, silent, ct)).ToArray();
        if (sounds.Length > 0)
        {
            jobs.Enqueue<RemoveRecordFilesJob>(job => job.RunAsync(sounds, CancellationToken.None));
        }

        // Presentations of which the pictures were made long since.
        var before = clock.GetUtcNow() - Kept;
        var conversions = await db.SlideConversions.Where(c => c.AskedAt < before).ToListAsync(ct);
        db.SlideConversions.RemoveRange(conversions);
        await db.SaveChangesAsync(ct);
        Guid[] presentations = [.. conversions.SelectMany(c => new[] { c.SourceId, c.ResultId ?? c.SourceId }).Distinct()];
        if (presentations.Length > 0)
        {
            jobs.Enqueue<RemoveRecordFilesJob>(job => job.RunAsync(presentations, CancellationToken.None));
        }

        foreach (var lesson in lessons.Where(l => LessonRecord.KeptUntil(site.DayOf(l.BegunAt), settings.RecordYears) < today))
        {
            await records.DeleteAsync(lesson.Id, ct);
            db.ChangeTracker.Clear();
        }
    }
}
