using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>Runs every night: removes parts of files whose rest has not come for days. Whoever still has the file sends all of it.</summary>
public sealed class SweepUploadsJob(AppDb db, IFileStore store, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - AttemptFiles.UnfinishedFor;
        await store.SweepPartsAsync(before, ct);
        await db.AttemptUploads.Where(upload => upload.BegunAt < before).ExecuteDeleteAsync(ct);
    }
}
