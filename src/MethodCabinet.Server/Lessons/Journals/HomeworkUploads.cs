using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Uploads;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Journals;

/// <summary>Room for the files of one homework: of the pupil who is about to hand them in, and of the teacher who sets it.</summary>
public sealed class HomeworkRoom(AppDb db, JournalRows rows, StorageQuota quota)
{
    /// <returns>Where its files are counted, and a check of the room for one of a size.</returns>
    /// <exception cref="RuleBroken">HomeworkNotFound; HomeworkNone where pupils hand nothing in.</exception>
    internal async Task<(string Place, Func<long, CancellationToken, Task> Check)> FindAsync(Guid lessonId, CancellationToken ct)
    {
        var lesson = await db.Lessons.AsNoTracking().SingleOrDefaultAsync(l => l.Id == lessonId, ct) ?? throw new RuleBroken(JournalErrors.HomeworkNotFound);
        if (!await rows.TeachesAsync(lesson, ct))
        {
            if (!(await rows.HomeworkAsync(lessonId, rows.Me, ct)).Rights.HandIn)
            {
                throw new RuleBroken(JournalErrors.HomeworkNotFound);
            }

            if (!await db.LessonRecords.AnyAsync(r => r.LessonId == lessonId && r.TakesWorks, ct))
            {
                throw new RuleBroken(JournalErrors.HomeworkNone);
            }
        }

        var place = HomeworkWork.PlaceOf(lessonId);
        var kept = db.HomeworkFiles.Select(f => f.FileId).Concat(db.LessonRecordFiles.Select(f => f.FileId));
        return (place, (size, cancelled) => quota.CheckPlaceAsync(place, HomeworkWork.Room, kept, size, cancelled));
    }
}

/// <summary>Stores a small file for a homework. Nobody is handed it before it is handed in, or before the homework is saved.</summary>
public static class UploadHomework
{
    public sealed record Response(Guid FileId, string Name, string MediaType, long Size);

    public static async Task<Ok<Response>> Handle(Guid id, IFormFile file, AppDb db, Files files, HomeworkRoom room, StorageQuota quota, IFileStore store, CurrentUser user, CancellationToken ct)
    {
        var (place, check) = await room.FindAsync(id, ct);
        LargeUploads.CheckSize(file.Length, HomeworkWork.MaxBytes);
        await check(file.Length, ct);
        await using var content = file.OpenReadStream();
        var stored = await files.AddAsync(file.FileName, content, user.PersonId, ct, place: place);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Files that come at once take the last place once.
        await quota.LockAsync(ct);
        try
        {
            await check(stored.Size, ct);
        }
        catch (RuleBroken)
        {
            await store.RemoveAsync(stored.Id, CancellationToken.None);
            throw;
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(stored.Id, stored.Name, stored.MediaType, stored.Size));
    }
}

/// <summary>Begins to take a file for a homework in parts, or goes on with it. The parts go the way of all large files.</summary>
public static class BeginHomeworkUpload
{
    public static async Task<Ok<UploadView>> Handle(Guid id, BeginLargeUpload.Request request, HomeworkRoom room, UploadBeginning beginning, UploadLimit limit, CancellationToken ct)
    {
        var (place, check) = await room.FindAsync(id, ct);
        return TypedResults.Ok(await beginning.BeginAsync(request, place, Math.Min(HomeworkWork.MaxBytes, limit.MaxBytes), cancelled => check(request.Size, cancelled), ct));
    }
}

/// <summary>Takes back a file that the caller has brought and that stands nowhere yet.</summary>
public static class TakeBackHomework
{
    public static async Task<NoContent> Handle(Guid id, Guid fileId, AppDb db, Files files, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (place, me) = (HomeworkWork.PlaceOf(id), user.PersonId);
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            // Who refers to it at this moment holds it: either comes first and is seen, or finds no file.
            await db.Database.ExecuteSqlAsync($"select 1 from materials.files where id = {fileId} for update", ct);
            var file = await db.StoredFiles.SingleOrDefaultAsync(f => f.Id == fileId && f.BroughtFor == place && f.CreatedById == me && f.RemovedAt == null, ct)
                ?? throw new RuleBroken(MaterialErrors.FileNotFound);
            if (await db.HomeworkFiles.AnyAsync(f => f.FileId == fileId, ct) || await db.LessonRecordFiles.AnyAsync(f => f.FileId == fileId, ct))
            {
                return TypedResults.NoContent();
            }

            file.RemovedAt = clock.GetUtcNow();
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        await files.PurgeAsync(fileId, ct);
        return TypedResults.NoContent();
    }
}

internal static class BroughtFiles
{
    /// <summary>Only what the caller brought to this very homework is referred to. The files are held until the end of the transaction: nobody takes one back meanwhile.</summary>
    /// <exception cref="RuleBroken">MaterialErrors.FileNotFound.</exception>
    public static async Task RequireBroughtAsync(this AppDb db, IReadOnlyCollection<Guid> files, Guid lessonId, Guid me, CancellationToken ct)
    {
        var (ids, place) = (files.ToArray(), HomeworkWork.PlaceOf(lessonId));
        await db.Database.ExecuteSqlAsync($"select 1 from materials.files where id = any ({ids}) order by id for share", ct);
        if (await db.StoredFiles.CountAsync(f => ids.Contains(f.Id) && f.CreatedById == me && f.BroughtFor == place && f.RemovedAt == null && (f.FileState == FileState.Ready || f.FileState == FileState.Checking), ct) != ids.Length)
        {
            throw new RuleBroken(MaterialErrors.FileNotFound);
        }
    }
}
