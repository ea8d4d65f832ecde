using MethodCabinet.Domain;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>A file of a work: for the participant always, for a guardian once results are published, as <see cref="Standings.GetAttemptResult"/> does.</summary>
public static class GetAttemptFile
{
    /// <param name="sha256">Lower-case hexadecimal.</param>
    public static async Task<PushStreamHttpResult> Handle(
        Guid id, string sha256, AppDb db, CurrentUser user, IFileStore store, HttpResponse response, CancellationToken ct)
    {
        var me = user.PersonId;
        var digest = AttemptUploads.DigestOf(sha256) ?? throw new RuleBroken(PlatformErrors.NotFound);
        var found = await (
            from attempt in db.Attempts.OfOrWardOf(me, db)
            join round in db.Rounds on attempt.RoundId equals round.Id
            join held in db.AttemptFiles on attempt.Id equals held.AttemptId
            join file in db.StoredFiles on held.FileId equals file.Id
            where attempt.Id == id && held.Sha256 == digest
            where attempt.PersonId == me
                || (round.ScoredAt != null && db.Standings.Any(s => s.OlympiadId == round.OlympiadId && s.PublishedAt != null))
            select file)
            .AsNoTracking()
            .SingleOrDefaultAsync(ct).OrNotFound();

        // The next one at a shared computer signs in anew, and what this one looked at is asked for again.
        response.Headers.Vary = "Cookie";
        return GetFile.Send(found, store, response, ct);
    }
}
