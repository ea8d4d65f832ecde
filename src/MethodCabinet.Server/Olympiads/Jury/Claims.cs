using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>Takes works for jurors; the unique index over work, task and turn decides a race.</summary>
internal static class Claims
{
    /// <summary>So many are looked up at once: most jurors who ask together find one among them.</summary>
    public const int Tried = 8;

    public static Task OneAtATimeAsync(AppDb db, Guid jurorId, Guid taskOrRoundId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"claim {jurorId} {taskOrRoundId}"}, 0))", ct);

    /// <summary>Works whose task waits for the turn, are in nobody's hands and were not marked by this juror, in the order of their lots.</summary>
    /// <param name="turn">A reference is taken of what nobody has marked.</param>
    public static IQueryable<Guid> FreeWorks(this AppDb db, Guid taskId, MarkingTurn turn, JurorTies ties, DateTimeOffset now) =>
        db.FreeTasks(db.WorkTasks.Where(task => task.TaskId == taskId), turn, ties, now).OrderBy(task => task.Lot).Select(task => task.AttemptId);

    /// <summary>Those of some tasks of works that wait for the turn, are in nobody's hands and were not marked by this juror.</summary>
    public static IQueryable<WorkTask> FreeTasks(this AppDb db, IQueryable<WorkTask> tasks, MarkingTurn turn, JurorTies ties, DateTimeOffset now)
    {
        var awaits = turn switch
        {
            MarkingTurn.Second => Awaits.Second,
            MarkingTurn.Third => Awaits.Third,
            _ => Awaits.First,
        };
        return db.NotTaken(tasks.Where(task => task.Awaits == awaits), turn, ties, now);
    }

    /// <summary>Those of some tasks of works, whatever they wait for, that may come to this juror in the turn: they are in nobody's hands and were not marked by this juror.</summary>
    public static IQueryable<WorkTask> NotTaken(this AppDb db, IQueryable<WorkTask> tasks, MarkingTurn turn, JurorTies ties, DateTimeOffset now) =>
        from task in tasks
        join work in db.WorksFor(ties) on task.AttemptId equals work.AttemptId
        where !db.Markings.Any(m => m.AttemptId == task.AttemptId && m.TaskId == task.TaskId
            && ((m.JurorId == ties.PersonId && (m.Turn != turn || m.DoneAt != null))
                || ((m.Turn == turn || m.Turn == MarkingTurn.Reference || (turn == MarkingTurn.Reference && m.Turn == MarkingTurn.First)) && (m.DoneAt != null || m.ClaimedUntil > now))))
        select task;

    /// <summary>Takes a task of a work. Words and remarks of a marking that came back or was left are there for whoever goes on with it; points are given anew by another juror, who answers for them.</summary>
    /// <returns>Null when somebody else was quicker.</returns>
    public static async Task<Guid?> TakeAsync(AppDb db, Guid attemptId, Guid taskId, MarkingTurn turn, Guid jurorId, DateTimeOffset now, CancellationToken ct)
    {
        var (of, until) = (turn.ToString(), now + Marking.Lease);

        // As a list: composed over, it would be a part of another statement, which may change nothing.
        var taken = await (turn == MarkingTurn.Control
            ? db.Database.SqlQuery<Guid>(
                $"""
                insert into olympiads.markings (id, attempt_id, task_id, turn, juror_id, points, total, comment, begun_at, claimed_until)
                values ({Guid.NewGuid()}, {attemptId}, {taskId}, {of}, {jurorId}, jsonb_build_object(), 0, '', {now}, {until})
                returning id as "Value"
                """)
            : db.Database.SqlQuery<Guid>(
                $"""
                insert into olympiads.markings (id, attempt_id, task_id, turn, juror_id, points, total, comment, begun_at, claimed_until)
                values ({Guid.NewGuid()}, {attemptId}, {taskId}, {of}, {jurorId}, jsonb_build_object(), 0, '', {now}, {until})
                on conflict (attempt_id, task_id, turn) where turn <> 'Control' do update
                  set points = case when markings.juror_id = excluded.juror_id then markings.points else excluded.points end,
                    total = case when markings.juror_id = excluded.juror_id then markings.total else excluded.total end,
                    juror_id = excluded.juror_id, begun_at = excluded.begun_at, claimed_until = excluded.claimed_until
                  where markings.done_at is null and markings.claimed_until <= {now}
                returning id as "Value"
                """)).ToListAsync(ct);
        return taken.Count == 0 ? null : taken[0];
    }
}
