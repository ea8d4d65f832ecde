using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Materials.Videos;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Videos;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Learning;

/// <summary>A part of the recording of a unit that is open to the caller.</summary>
public static class GetUnitVideo
{
    public static async Task<FileStreamHttpResult> Handle(
        Guid id, Guid unitId, Guid fileId, string name, AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user, VideoFiles videos, Files files, IFileStore store,
        HttpResponse response, CancellationToken ct)
    {
        var step = (await learners.OwnAsync(id, user, ct)).OpenStepOf(unitId);
        var version = await published.VersionAsync(db, step.Unit.VersionId, ct);
        return await UnitVideo.SendAsync(version.Content, fileId, name, videos, files, store, response, ct);
    }
}

/// <summary>
/// Notes where the caller stopped and what was watched. Accounts of several devices, also late ones, add up. When nine tenths were watched the unit is complete.
/// </summary>
public static class WatchVideo
{
    /// <param name="Position">Seconds from the beginning.</param>
    /// <param name="Parts">Watched on this device, earlier ones too.</param>
    /// <param name="Seconds">How long the player says that the recording is: counts as long as nobody has measured it.</param>
    public sealed record Request(Guid FileId, double Position, IReadOnlyList<WatchedPart> Parts, double Seconds);

    /// <param name="IsComplete">The unit is.</param>
    public sealed record Response(IReadOnlyList<WatchedPart> Parts, bool IsComplete);

    public static async Task<Ok<Response>> Handle(
        Guid id, Guid unitId, Request request, AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await learners.OwnAsync(id, user, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var learner = await learners.HeldAsync(id, ct);
        var step = learner.OpenStepOf(unitId);
        if ((await published.VersionAsync(db, step.Unit.VersionId, ct)).Content is not VideoContent { FileId: { } fileId } || fileId != request.FileId)
        {
            throw new RuleBroken(CourseErrors.UnitNotFound);
        }

        var measured = await db.Videos.Where(v => v.FileId == fileId).Select(v => v.Seconds).SingleOrDefaultAsync(ct);
        var seconds = measured > 0 ? measured : request.Seconds is > 0 and <= VideoSource.MaxSeconds ? request.Seconds : throw new RuleBroken(CourseErrors.WatchedInvalid);
        var viewing = await db.Viewings.SingleOrDefaultAsync(v => v.EnrolmentId == id && v.UnitId == unitId, ct);
        if (viewing is null)
        {
            viewing = new Viewing { EnrolmentId = id, UnitId = unitId, FileId = fileId };
            db.Viewings.Add(viewing);
        }

        var now = clock.GetUtcNow();
        var isNow = viewing.Watch(fileId, request.Position, request.Parts, seconds, now);
        var isComplete = step.State == UnitState.Complete;
        if (isNow && !isComplete)
        {
            await learners.CompleteAsync(learner, unitId, ct);
            isComplete = true;
        }
        else
        {
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(viewing.Parts, isComplete));
    }
}
