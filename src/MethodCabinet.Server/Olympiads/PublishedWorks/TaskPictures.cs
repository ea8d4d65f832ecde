using MethodCabinet.Domain;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.PublishedWorks;

internal static class TaskPictures
{
    /// <summary>How texts refer to files, which are for those who have signed in.</summary>
    public const string Stored = "/api/files/";

    public static string AddressOf(Guid workId) => $"/api/published-works/{workId}/pictures/";
}

/// <summary>A picture or sound in the statement of a task that is shown with a work.</summary>
public static class GetTaskPicture
{
    public static async Task<PushStreamHttpResult> Handle(Guid id, Guid fileId, AppDb db, Files files, IFileStore store, HttpResponse response, CancellationToken ct)
    {
        var work = await db.ShownWorks().AsNoTracking().SingleOrDefaultAsync(w => w.Chosen.Id == id, ct).OrNotFound();
        var tasks = await db.ShownTasksAsync(work, ct);
        return tasks.Any(t => t.Version.StatementHtml.Contains($"{TaskPictures.Stored}{fileId}", StringComparison.OrdinalIgnoreCase))
            ? GetFile.SendWatched(await files.FindAsync(fileId, ct), store, response, ct)
            : throw new RuleBroken(PlatformErrors.NotFound);
    }
}
