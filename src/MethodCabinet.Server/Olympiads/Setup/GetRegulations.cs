using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Setup;

/// <summary>The regulations (положение) of an announced olympiad, for everybody; of a draft, for the cabinet.</summary>
public static class GetRegulations
{
    public static async Task<FileStreamHttpResult> Handle(
        Guid id, AppDb db, Files files, IFileStore store, CurrentUser user, HttpResponse response, CancellationToken ct)
    {
        var olympiad = await db.Olympiads.Where(o => o.Id == id).Select(o => new { o.Status, o.RegulationsFileId }).SingleOrDefaultAsync(ct).OrNotFound();
        if (olympiad.RegulationsFileId is not { } fileId || (olympiad.Status == OlympiadStatus.Draft && !user.IsStaff))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        // The address stays when the file is replaced, so it is asked for each time.
        var result = await GetFile.SendByIdAsync(fileId, files, store, response, ct);
        response.Headers.CacheControl = "no-cache";
        return result;
    }
}
