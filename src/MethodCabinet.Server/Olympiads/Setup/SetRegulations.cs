using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Setup;

/// <summary>Names the stored file that holds the regulations (положение); everybody reads it by <see cref="GetRegulations"/>.</summary>
public static class SetRegulations
{
    /// <param name="FileId">As uploading gave it; null to take the regulations away.</param>
    public sealed record Request(Guid? FileId);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, Files files, CancellationToken ct)
    {
        var olympiad = await db.Olympiads.SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        OlympiadPlan.CheckEditable(olympiad);
        if (request.FileId is { } fileId && !FileKind.IsDocument((await files.FindAsync(fileId, ct)).MediaType))
        {
            throw new RuleBroken(OlympiadErrors.RegulationsNotDocument);
        }

        olympiad.RegulationsFileId = request.FileId;
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
