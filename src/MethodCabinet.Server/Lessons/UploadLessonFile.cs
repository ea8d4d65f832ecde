using Hangfire;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Uploads;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Lessons;

/// <summary>Stores a file or a page of slides of somebody who leads; an act of the room says what it is for.</summary>
public static class UploadLessonFile
{
    public static async Task<Ok<UploadFile.Response>> Handle(
        Guid id, IFormFile file, LessonRows rows, Files files, IFileStore store, StorageQuota quota, AppDb db, CurrentUser user, IBackgroundJobClient jobs, CancellationToken ct)
    {
        var (_, actor) = await rows.OwnAsync(id, ct);
        actor.DemandStaff();
        return await UploadFile.Handle(file, files, store, quota, db, user, jobs, ct);
    }
}
