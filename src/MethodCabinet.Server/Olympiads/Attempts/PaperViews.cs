using System.Collections.Concurrent;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Seals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>
/// Papers as participants see them, kept in memory: everybody opens theirs in the same second. Once it was opened, nothing of a paper changes
/// but the versions of its questions, by a re-scoring; whichever process did that, another version is another view. Whoever sits an earlier seal sees the tasks of that one.
/// </summary>
public sealed class PaperViews(TextRenderer texts)
{
    private readonly ConcurrentDictionary<(Guid PaperId, Guid? SealId), Held> views = new();

    /// <summary>Tasks by seal: a seal never changes.</summary>
    private readonly ConcurrentDictionary<Guid, IReadOnlyList<SealedTask>> seals = new();

    public async Task<PaperView> GetAsync(AppDb db, Attempt attempt, CancellationToken ct) => (await HeldAsync(db, attempt, ct)).View;

    /// <summary>The paper of a work for whoever may have it on the device already.</summary>
    /// <param name="sealId">Of the sealed paper that is there; null when there is none.</param>
    /// <returns>Null when the paper is what is in that seal.</returns>
    public async Task<PaperView?> GetAsync(AppDb db, Attempt attempt, Guid? sealId, CancellationToken ct)
    {
        var held = await HeldAsync(db, attempt, ct);
        return sealId is { } known && known == held.SealId ? null : held.View;
    }

    /// <summary>The paper as it is now: while it is being made nothing may be kept.</summary>
    internal async Task<PaperView> ReadAsync(AppDb db, Guid paperId, CancellationToken ct) => await ReadAsync(db, paperId, await TasksAsync(db, paperId, ct), ct);

    private async Task<PaperView> ReadAsync(AppDb db, Guid paperId, IReadOnlyList<Shown> tasks, CancellationToken ct)
    {
        var paper = await db.Papers.Where(p => p.Id == paperId).Select(p => new { p.Title, p.Instructions, p.MaxPoints }).SingleAsync(ct);
        var ids = tasks.Select(t => t.VersionId).ToArray();
        var versions = await db.QuestionVersions.Where(v => ids.Contains(v.Id))
            .Select(v => new { v.Id, v.Points, v.StatementHtml, v.BodyRendered })
            .ToDictionaryAsync(v => v.Id, ct);
        return new PaperView(
            paper.Title,
            texts.Render(paper.Instructions).Html,
            paper.MaxPoints,
            [
                .. from task in tasks
                   let version = versions[task.VersionId]
                   select new PaperTaskView(task.Id, task.Position, version.Points.MaxPoints, version.Points.Penalty, version.StatementHtml, version.BodyRendered),
            ]);
    }

    private async Task<Held> HeldAsync(AppDb db, Attempt attempt, CancellationToken ct)
    {
        var paperId = attempt.PaperId;
        var (tasks, old) = (await TasksAsync(db, paperId, ct), (Guid?)null);
        if (attempt.SealId is { } sealId)
        {
            var sat = await SealedAsync(db, sealId, ct);

            // Where the seal holds what the paper asks, the paper is shown, with whatever a re-scoring has made of it.
            if (sat.Count > 0 && !sat.Select(t => (t.TaskId, t.QuestionVersionId)).SequenceEqual(tasks.Select(t => (t.Id, t.AskedId))))
            {
                (tasks, old) = ([.. sat.Select(t => new Shown(t.TaskId, t.Position, t.QuestionVersionId, t.QuestionVersionId))], sealId);
            }
        }

        if (views.TryGetValue((paperId, old), out var held) && held.Tasks.SequenceEqual(tasks))
        {
            return held;
        }

        var view = await ReadAsync(db, paperId, tasks, ct);

        // What the paper promises now is not what an earlier seal does, which made up its points when it was sealed.
        view = old is null ? view : view with { MaxPoints = view.Tasks.Sum(t => t.MaxPoints) };
        var read = new Held(tasks, view, old ?? (await db.CurrentSealAsync(paperId, ct))?.Seal.Id);
        views[(paperId, old)] = read;
        return read;
    }

    private async Task<IReadOnlyList<SealedTask>> SealedAsync(AppDb db, Guid sealId, CancellationToken ct)
    {
        if (!seals.TryGetValue(sealId, out var tasks))
        {
            seals[sealId] = tasks = await db.SealedTasks.AsNoTracking().Where(t => t.SealId == sealId).OrderBy(t => t.Position).ToListAsync(ct);
        }

        return tasks;
    }

    private static async Task<List<Shown>> TasksAsync(AppDb db, Guid paperId, CancellationToken ct) =>
        await db.PaperTasks.Where(t => t.PaperId == paperId).OrderBy(t => t.Position)
            .Select(t => new Shown(t.Id, t.Position, t.QuestionVersionId, t.AskedVersionId ?? t.QuestionVersionId))
            .ToListAsync(ct);

    /// <param name="VersionId">Of the question, as it is shown.</param>
    /// <param name="AskedId">The version that participants were asked.</param>
    private sealed record Shown(Guid Id, int Position, Guid VersionId, Guid AskedId);

    /// <param name="Tasks">Read before the view: a view may be newer than they say, never older.</param>
    /// <param name="SealId">Of the seal that holds the view; null when none does. An opened paper is sealed no more.</param>
    private sealed record Held(IReadOnlyList<Shown> Tasks, PaperView View, Guid? SealId);
}
