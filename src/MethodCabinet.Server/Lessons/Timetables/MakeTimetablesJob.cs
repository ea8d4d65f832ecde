using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>Each night the timetables grow by a day: a job for each group, so that one that fails keeps no other waiting.</summary>
public sealed class StartTimetablesJob(AppDb db, SiteSettings site, TimeProvider clock, IBackgroundJobClient jobs)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var today = site.DayOf(clock.GetUtcNow());
        foreach (var id in await db.TimetableEntries.Where(e => e.To >= today).Select(e => e.StudyGroupId).Distinct().ToListAsync(ct))
        {
            jobs.Enqueue<MakeTimetablesJob>(job => job.RunAsync(id, CancellationToken.None));
        }
    }
}

/// <summary>Makes the lessons of a group that have come within reach. Those that collide with what somebody has set meanwhile are left out; the page of the school names them.</summary>
public sealed partial class MakeTimetablesJob(AppDb db, TimetableMaker maker, SiteSettings site, TimeProvider clock, ILogger<MakeTimetablesJob> log)
{
    public async Task RunAsync(Guid groupId, CancellationToken ct)
    {
        var today = site.DayOf(clock.GetUtcNow());
        foreach (var id in await db.TimetableEntries.Where(e => e.StudyGroupId == groupId).Select(e => e.Id).ToListAsync(ct))
        {
            if (await TryAsync(id, today, today.AddDays(TimetableEntry.DaysAhead), ct))
            {
                continue;
            }

            for (var monday = SchoolCalendar.MondayOf(today); monday <= today.AddDays(TimetableEntry.DaysAhead); monday = monday.AddDays(7))
            {
                if (!await TryAsync(id, monday < today ? today : monday, monday, ct))
                {
                    LogLeftOut(id, monday);
                }
            }
        }
    }

    private async Task<bool> TryAsync(Guid entryId, DateOnly from, DateOnly to, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            if (await db.TimetableEntries.SingleOrDefaultAsync(e => e.Id == entryId, ct) is { } entry)
            {
                await maker.MakeAsync(entry, viewer: null, ct, from, to);
            }

            await transaction.CommitAsync(ct);
            return true;
        }
        catch (RuleBroken broken) when (broken.Error == TimetableErrors.TeacherTaken || broken.Error == TimetableErrors.PupilTaken || broken.Error == TimetableErrors.PlaceTaken)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A lesson of the entry {EntryId} of the timetable collides in the week of {Monday} and is left out")]
    private partial void LogLeftOut(Guid entryId, DateOnly monday);
}
