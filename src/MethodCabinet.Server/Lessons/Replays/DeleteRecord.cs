using Hangfire;
using MethodCabinet.Domain.Lessons.Replays;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Rooms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Replays;

/// <summary>Deletes what was said, drawn and recorded in a lesson, for good; attendance stays. Again is harmless.</summary>
public static class DeleteRecord
{
    public static async Task<NoContent> Handle(Guid id, LessonRows rows, LessonRecords records, CancellationToken ct)
    {
        await rows.ArrangedAsync(id, ct);
        await records.DeleteAsync(id, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Deletes the records of lessons: rows at once, files by a job.</summary>
public sealed class LessonRecords(AppDb db, IBackgroundJobClient jobs, TimeProvider clock)
{
    /// <exception cref="Domain.RuleBroken">RecordNotComplete.</exception>
    public async Task DeleteAsync(Guid lessonId, CancellationToken ct)
    {
        HashSet<Guid> files;
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            var lesson = await db.Lessons.SingleAsync(l => l.Id == lessonId, ct);
            if (!lesson.DeleteRecord(clock.GetUtcNow()))
            {
                return;
            }

            // Of two who delete at once the second gets a conflict here.
            await db.SaveChangesAsync(ct);
            var log = (await db.RoomLog.AsNoTracking().Where(e => e.LessonId == lessonId).OrderBy(e => e.Seq).ToListAsync(ct)).ConvertAll(row => row.Entry);
            files = [.. LessonRecord.Files(log), .. await DropTracksAsync(db, [lessonId], ct)];
            await db.RoomLog.Where(e => e.LessonId == lessonId).ExecuteDeleteAsync(ct);
            db.RoomLog.AddRange(LessonRecord.Rest(log).Select(entry => new RoomLogRow { LessonId = lessonId, Seq = entry.Seq, Id = entry.Id, At = entry.At, ById = entry.By, Act = entry.Act }));
            await db.SaveChangesAsync(ct);
            await OpenRooms.AnnounceMembersAsync(db, lessonId, ct);
            await transaction.CommitAsync(ct);
        }

        if (files.Count > 0)
        {
            var ids = files.ToArray();
            jobs.Enqueue<RemoveRecordFilesJob>(job => job.RunAsync(ids, CancellationToken.None));
        }
    }

    /// <returns>Their files.</returns>
    internal static async Task<List<Guid>> DropTracksAsync(AppDb db, Guid[] lessonIds, CancellationToken ct)
    {
        var ids = await db.LessonTracks.Where(t => lessonIds.Contains(t.LessonId)).Select(t => t.FileId).ToListAsync(ct);
        await db.LessonTracks.Where(t => lessonIds.Contains(t.LessonId)).ExecuteDeleteAsync(ct);
        return ids;
    }
}
