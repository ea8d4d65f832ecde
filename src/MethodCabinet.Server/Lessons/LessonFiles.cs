using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Uploads;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

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

/// <summary>A file or a page of slides that lies in the room, for those who are inside.</summary>
public static class GetLessonFile
{
    public static async Task<FileStreamHttpResult> Handle(Guid id, Guid fileId, LessonRows rows, OpenRooms rooms, AppDb db, IFileStore store, HttpResponse response, CancellationToken ct)
    {
        var (_, actor) = await rows.OwnAsync(id, ct);
        var isThere = await rooms.ReadAsync(
            id, open => open.Room.Door.IsInside(actor) && (open.Room.Table.Files.Any(file => file.FileId == fileId) || open.Room.Boards.Slides.Any(slides => slides.Pages.Contains(fileId))), ct);
        var file = isThere ? await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.RemovedAt == null, ct) : null;
        return GetFile.SendWatchedInRanges(file ?? throw new RuleBroken(MaterialErrors.FileNotFound), store, response);
    }
}
