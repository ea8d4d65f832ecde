using Hangfire;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Videos;

/// <summary>Enqueues again what a process that died left in the middle, and what waited for a converter; gives up what has ended its converter too often.</summary>
public sealed class SweepVideosJob(AppDb db, IBackgroundJobClient jobs, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (dead, before) = (now - ConvertVideoJob.SignOfLife, now - Patience);
        var left = db.Videos.Where(v => (v.VideoState == VideoState.Working && v.SeenAt < dead) || (v.VideoState == VideoState.Waiting && v.AskedAt < before));
        await left.Where(v => v.Attempts >= Video.MaxAttempts).ExecuteUpdateAsync(
            set => set.SetProperty(v => v.VideoState, VideoState.Failed).SetProperty(v => v.Problem, MaterialErrors.VideoTooHeavy.Code), ct);
        var ids = await left.Union(db.Videos.Where(v => v.VideoState == VideoState.NoConverter))
            .Join(db.StoredFiles.Where(f => f.FileState == FileState.Ready), v => v.FileId, f => f.Id, (v, _) => v.FileId).ToListAsync(ct);
        foreach (var id in ids)
        {
            jobs.Enqueue<ConvertVideoJob>(job => job.RunAsync(id, CancellationToken.None));
        }
    }
}
