using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Setup;

/// <summary>Names the stored file that holds the regulations (положение); everybody who sees the olympiad reads it from <c>/api/files/{id}</c>.</summary>
public static class SetRegulations
{
    /// <param name="FileId">As uploading gave it; null to take the regulations away.</param>
    public sealed record Request(Guid? FileId);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, Files files, CancellationToken ct)
    {
        var olympiad = await db.Olympiads.SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        OlympiadPlan.CheckEditable(olympiad);
        olympiad.RegulationsFileId = request.FileId is { } fileId ? (await files.FindAsync(fileId, ct)).Id : null;
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
