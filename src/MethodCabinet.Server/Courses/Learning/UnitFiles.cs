using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Learning;

internal static class UnitFiles
{
    /// <summary>The file that a unit shows, whoever else hands it out.</summary>
    /// <exception cref="RuleBroken">MaterialErrors.FileNotFound, also for a file that another version of the unit shows.</exception>
    public static async Task<StoredFile> FileOfUnitAsync(this AppDb db, UnitContent content, Guid fileId, CancellationToken ct) =>
        content is FileContent { FileId: { } shown } && shown == fileId && await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.RemovedAt == null, ct) is { } file
            ? file
            : throw new RuleBroken(MaterialErrors.FileNotFound);
}

/// <summary>The file of a unit, for who learns the course and has come so far.</summary>
public static class GetUnitFile
{
    public static async Task<FileStreamHttpResult> Handle(
        Guid id, Guid unitId, Guid fileId, AppDb db, PublishedCourses published, LearnerRows learners, IFileStore store, CurrentUser user, HttpResponse response, CancellationToken ct)
    {
        var step = (await learners.OwnAsync(id, user, ct)).OpenStepOf(unitId);
        var version = await published.VersionAsync(db, step.Unit.VersionId, ct);
        return GetFile.SendWatchedInRanges(await db.FileOfUnitAsync(version.Content, fileId, ct), store, response);
    }
}
