using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Courses.Groups;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Uploads;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Assignments;

/// <summary>Room for the files of a practical work that is open to the caller.</summary>
public sealed class WorkRoom(AppDb db, PublishedCourses published, LearnerRows learners, StorageQuota quota, CurrentUser user)
{
    /// <returns>Where its files are counted, and a check of the room for one of a size.</returns>
    /// <exception cref="RuleBroken">What <see cref="LearnerRows.OwnAsync"/> says; UnitNotFound, UnitLocked; SubmissionFiles for a work that takes none.</exception>
    internal async Task<(string Place, Func<long, CancellationToken, Task> Check)> FindAsync(Guid enrolmentId, Guid unitId, CancellationToken ct)
    {
        var learner = await learners.OwnAsync(enrolmentId, user, ct);
        learner.OpenStepOf(unitId);
        var (_, work) = await published.AssignmentAsync(db, learner.Cohort, unitId, ct);
        if (work.MaxFiles == 0)
        {
            throw new RuleBroken(CourseErrors.SubmissionFiles, new Dictionary<string, object?> { ["max"] = 0 });
        }

        var place = WorkFiles.PlaceOf(enrolmentId, unitId);
        return (place, (size, cancelled) => quota.CheckPlaceAsync(place, WorkFiles.RoomOf(work.MaxFiles), db.SubmissionFiles.Select(f => f.FileId), size, cancelled));
    }
}

/// <summary>Stores a small file that the caller is about to hand in. Nobody is handed it before that.</summary>
public static class UploadWork
{
    public sealed record Response(Guid FileId, string Name, string MediaType, long Size);

    public static async Task<Ok<Response>> Handle(
        Guid id, Guid unitId, IFormFile file, AppDb db, Files files, WorkRoom room, StorageQuota quota, IFileStore store, CurrentUser user, CancellationToken ct)
    {
        var (place, check) = await room.FindAsync(id, unitId, ct);
        LargeUploads.CheckSize(file.Length, WorkFiles.MaxBytes);
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

/// <summary>Begins to take a file that the caller is about to hand in, in parts, or goes on with it. The parts go the way of all large files.</summary>
public static class BeginWorkUpload
{
    public static async Task<Ok<UploadView>> Handle(
        Guid id, Guid unitId, BeginLargeUpload.Request request, WorkRoom room, UploadBeginning beginning, UploadLimit limit, CancellationToken ct)
    {
        var (place, check) = await room.FindAsync(id, unitId, ct);
        return TypedResults.Ok(await beginning.BeginAsync(request, place, Math.Min(WorkFiles.MaxBytes, limit.MaxBytes), cancelled => check(request.Size, cancelled), ct));
    }
}

/// <summary>Takes back a file that the caller has brought, and its room. One that was handed in, or stands in what the group has written, stays.</summary>
public static class TakeBackWork
{
    public static async Task<NoContent> Handle(
        Guid id, Guid unitId, Guid fileId, AppDb db, Files files, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var learner = await learners.OwnAsync(id, user, ct);
        var (place, me, cohort) = (WorkFiles.PlaceOf(id, unitId), user.PersonId, learner.Cohort.Id);
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            // Who refers to it at this moment holds it: either comes first and is seen, or finds no file.
            await db.Database.ExecuteSqlAsync($"select 1 from materials.files where id = {fileId} for update", ct);
            var file = await db.StoredFiles.SingleOrDefaultAsync(f => f.Id == fileId && f.BroughtFor == place && f.CreatedById == me && f.RemovedAt == null, ct)
                ?? throw new RuleBroken(MaterialErrors.FileNotFound);
            if (await db.SubmissionFiles.AnyAsync(f => f.FileId == fileId, ct)
                || (await db.WorkGroups.Where(g => g.CohortId == cohort && g.UnitId == unitId).Select(g => g.FileIds).ToListAsync(ct)).Exists(draft => draft.Contains(fileId)))
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
