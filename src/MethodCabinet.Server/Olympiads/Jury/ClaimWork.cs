using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>
/// Следующая непроверенная: leases the next work whose task waits for a juror, or goes on with the one that this juror has begun. A second marking and a control
/// work look like any other. Where works are dealt whole, it may be of another task (<see cref="WholeWorks"/>).
/// </summary>
public static class ClaimWork
{
    /// <returns>204 when nothing is left that this juror may mark: everything is done, or in the hands of others.</returns>
    public static async Task<Results<Ok<MarkingView>, NoContent>> Handle(
        Guid id, Guid taskId, AppDb db, CurrentUser user, TextRenderer texts, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        return await NextViewAsync(id, taskId, db, user, texts, site, clock, ct) is { } view ? TypedResults.Ok(view) : TypedResults.NoContent();
    }

    /// <summary>Leases the next work, in a transaction of its own.</summary>
    /// <returns>Null when nothing is left that this juror may mark.</returns>
    /// <exception cref="RuleBroken">NotFound, MarkingLocked.</exception>
    internal static async Task<MarkingView?> NextViewAsync(
        Guid roundId, Guid taskId, AppDb db, CurrentUser user, TextRenderer texts, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        user.CheckMarksByCipher();
        var me = user.PersonId;
        var now = clock.GetUtcNow();
        var (member, isByWork) = await db.JurorOfTaskAsync(roundId, taskId, me, ct);
        var ties = await db.TiesOfAsync(me, site.DayOf(now), ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Asked twice at once it is one work.
        await Claims.OneAtATimeAsync(db, me, isByWork ? roundId : taskId, ct);
        var claimed = isByWork
            ? await WholeWorks.NextAsync(db, roundId, member, ties, now, ct)
            : await GoOnAsync(db, taskId, ties, now, ct) ?? await TakeAsync(db, taskId, member.OlympiadId, ties, now, ct);
        await transaction.CommitAsync(ct);
        return claimed is { } marking ? await db.MarkingViewAsync(marking, user, texts, site.DayOf(now), ct) : null;
    }

    private static async Task<Guid?> GoOnAsync(AppDb db, Guid taskId, JurorTies ties, DateTimeOffset now, CancellationToken ct)
    {
        var begun = await db.Database.SqlQuery<Guid>(
            $"""
            update olympiads.markings set claimed_until = {now + Marking.Lease}
            where juror_id = {ties.PersonId} and task_id = {taskId} and done_at is null and turn not in ('Reference', 'Appeal')
            returning id as "Value"
            """).ToListAsync(ct);
        return begun.Count == 0 ? null : await UnlessTiedAsync(db, begun[0], ties, ct);
    }

    /// <summary>A tie may have become known in the very moment in which the work was taken.</summary>
    internal static async Task<Guid?> UnlessTiedAsync(AppDb db, Guid markingId, JurorTies ties, CancellationToken ct)
    {
        var tied = db.Markings.Where(m => m.Id == markingId && !db.WorksFor(ties).Any(w => w.AttemptId == m.AttemptId));
        return await tied.ExecuteDeleteAsync(ct) == 0 ? markingId : null;
    }

    /// <summary>A control work where one is due, then differences, then works that nobody has marked. Without a plan there are only these.</summary>
    private static async Task<Guid?> TakeAsync(AppDb db, Guid taskId, Guid olympiadId, JurorTies ties, DateTimeOffset now, CancellationToken ct) =>
        await db.MarkingPlans.AsNoTracking().SingleOrDefaultAsync(p => p.TaskId == taskId, ct) is { } plan
            ? await ControlAsync(db, plan, ties, now, ct)
                ?? await NextAsync(db, taskId, MarkingTurn.Third, ties, now, ct)
                ?? (plan.Referee == Referee.Chair ? await InsteadOfChairAsync(db, taskId, olympiadId, ties, now, ct) : null)
                ?? await NextAsync(db, taskId, MarkingTurn.First, ties, now, ct)
                ?? await NextAsync(db, taskId, MarkingTurn.Second, ties, now, ct)
            : await NextAsync(db, taskId, MarkingTurn.First, ties, now, ct);

    private static async Task<Guid?> InsteadOfChairAsync(AppDb db, Guid taskId, Guid olympiadId, JurorTies ties, DateTimeOffset now, CancellationToken ct) =>
        await db.WithoutChairAsync(db.WorkTasks.Where(t => t.TaskId == taskId), olympiadId, ties.Day, ct) is { } left
            ? await NextAsync(db, db.NotTaken(left, MarkingTurn.Third, ties, now).OrderBy(t => t.Lot).Select(t => t.AttemptId), taskId, MarkingTurn.Third, ties, now, ct)
            : null;

    internal static async Task<Guid?> ControlAsync(AppDb db, MarkingPlan plan, JurorTies ties, DateTimeOffset now, CancellationToken ct)
    {
        var taskId = plan.TaskId;
        if (plan.ControlEvery == 0)
        {
            return null;
        }

        var done = db.Markings.Where(m => m.JurorId == ties.PersonId && m.TaskId == taskId && m.DoneAt != null);
        var controls = await done.CountAsync(m => m.Turn == MarkingTurn.Control, ct);
        if (!plan.IsControlDue(await done.CountAsync(ct) - controls, controls))
        {
            return null;
        }

        var next = await (
            from reference in db.Markings
            join work in db.WorksFor(ties) on reference.AttemptId equals work.AttemptId
            join task in db.WorkTasks on new { reference.AttemptId, reference.TaskId } equals new { task.AttemptId, task.TaskId }
            where reference.TaskId == taskId && reference.Turn == MarkingTurn.Reference && reference.DoneAt != null
                && !db.Markings.Any(m => m.AttemptId == reference.AttemptId && m.TaskId == taskId && m.JurorId == ties.PersonId)
            orderby task.Lot
            select (Guid?)reference.AttemptId)
            .FirstOrDefaultAsync(ct);
        return next is { } attemptId ? await Claims.TakeAsync(db, attemptId, taskId, MarkingTurn.Control, ties.PersonId, now, ct) : null;
    }

    private static Task<Guid?> NextAsync(AppDb db, Guid taskId, MarkingTurn turn, JurorTies ties, DateTimeOffset now, CancellationToken ct) =>
        NextAsync(db, db.FreeWorks(taskId, turn, ties, now), taskId, turn, ties, now, ct);

    /// <summary>One that was taken at the last moment is left, and the next tried; of the first few by chance, so that those who ask together do not all try the same.</summary>
    private static async Task<Guid?> NextAsync(AppDb db, IQueryable<Guid> free, Guid taskId, MarkingTurn turn, JurorTies ties, DateTimeOffset now, CancellationToken ct)
    {
        while (await free.Take(Claims.Tried).ToArrayAsync(ct) is { Length: > 0 } found)
        {
            Random.Shared.Shuffle(found);
            foreach (var attemptId in found)
            {
                if (await Claims.TakeAsync(db, attemptId, taskId, turn, ties.PersonId, now, ct) is { } taken)
                {
                    return taken;
                }
            }
        }

        return null;
    }
}
