using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Late;

/// <summary>A task to which a work may hold answers.</summary>
/// <param name="Position">In the paper; those that were removed follow after the last.</param>
/// <param name="VersionId">Of the question, as it was sat.</param>
/// <param name="IsRemoved">It stood in an earlier seal and is no longer in the paper: its answers are kept and give no points.</param>
internal sealed record LateTask(Guid Id, int Position, Guid VersionId, bool IsRemoved);

internal static class LateTasks
{
    /// <summary>The tasks of the paper and of its earlier seals, in the order of their positions.</summary>
    public static async Task<IReadOnlyList<LateTask>> TasksOfWorkAsync(this AppDb db, Attempt work, CancellationToken ct)
    {
        var paper = await db.PaperTasks.AsNoTracking().Where(t => t.PaperId == work.PaperId).OrderBy(t => t.Position).ToListAsync(ct);
        var inSeals = await (
            from seal in db.PaperSeals
            join task in db.SealedTasks on seal.Id equals task.SealId
            where seal.PaperId == work.PaperId
            orderby seal.Number, task.Position
            select task)
            .AsNoTracking().ToListAsync(ct);
        var sat = inSeals.Where(t => t.SealId == work.SealId).ToDictionary(t => t.TaskId, t => t.QuestionVersionId);
        var last = paper.Select(t => t.Position).DefaultIfEmpty().Max();
        return
        [
            .. paper.Select(t => new LateTask(t.Id, t.Position, t.VersionFor(sat.TryGetValue(t.Id, out var version) ? version : null), IsRemoved: false)),
            .. inSeals.ExceptBy(paper.Select(t => t.Id), t => t.TaskId)
                .Select((t, i) => new LateTask(t.TaskId, last + i + 1, sat.GetValueOrDefault(t.TaskId, t.QuestionVersionId), IsRemoved: true)),
        ];
    }
}
