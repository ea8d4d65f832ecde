using Hangfire;
using MethodCabinet.Server.Data;

namespace MethodCabinet.Server.Olympiads.Scoring;

/// <summary>Splits the scoring of a closed round into batches.</summary>
public sealed class CloseRoundJob(AppDb db, IBackgroundJobClient jobs, TimeProvider clock)
{
    public Task RunAsync(Guid roundId, CancellationToken ct) => RoundScoring.StartAsync(db, jobs, roundId, clock.GetUtcNow(), ct);
}
