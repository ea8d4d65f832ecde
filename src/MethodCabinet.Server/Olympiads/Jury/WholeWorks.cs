using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>
/// Работы целиком: the next task in a round whose works are not dealt task by task. Whoever has begun a work gets its other tasks, so far as this juror marks them, before another work; nobody else
/// gets them in the same turn, as long as there are works that nobody has begun. When there are none, what somebody has let lie is shared, so that a juror who left holds nothing up.
/// </summary>
internal static class WholeWorks
{
    private static readonly MarkingTurn[] Turns = [MarkingTurn.First, MarkingTurn.Second];

    /// <returns>The marking; null when nothing is left for this juror.</returns>
    public static async Task<Guid?> NextAsync(AppDb db, Guid roundId, JuryMember member, JurorTies ties, DateTimeOffset now, CancellationToken ct)
    {
        var known = member.TaskIds.ToArray();
        var tasks = db.WorkTasks.Where(t => t.RoundId == roundId && (known.Length == 0 || known.Contains(t.TaskId)));
        return await GoOnAsync(db, tasks, ties, now, ct)
            ?? await FinishWorkAsync(db, tasks, ties, now, ct)
            ?? await ControlAsync(db, tasks, ties, now, ct)
            ?? await FirstOfAsync(db, db.FreeTasks(tasks, MarkingTurn.Third, ties, now).OrderBy(t => t.Lot), MarkingTurn.Third, ties, now, ct)
            ?? await InsteadOfChairAsync(db, tasks, member, ties, now, ct)
            ?? await BeginWorkAsync(db, tasks, member, MarkingTurn.First, ties, now, ct)
            ?? await BeginWorkAsync(db, tasks, member, MarkingTurn.Second, ties, now, ct)
            ?? await ShareAsync(db, tasks, ties, now, ct);
    }

