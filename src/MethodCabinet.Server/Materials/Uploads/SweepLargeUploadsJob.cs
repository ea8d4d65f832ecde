using Hangfire;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials.Checks;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>Runs every hour: gives up large files whose rest has not come for days, and begins checks anew whose job was lost.</summary>
public sealed class SweepLargeUploadsJob(AppDb db, IPartStore parts, PartScratch scratch, UploadRemoval removal, IBackgroundJobClient jobs, TimeProvider clock)
{
    /// <summary>So long a check may take before another is begun; to check twice is harmless.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var before = now - LargeUploads.UnfinishedFor;
        foreach (var upload in await db.LargeUploads.AsNoTracking().Where(u => u.BegunAt < before && u.CompletedAt == null).ToListAsync(ct))
        {
            await removal.RemoveAsync(upload, ct);
        }

        await db.LargeUploads.Where(u => u.CompletedAt < before).ExecuteDeleteAsync(ct);

        // What the database knows nothing of. A day later, so that nothing is taken from an upload that still stands there.
        var unknown = before - TimeSpan.FromDays(1);
        scratch.Sweep(unknown);
        await Files.ReachAsync(() => parts.SweepAsync(unknown, ct), ct);

        var stuck = now - Patience;
        foreach (var id in await db.StoredFiles.Where(f => f.FileState == FileState.Checking && f.CreatedAt < stuck).Select(f => f.Id).ToListAsync(ct))
        {
            jobs.Enqueue<CheckFileJob>(job => job.RunAsync(id, CancellationToken.None));
        }
    }
}
