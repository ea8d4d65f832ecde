using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Materials;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Replays;

/// <summary>A page of slides, or a file that lay in the room at the end, for those who may see the lesson again.</summary>
public static class GetReplayFile
{
    public static async Task<FileStreamHttpResult> Handle(Guid id, Guid fileId, ReplayRows replays, OpenRooms rooms, AppDb db, IFileStore store, HttpResponse response, CancellationToken ct)
    {
        await replays.FindAsync(id, ct);
        var isThere = await rooms.ReadAsync(id, open => open.Room.Table.Files.Any(file => file.FileId == fileId) || open.Room.Boards.Slides.Any(slides => slides.Pages.Contains(fileId)), ct);
        var file = isThere ? await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.RemovedAt == null, ct) : null;
        return GetFile.SendWatchedInRanges(file ?? throw new RuleBroken(MaterialErrors.FileNotFound), store, response);
    }
}

/// <summary>The sound of somebody in a lesson, also from the middle on.</summary>
public static class GetReplayTrack
{
    public static async Task<FileStreamHttpResult> Handle(Guid id, Guid trackId, ReplayRows replays, AppDb db, IFileStore store, HttpResponse response, CancellationToken ct)
    {
        var (_, viewer) = await replays.FindAsync(id, ct);
        var nameless = await replays.NamelessAsync(id, viewer, ct);
        var track = await db.LessonTracks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == trackId && t.LessonId == id, ct);
        var file = track is not null && !nameless.Contains(track.PersonId) ? await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == track.FileId && f.RemovedAt == null, ct) : null;
        return GetFile.SendWatchedInRanges(file ?? throw new RuleBroken(MaterialErrors.FileNotFound), store, response);
    }
}
