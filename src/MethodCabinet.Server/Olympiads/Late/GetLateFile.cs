using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Late;

/// <summary>
/// A photograph or scan of a work for whoever reads its answers (<see cref="ReadAnswers"/>), by its number, without the name that the participant gave it. Each look is in the audit log.
/// </summary>
public static class GetLateFile
{
    /// <param name="number">1, 2, 3… by arrival, as <see cref="ReadAnswers.GivenAnswer.Files"/> has it.</param>
    public static async Task<PushStreamHttpResult> Handle(
        Guid id, int number, AppDb db, CurrentUser user, Audit audit, SiteSettings site, IFileStore store, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        var attemptId = await db.LateWorkAsync(id, user, ct);
        var attempts = await db.AttemptsToDecideAsync(user, site.DayOf(clock.GetUtcNow()), ct);
        if (!await attempts.Where(db.IsReadable()).AnyAsync(a => a.Id == attemptId, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        return await SendAsync(db, attemptId, number, audit, store, response, ct);
    }

    /// <summary>Sends it, and writes down that somebody looked.</summary>
    internal static async Task<PushStreamHttpResult> SendAsync(AppDb db, Guid id, int number, Audit audit, IFileStore store, HttpResponse response, CancellationToken ct)
    {
        if (number < 1)
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        var file = await FilesOf(db, id).Skip(number - 1).Take(1)
            .Join(db.StoredFiles, f => f.FileId, f => f.Id, (_, stored) => stored).AsNoTracking().SingleOrDefaultAsync(ct).OrNotFound();
        audit.Record("attempt.late-file-read", id, new { File = new[] { number } });
        await db.SaveChangesAsync(ct);
        return GetFile.SendNameless(file, number, store, response, ct);
    }

    /// <summary>In the order of their numbers: what arrives later follows.</summary>
    internal static IQueryable<AttemptFile> FilesOf(AppDb db, Guid attemptId) =>
        db.AttemptFiles.Where(f => f.AttemptId == attemptId).OrderBy(f => f.ReceivedAt).ThenBy(f => f.FileId);
}
