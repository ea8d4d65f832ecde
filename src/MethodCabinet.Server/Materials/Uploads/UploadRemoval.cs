using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>Removes what is here of an upload that is not complete.</summary>
public sealed class UploadRemoval(AppDb db, IPartStore parts, PartScratch scratch, IFileStore store)
{
    /// <returns>False when it was completed meanwhile: then the file stays.</returns>
    public async Task<bool> RemoveAsync(LargeUpload upload, CancellationToken ct)
    {
        // The row first: who completes at the same time finds it locked or gone, and removes the bytes.
        if (await db.LargeUploads.Where(u => u.Id == upload.Id && u.CompletedAt == null).ExecuteDeleteAsync(ct) == 0)
        {
            return false;
        }

        scratch.Remove(upload.Id);
        try
        {
            await Files.ReachAsync(() => parts.AbortAsync(upload.Id, upload.Token, ct), ct);

            // Made of the parts by a request that did not come to tell of it.
            await Files.ReachAsync(() => store.RemoveAsync(upload.Id, ct), ct);
        }
        catch (RuleBroken away) when (away.Error == MaterialErrors.StorageAway)
        {
            // The rest is swept by what lies in the storage.
        }

        return true;
    }
}
