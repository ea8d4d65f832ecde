using MethodCabinet.Domain;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.PublishedWorks;

/// <summary>A whole work as everybody would see it: who publishes it looks first whether its sheets tell a name. Each look is in the audit log.</summary>
public static class PreviewWork
{
    internal static async Task<Ok<PublishedWorkView>> Handle(Guid id, Guid attemptId, AppDb db, StandingCache cache, Audit audit, CancellationToken ct)
    {
        var work = await db.SignedWorks().AsNoTracking().SingleOrDefaultAsync(w => w.Attempt.Id == attemptId && w.Award.OlympiadId == id, ct).OrNotFound();
        var standing = await cache.GetAsync(db, id, ct).OrNotFound();
        var tasks = await db.SatTasksAsync(attemptId, ct);
        audit.Record("PublishedWork.previewed", attemptId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ViewAsync(work, standing, [.. tasks.Select(t => t.Id)], TaskPictures.Stored, ct));
    }
}

/// <summary>A file of such a work, as everybody would get it.</summary>
public static class GetPreviewFile
{
    /// <param name="position">Of the task in the paper.</param>
    /// <param name="number">1, 2, 3… in the answer.</param>
    public static async Task<PushStreamHttpResult> Handle(
        Guid id, Guid attemptId, int position, int number, AppDb db, IFileStore store, HttpResponse response, CancellationToken ct)
    {
        await db.SignedWorks().AsNoTracking().SingleOrDefaultAsync(w => w.Attempt.Id == attemptId && w.Award.OlympiadId == id, ct).OrNotFound();
        var task = (await db.SatTasksAsync(attemptId, ct)).SingleOrDefault(t => t.Position == position) ?? throw new RuleBroken(PlatformErrors.NotFound);
        return await GetPublishedFile.SendAsync(db, attemptId, task.Id, number, store, response, ct);
    }
}
