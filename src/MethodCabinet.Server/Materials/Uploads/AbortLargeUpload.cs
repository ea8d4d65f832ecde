using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>Gives up a large file that is on its way, and its room.</summary>
public static class AbortLargeUpload
{
    public static async Task<NoContent> Handle(Guid id, OwnUploads own, UploadRemoval removal, CancellationToken ct)
    {
        var upload = await own.FindAsync(id, ct);
        return await removal.RemoveAsync(upload, ct) ? TypedResults.NoContent() : throw new RuleBroken(MaterialErrors.UploadComplete);
    }
}
