using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>A task of the paper of a work.</summary>
/// <param name="Version">Of its question: the one by which the work is judged.</param>
internal sealed record SatTask(Guid Id, int Position, QuestionVersion Version);

/// <summary>The same without what was asked, for lists of many works.</summary>
/// <param name="Points">By which the work is judged.</param>
internal sealed record SatWorth(Guid AttemptId, Guid TaskId, int Position, Guid QuestionId, PointRule Points);

/// <summary>
/// What people judge works by, and what is shown of it, is what the machine scores by (<see cref="PaperTask.VersionFor"/>): whoever sat an earlier seal was asked another question.
/// </summary>
internal static class SatTasks
{
    /// <summary>A task of the paper of a work, as the database finds it.</summary>
    private sealed class Row
    {
        public required Guid AttemptId { get; init; }

        public required PaperTask Task { get; init; }

        /// <summary><see cref="PaperTask.VersionFor"/>.</summary>
        public required Guid VersionId { get; init; }
    }

    /// <summary>The rule for a query.</summary>
    private static IQueryable<Row> SatRows(this AppDb db) =>
        from attempt in db.Attempts
        join task in db.PaperTasks on attempt.PaperId equals task.PaperId
        from asked in db.SealedTasks.Where(s => s.SealId == attempt.SealId && s.TaskId == task.Id).DefaultIfEmpty()
        select new Row
        {
            AttemptId = attempt.Id,
            Task = task,
            VersionId = asked != null && asked.QuestionVersionId != (task.AskedVersionId ?? task.QuestionVersionId) ? asked.QuestionVersionId : task.QuestionVersionId,
        };

    /// <summary>The tasks of the paper of a work, in their order.</summary>
    public static async Task<IReadOnlyList<SatTask>> SatTasksAsync(this AppDb db, Guid attemptId, CancellationToken ct)
    {
        var tasks = await (
            from row in db.SatRows()
            join version in db.QuestionVersions on row.VersionId equals version.Id
            where row.AttemptId == attemptId
            orderby row.Task.Position
            select new { row.Task.Id, row.Task.Position, Version = version })
            .AsNoTracking().ToListAsync(ct);
        return tasks.ConvertAll(t => new SatTask(t.Id, t.Position, t.Version));
    }

    /// <summary>What the tasks of works are worth, each as it was sat, in the order of their papers.</summary>
    public static Task<List<SatWorth>> SatWorthsAsync(this AppDb db, IReadOnlyCollection<Guid> attemptIds, CancellationToken ct) => (
        from row in db.SatRows()
        join version in db.QuestionVersions on row.VersionId equals version.Id
        where attemptIds.Contains(row.AttemptId)
        orderby row.Task.Position
        select new SatWorth(row.AttemptId, row.Task.Id, row.Task.Position, version.QuestionId, version.Points))
        .ToListAsync(ct);

    /// <summary>One of the tasks of a work; null when the paper of the work does not have it.</summary>
    public static async Task<SatTask?> SatTaskAsync(this AppDb db, Guid attemptId, Guid taskId, CancellationToken ct)
    {
        var task = await (
            from row in db.SatRows()
            join version in db.QuestionVersions on row.VersionId equals version.Id
            where row.AttemptId == attemptId && row.Task.Id == taskId
            select new { row.Task.Id, row.Task.Position, Version = version })
            .AsNoTracking().SingleOrDefaultAsync(ct);
        return task is null ? null : new SatTask(task.Id, task.Position, task.Version);
    }

    /// <summary>Work → the version by which it is judged.</summary>
    public static Task<Dictionary<Guid, Guid>> SatVersionsAsync(this AppDb db, Guid taskId, IReadOnlyCollection<Guid> attemptIds, CancellationToken ct) =>
        db.SatRows().Where(row => row.Task.Id == taskId && attemptIds.Contains(row.AttemptId)).ToDictionaryAsync(row => row.AttemptId, row => row.VersionId, ct);
}
