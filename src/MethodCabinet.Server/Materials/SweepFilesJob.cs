using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials.Unused;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials;

/// <summary>Runs every hour: removes files that were given up while the storage was away, and the bytes of those whose rows are gone.</summary>
public sealed class SweepFilesJob(AppDb db, Files files, SweepUnusedFilesJob unused)
{
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var id in await db.StoredFiles.Where(file => file.RemovedAt != null).Select(file => file.Id).ToListAsync(ct))
        {
            await files.PurgeAsync(id, ct);
        }

        await unused.PurgeAsync(ct);
    }
}
