using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
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
            work.Task.Settle(plan, Done(work.Markings));
            if (work.Task.Points != before)
            {
                changed.Add(work.Task);
            }
        }

        var forChairs = works.FindAll(work => work.Task.Awaits == Awaits.Chair);
        if (forChairs.Count > 0)
        {
            var settled = await OfChairsAsync(db, plan.TaskId, forChairs[0].Task.RoundId, forChairs.ConvertAll(work => work.Task.AttemptId), DateOnly.FromDateTime(now.UtcDateTime), ct);
            foreach (var work in forChairs.Where(work => !settled.Contains(work.Task.AttemptId)))
            {
                work.Task.Settle(plan, Done(work.Markings), aChairMay: false);
            }
        }

        await db.SaveChangesAsync(ct);
        if (changed.Count > 0)
        {
            await MarkingScores.PlaceAsync(db, plan.TaskId, changed, sat, by, now, ct);
        }

        return changed.Count > 0;
    }

    private static List<Marking> Done(List<Marking> markings) => markings.FindAll(m => m.DoneAt is not null);

    /// <summary>Of the works, those of which a chair of the jury may settle the task: who has marked it does not, nor who has to do with the participant.</summary>
    private static async Task<HashSet<Guid>> OfChairsAsync(AppDb db, Guid taskId, Guid roundId, List<Guid> attemptIds, DateOnly today, CancellationToken ct)
    {
        var chairs = await (
            from round in db.Rounds
            join member in db.JuryMembers on round.OlympiadId equals member.OlympiadId
            where round.Id == roundId && db.Appointments.Any(a => a.PersonId == member.PersonId && a.Role == Role.Chair && a.From <= today && (a.To == null || today <= a.To))
            select member.PersonId)
            .ToListAsync(ct);
        var works = new HashSet<Guid>();
        foreach (var chair in chairs)
        {
            works.UnionWith(await db.WorksFor(await db.TiesOfAsync(chair, today, ct)).Select(work => work.AttemptId)
                .Where(id => attemptIds.Contains(id)
                    && !db.Markings.Any(m => m.AttemptId == id && m.TaskId == taskId && m.JurorId == chair && m.Turn != MarkingTurn.Third))
                .ToListAsync(ct));
        }

        return works;
    }

    /// <summary>One that asks for nothing where none was made.</summary>
    public static async Task<MarkingPlan> PlanOfAsync(this AppDb db, Guid taskId, CancellationToken ct) =>
        await db.MarkingPlans.AsNoTracking().SingleOrDefaultAsync(p => p.TaskId == taskId, ct) ?? new MarkingPlan { TaskId = taskId };
}
