using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>A task of the paper of a work.</summary>
/// <param name="Version">Of its question: the one by which the work is judged.</param>
internal sealed record SatTask(Guid Id, int Position, QuestionVersion Version);

/// <summary>
/// What people judge works by, and what is shown of it, is what the machine scores by (<see cref="PaperTask.VersionFor"/>): whoever sat an earlier seal was asked another question.
/// </summary>
internal static class SatTasks
{
    /// <summary>The tasks of the paper of a work, in their order.</summary>
    public static async Task<IReadOnlyList<SatTask>> SatTasksAsync(this AppDb db, Guid attemptId, CancellationToken ct)
    {
        var tasks = await (
            from attempt in db.Attempts
            join task in db.PaperTasks on attempt.PaperId equals task.PaperId
            where attempt.Id == attemptId
            orderby task.Position
            select new { Task = task, Sealed = db.SealedTasks.Where(s => s.SealId == attempt.SealId && s.TaskId == task.Id).Select(s => (Guid?)s.QuestionVersionId).FirstOrDefault() })
            .AsNoTracking().ToListAsync(ct);
        var sat = tasks.ConvertAll(t => (t.Task, VersionId: t.Task.VersionFor(t.Sealed)));
        var ids = sat.ConvertAll(t => t.VersionId);
        var versions = await db.QuestionVersions.AsNoTracking().Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, ct);
        return sat.ConvertAll(t => new SatTask(t.Task.Id, t.Task.Position, versions[t.VersionId]));
    }

    /// <summary>One of them; null when the paper of the work does not have it.</summary>
    public static async Task<SatTask?> SatTaskAsync(this AppDb db, Guid attemptId, Guid taskId, CancellationToken ct)
    {
        var task = await db.PaperTasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == taskId && db.Attempts.Any(a => a.Id == attemptId && a.PaperId == t.PaperId), ct);
        if (task is null)
        {
            return null;
        }

        var versionId = (await db.SatVersionsAsync(task, [attemptId], ct))[attemptId];
        return new SatTask(taskId, task.Position, await db.QuestionVersions.AsNoTracking().SingleAsync(v => v.Id == versionId, ct));
    }

    /// <summary>Work → the version by which it is judged.</summary>
    public static async Task<Dictionary<Guid, Guid>> SatVersionsAsync(this AppDb db, Guid taskId, IReadOnlyCollection<Guid> attemptIds, CancellationToken ct) =>
        await db.SatVersionsAsync(await db.PaperTasks.AsNoTracking().SingleAsync(t => t.Id == taskId, ct), attemptIds, ct);

    private static async Task<Dictionary<Guid, Guid>> SatVersionsAsync(this AppDb db, PaperTask task, IReadOnlyCollection<Guid> attemptIds, CancellationToken ct) => await (
        from attempt in db.Attempts
        where attemptIds.Contains(attempt.Id)
        select new { attempt.Id, Sealed = db.SealedTasks.Where(s => s.SealId == attempt.SealId && s.TaskId == task.Id).Select(s => (Guid?)s.QuestionVersionId).FirstOrDefault() })
        .ToDictionaryAsync(a => a.Id, a => task.VersionFor(a.Sealed), ct);
}