    private static async Task<Guid?> GoOnAsync(AppDb db, IQueryable<WorkTask> tasks, JurorTies ties, DateTimeOffset now, CancellationToken ct)
    {
        var begun = await (
            from marking in db.Markings
            where marking.JurorId == ties.PersonId && marking.DoneAt == null && marking.Turn != MarkingTurn.Reference && marking.Turn != MarkingTurn.Appeal
                && tasks.Any(t => t.AttemptId == marking.AttemptId && t.TaskId == marking.TaskId)
            orderby marking.BegunAt
            select marking.Id)
            .ToListAsync(ct);
        foreach (var id in begun)
        {
            // Meanwhile somebody else may have taken it, whose lease had run out.
            var isMine = await db.Markings.Where(m => m.Id == id && m.JurorId == ties.PersonId).ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, now + Marking.Lease), ct) == 1;
            if (isMine && await ClaimWork.UnlessTiedAsync(db, id, ties, ct) is { } mine)
            {
                return mine;
            }
        }

        return null;
    }

    /// <summary>What is left of works that this juror has begun, in the order of the paper.</summary>
    private static async Task<Guid?> FinishWorkAsync(AppDb db, IQueryable<WorkTask> tasks, JurorTies ties, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var turn in Turns)
        {
            var own = db.FreeTasks(tasks, turn, ties, now).Where(t => db.Markings.Any(m => m.AttemptId == t.AttemptId && m.JurorId == ties.PersonId && m.Turn == turn));
            if (await FirstOfAsync(db, InOrder(db, own), turn, ties, now, ct) is { } taken)
            {
                return taken;
            }
        }

        return null;
    }

    private static async Task<Guid?> ControlAsync(AppDb db, IQueryable<WorkTask> tasks, JurorTies ties, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var plan in await db.MarkingPlans.AsNoTracking().Where(p => p.ControlEvery > 0 && tasks.Any(t => t.TaskId == p.TaskId)).ToListAsync(ct))
        {
            if (await ClaimWork.ControlAsync(db, plan, ties, now, ct) is { } taken)
            {
                return taken;
            }
        }

        return null;
    }

    private static async Task<Guid?> InsteadOfChairAsync(AppDb db, IQueryable<WorkTask> tasks, JuryMember member, JurorTies ties, DateTimeOffset now, CancellationToken ct) =>
        await db.WithoutChairAsync(tasks, member.OlympiadId, ties.Day, ct) is { } left
            ? await FirstOfAsync(db, db.NotTaken(left, MarkingTurn.Third, ties, now).OrderBy(t => t.Lot), MarkingTurn.Third, ties, now, ct)
            : null;

    /// <summary>A work of which nobody else has a task in the turn.</summary>
    private static Task<Guid?> BeginWorkAsync(AppDb db, IQueryable<WorkTask> tasks, JuryMember member, MarkingTurn turn, JurorTies ties, DateTimeOffset now, CancellationToken ct) =>
        OfWorksAsync(
            db,
            db.FreeTasks(tasks, turn, ties, now).Where(t => !db.Markings.Any(m =>
                m.AttemptId == t.AttemptId && m.Turn == turn && m.JurorId != ties.PersonId && (m.DoneAt != null || m.ClaimedUntil > now)
                && db.JuryMembers.Any(j => j.OlympiadId == member.OlympiadId && j.PersonId == m.JurorId && (j.TaskIds.Count == 0 || j.TaskIds.Contains(t.TaskId))))),
            turn, ties, now, ct);

    /// <summary>What others have begun and not gone on with for a whole lease.</summary>
    private static async Task<Guid?> ShareAsync(AppDb db, IQueryable<WorkTask> tasks, JurorTies ties, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var turn in Turns)
        {
            var left = db.FreeTasks(tasks, turn, ties, now).Where(t => !db.Markings.Any(m =>
                m.AttemptId == t.AttemptId && m.Turn == turn && m.JurorId != ties.PersonId && m.ClaimedUntil > now));
            if (await OfWorksAsync(db, left, turn, ties, now, ct) is { } taken)
            {
                return taken;
            }
        }

        return null;
    }

    /// <summary>The first task of one of the works. Those who ask together are one after the other at each work, by its row.</summary>
    private static async Task<Guid?> OfWorksAsync(AppDb db, IQueryable<WorkTask> free, MarkingTurn turn, JurorTies ties, DateTimeOffset now, CancellationToken ct)
    {
        var passed = new List<Guid>();
        while (await free.Where(t => !passed.Contains(t.AttemptId)).OrderBy(t => t.Lot).Select(t => t.AttemptId).Take(Claims.Tried).ToArrayAsync(ct) is { Length: > 0 } found)
        {
            var works = found.Distinct().ToArray();
            Random.Shared.Shuffle(works);
            foreach (var work in works)
            {
                // Locked by somebody else it is being begun, and passed by: to wait with others locked would be to wait for each other. Where it was begun, the next statement sees that.
                var locked = await db.Database.SqlQuery<Guid>($"""select attempt_id as "Value" from olympiads.works where attempt_id = {work} for no key update skip locked""").ToListAsync(ct);
                if (locked.Count == 1 && await FirstOfAsync(db, InOrder(db, free.Where(t => t.AttemptId == work)), turn, ties, now, ct) is { } taken)
                {
                    return taken;
                }

                passed.Add(work);
            }
        }

        return null;
    }

    /// <summary>One that was taken at the last moment is left, and the next tried.</summary>
    private static async Task<Guid?> FirstOfAsync(AppDb db, IQueryable<WorkTask> free, MarkingTurn turn, JurorTies ties, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var task in await free.AsNoTracking().Take(Claims.Tried).ToListAsync(ct))
        {
            if (await Claims.TakeAsync(db, task.AttemptId, task.TaskId, turn, ties.PersonId, now, ct) is { } taken)
            {
                return taken;
            }
        }

        return null;
    }

    private static IQueryable<WorkTask> InOrder(AppDb db, IQueryable<WorkTask> tasks) =>
        from task in tasks
        join paper in db.PaperTasks on task.TaskId equals paper.Id
        orderby paper.Position, task.AttemptId
        select task;
}
