using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Scoring;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Late;

/// <summary>
/// Accepts or refuses late answers of a work. A decision can be changed; each is in the audit log. A work that was scored before is scored again.
/// </summary>
public static class DecideLateWork
{
    /// <param name="Deliveries">Those that the decider has seen; what has come since waits for a decision of its own.</param>
    /// <param name="Reason">Told to the participant.</param>
    public sealed record Request(IReadOnlyList<Guid> Deliveries, bool Accept, string Reason);

    public static async Task<NoContent> Handle(
        Guid id, Request request, AppDb db, CurrentUser user, Audit audit, IBackgroundJobClient jobs, TimeProvider clock, CancellationToken ct)
    {
        var reason = LateDeliveries.CheckReason(request.Reason);
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // One decision about a work at a time; the scorer takes the same lock.
        await db.Database.ExecuteSqlAsync($"select 1 from olympiads.attempts where id = {id} for update", ct);
        var deliveries = await db.LateDeliveries.Where(d => d.AttemptId == id && request.Deliveries.Contains(d.Id)).ToListAsync(ct);
        if (deliveries.Count == 0 || deliveries.Count != request.Deliveries.Distinct().Count())
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        foreach (var delivery in deliveries)
        {
            var before = delivery.State;
            delivery.State = request.Accept ? LateDeliveryState.Accepted : LateDeliveryState.Refused;
            delivery.DecidedById = user.PersonId;
            delivery.DecidedAt = now;
            delivery.Reason = reason;
            audit.Record("LateDelivery.decided", id, new { Delivery = delivery.Id, Evidence = delivery.Grade, State = new[] { before, delivery.State }, Reason = reason });
        }

        await db.SaveChangesAsync(ct);
        await db.Attempts.Where(a => a.Id == id && a.ScoredAt != null).ExecuteUpdateAsync(set => set.SetProperty(a => a.ScoredAt, (DateTimeOffset?)null), ct);
        await transaction.CommitAsync(ct);

        if (await db.Attempts.Where(a => a.Id == id).Join(db.Rounds, a => a.RoundId, r => r.Id, (_, round) => round).Where(r => r.ClosedAt != null).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(ct) is { } roundId)
        {
            // If this is lost, the sweep finds the work that waits to be scored.
            jobs.Enqueue<CloseRoundJob>(job => job.RunAsync(roundId, CancellationToken.None));
        }

        return TypedResults.NoContent();
    }
}
