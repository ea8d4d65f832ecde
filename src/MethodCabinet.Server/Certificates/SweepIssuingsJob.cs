using Hangfire;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>
/// Runs every five minutes: takes up again what a lost enqueue, a dead worker or a job that failed for good left undone. Its page offers nothing to whoever waits for the documents.
/// </summary>
public sealed partial class SweepIssuingsJob(AppDb db, IBackgroundJobClient jobs, TimeProvider clock, ILogger<SweepIssuingsJob> log)
{
    /// <summary>An order for which no document was stored for so long is taken up again. Entering them takes less, and another job at once does no harm.</summary>
    public static readonly TimeSpan Stall = TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken ct)
    {
        var since = clock.GetUtcNow() - Stall;
        foreach (var occasionId in await db.Stalled(since).Select(i => i.OccasionId).ToListAsync(ct))
        {
            LogStalled(occasionId);
            jobs.Enqueue<IssueCertificatesJob>(job => job.RunAsync(occasionId, CancellationToken.None));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Issuing the documents of {OccasionId} stood still and is taken up again")]
    private partial void LogStalled(Guid occasionId);
}
