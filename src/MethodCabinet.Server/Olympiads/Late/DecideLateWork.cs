using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Results;
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
        Guid id, Request request, AppDb db, CurrentUser user, Audit audit, IBackgroundJobClient jobs, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var reason = LateDeliveries.CheckReason(request.Reason);
        var now = clock.GetUtcNow();
        var attemptId = await db.LateWorkAsync(id, user, ct);
        var attempts = await db.AttemptsToDecideAsync(user, site.DayOf(now), ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await FinalMarks.HoldOpenForAsync(db, attemptId, ct);

        // One decision about a work at a time; the scorer takes the same lock.
        await db.Database.ExecuteSqlAsync($"select 1 from olympiads.attempts where id = {attemptId} for no key update", ct);
        var deliveries = await db.LateDeliveries.Where(d => d.AttemptId == attemptId && attempts.Any(a => a.Id == attemptId) && request.Deliveries.Contains(d.Id)).ToListAsync(ct);
        if (deliveries.Count == 0 || deliveries.Count != request.Deliveries.Distinct().Count())
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        var turned = new List<Guid>();
        foreach (var delivery in deliveries)
        {
            var before = delivery.State;
            delivery.State = request.Accept ? LateDeliveryState.Accepted : LateDeliveryState.Refused;
            delivery.DecidedById = user.PersonId;
            delivery.DecidedAt = now;
            delivery.Reason = reason;
            if (LateDelivery.Counts(before) != LateDelivery.Counts(delivery.State))
            {
                turned.Add(delivery.Id);
            }

            audit.Record("LateDelivery.decided", attemptId, new { Delivery = delivery.Id, Evidence = delivery.Grade, State = new[] { before, delivery.State }, Reason = reason });
        }

        await db.SaveChangesAsync(ct);
        await MarkAnewAsync(db, [.. turned], user.PersonId, now, ct);
        await db.Attempts.Where(a => a.Id == attemptId && a.ScoredAt != null).ExecuteUpdateAsync(set => set.SetProperty(a => a.ScoredAt, (DateTimeOffset?)null), ct);
        await JuryChanges.TellAsync(db, await db.Attempts.Where(a => a.Id == attemptId).Select(a => a.RoundId).SingleAsync(ct), ct);
        await transaction.CommitAsync(ct);

        if (await db.Attempts.Where(a => a.Id == attemptId).Join(db.Rounds, a => a.RoundId, r => r.Id, (_, round) => round).Where(r => r.ClosedAt != null).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(ct) is { } roundId)
        {
            // If this is lost, the sweep finds the work that waits to be scored.
            jobs.Enqueue<CloseRoundJob>(job => job.RunAsync(roundId, CancellationToken.None));
        }

        return TypedResults.NoContent();
    }

    /// <summary>The points that jurors gave to a task are those of the answer that they read: once another counts, they mark it again. One that is just being marked changes too, so that its page reads it anew. What an appeal decided is final.</summary>
    /// <param name="deliveries">Those that count since, or no longer.</param>
    private static Task<int> MarkAnewAsync(AppDb db, Guid[] deliveries, Guid by, DateTimeOffset now, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            with touched as (
              select distinct e.attempt_id, e.task_id
              from olympiads.late_deliveries d
              join olympiads.journal_entries e on e.attempt_id = d.attempt_id and e.device_id = d.device_id and e.seq between d.first_seq and d.last_seq
              where d.id = any({deliveries})),
            reopened as (
              update olympiads.markings m set done_at = null, claimed_until = {now}
              from touched t join olympiads.markings former on former.attempt_id = t.attempt_id and former.task_id = t.task_id
              where m.id = former.id and m.turn <> 'Control'
                and not exists (select from olympiads.markings a where a.attempt_id = t.attempt_id and a.task_id = t.task_id and a.turn = 'Appeal')
              returning m.id, m.attempt_id, m.task_id, former.done_at),
            told as (
              insert into platform.audit_log (at, actor_id, action, subject_id, changes)
              select {now}, {by}, 'Marking.returned', id::text, jsonb_build_object('doneAt', jsonb_build_array(done_at, null)) from reopened where done_at is not null),
            waiting as (
              update olympiads.work_tasks w set awaits = 'First', points = null
              from reopened r where w.attempt_id = r.attempt_id and w.task_id = r.task_id)
            delete from olympiads.task_scores s using reopened r where s.attempt_id = r.attempt_id and s.task_id = r.task_id
            """, ct);
}
