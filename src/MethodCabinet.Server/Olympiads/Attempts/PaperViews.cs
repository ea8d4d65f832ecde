using System.Collections.Concurrent;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Seals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>
/// Papers as participants see them, kept in memory: everybody opens theirs in the same second. Once it was opened, nothing of a paper changes
/// but the versions of its questions, by a re-scoring; whichever process did that, another version is another view.
/// </summary>
public sealed class PaperViews(TextRenderer texts)
{
    private readonly ConcurrentDictionary<Guid, Held> views = new();

    public async Task<PaperView> GetAsync(AppDb db, Guid paperId, CancellationToken ct) => (await HeldAsync(db, paperId, ct)).View;

    /// <summary>The paper for whoever may have it on the device already.</summary>
    /// <param name="sealId">Of the sealed paper that is there; null when there is none.</param>
    /// <returns>Null when the paper is what is in that seal.</returns>
    public async Task<PaperView?> GetAsync(AppDb db, Guid paperId, Guid? sealId, CancellationToken ct)
    {
        var held = await HeldAsync(db, paperId, ct);
        return sealId is { } known && known == held.SealId ? null : held.View;
    }

    /// <summary>The paper as it is now: while it is being made nothing may be kept.</summary>
    internal async Task<PaperView> ReadAsync(AppDb db, Guid paperId, CancellationToken ct)
    {
        var paper = await db.Papers.Where(p => p.Id == paperId).Select(p => new { p.Title, p.Instructions, p.MaxPoints }).SingleAsync(ct);
        var tasks = await (
            from task in db.PaperTasks
            join version in db.QuestionVersions on task.QuestionVersionId equals version.Id
            where task.PaperId == paperId
            orderby task.Position
            select new { task.Id, task.Position, version.Points, version.StatementHtml, version.BodyRendered })
            .ToListAsync(ct);
        return new PaperView(
            paper.Title,
            texts.Render(paper.Instructions).Html,
            paper.MaxPoints,
            [.. tasks.Select(t => new PaperTaskView(t.Id, t.Position, t.Points.MaxPoints, t.Points.Penalty, t.StatementHtml, t.BodyRendered))]);
    }

    private async Task<Held> HeldAsync(AppDb db, Guid paperId, CancellationToken ct)
    {
        var versions = await db.PaperTasks.Where(t => t.PaperId == paperId).OrderBy(t => t.Position).Select(t => t.QuestionVersionId).ToListAsync(ct);
        if (views.TryGetValue(paperId, out var held) && held.Versions.SequenceEqual(versions))
        {
            return held;
        }

        var read = new Held(versions, await ReadAsync(db, paperId, ct), (await db.CurrentSealAsync(paperId, ct))?.Seal.Id);
        views[paperId] = read;
        return read;
    }

    /// <param name="Versions">Of the questions, read before the view: a view may be newer than they say, never older.</param>
    /// <param name="SealId">Of the seal that holds the view; null when none does. An opened paper is sealed no more.</param>
    private sealed record Held(IReadOnlyList<Guid> Versions, PaperView View, Guid? SealId);
}
