using MethodCabinet.Domain;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.PublishedWorks;

/// <summary>A published work, for whoever has its address, as long as it is shown.</summary>
public static class GetPublishedWork
{
    internal static async Task<Ok<PublishedWorkView>> Handle(Guid id, AppDb db, StandingCache cache, HttpResponse response, CancellationToken ct)
    {
        var work = await db.ShownWorks().AsNoTracking().SingleOrDefaultAsync(w => w.Chosen.Id == id, ct).OrNotFound();
        var standing = await cache.GetAsync(db, work.Signed.Award.OlympiadId, ct).OrNotFound();
        var tasks = await db.ShownTasksAsync(work, ct);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await db.ViewAsync(work.Signed, standing, [.. tasks.Select(t => t.Id)], TaskPictures.AddressOf(id), ct));
    }
}

/// <summary>A photograph or scan of a published work, as jurors get it: a number for its name, and nothing of what it says of its author.</summary>
public static class GetPublishedFile
{
    /// <param name="position">Of the task in the paper.</param>
    /// <param name="number">1, 2, 3… in the answer.</param>
    public static async Task<PushStreamHttpResult> Handle(Guid id, int position, int number, AppDb db, IFileStore store, HttpResponse response, CancellationToken ct)
    {
        var work = await db.ShownWorks().AsNoTracking().SingleOrDefaultAsync(w => w.Chosen.Id == id, ct).OrNotFound();
        var task = (await db.ShownTasksAsync(work, ct)).SingleOrDefault(t => t.Position == position) ?? throw new RuleBroken(PlatformErrors.NotFound);
        return await SendAsync(db, work.Chosen.AttemptId, task.Id, number, store, response, ct);
    }

    internal static async Task<PushStreamHttpResult> SendAsync(AppDb db, Guid attemptId, Guid taskId, int number, IFileStore store, HttpResponse response, CancellationToken ct)
    {
        var (_, files) = await db.AnswerFilesAsync(attemptId, taskId, ct);
        var file = files.ElementAtOrDefault(number - 1) ?? throw new RuleBroken(PlatformErrors.NotFound);
        return GetFile.SendNameless(file, number, store, response, ct);
    }
}
