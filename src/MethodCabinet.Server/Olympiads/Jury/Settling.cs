using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>
/// Lets the markings of a task decide the points of works, after one of them or the plan has changed. Everybody who does so takes, in this order: the signature
/// (<see cref="Results.FinalMarks"/>), the task, the works. In another order two would wait for each other.
/// </summary>
internal static class Settling
{
    /// <summary>Of two who change the same works the later one sees what the other did.</summary>
    public static Task LockAsync(AppDb db, Guid[] attemptIds, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select 1 from olympiads.attempts where id = any({attemptIds}) order by id for no key update", ct);

    /// <summary>Part of the caller's transaction, which holds the works. Saves what the caller has changed as well.</summary>
    /// <param name="sat">Work → the version by which it is judged (<see cref="SatTasks"/>); null for who does not know.</param>
    /// <param name="by">Whose act it is.</param>
    /// <returns>Whether the points of a work have changed.</returns>
    public static async Task<bool> SettleAsync(AppDb db, MarkingPlan plan, Guid[] attemptIds, Dictionary<Guid, Guid>? sat, Guid by, DateTimeOffset now, CancellationToken ct)
    {
        // Tracked, and read whether done or not: a marking that was not saved yet counts as it is now.
        var works = await db.WorkTasks
            .Where(t => t.TaskId == plan.TaskId && attemptIds.Contains(t.AttemptId))
            .Select(t => new
            {
                Task = t,
                Markings = db.Markings.Where(m => m.TaskId == t.TaskId && m.AttemptId == t.AttemptId && m.Turn != MarkingTurn.Control).ToList(),
            })
            .ToListAsync(ct);
        var changed = new List<WorkTask>();
        foreach (var work in works)
        {
            var before = work.Task.Points;
            work.Task.Settle(plan, work.Markings.FindAll(m => m.DoneAt is not null));
            if (work.Task.Points != before)
            {
                changed.Add(work.Task);
            }
        }

        await db.SaveChangesAsync(ct);
        if (changed.Count > 0)
        {
            await MarkingScores.PlaceAsync(db, plan.TaskId, changed, sat, by, now, ct);
        }

        return changed.Count > 0;
    }

    /// <summary>One that asks for nothing where none was made.</summary>
    public static async Task<MarkingPlan> PlanOfAsync(this AppDb db, Guid taskId, CancellationToken ct) =>
        await db.MarkingPlans.AsNoTracking().SingleOrDefaultAsync(p => p.TaskId == taskId, ct) ?? new MarkingPlan { TaskId = taskId };
}
