using System.Collections.Concurrent;
using Ganss.Xss;
using Markdig;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>Papers as participants see them, kept in memory: everybody opens theirs in the same second, and a paper does not change once it was opened.</summary>
public sealed class PaperViews
{
    private readonly ConcurrentDictionary<Guid, PaperView> views = new();

    public async ValueTask<PaperView> GetAsync(AppDb db, Guid paperId, CancellationToken ct) =>
        views.TryGetValue(paperId, out var view) ? view : views.GetOrAdd(paperId, await ReadAsync(db, paperId, ct));

    /// <summary>The paper as it is now: while it is being made nothing may be kept.</summary>
    internal static async Task<PaperView> ReadAsync(AppDb db, Guid paperId, CancellationToken ct)
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
            new HtmlSanitizer().Sanitize(Markdown.ToHtml(paper.Instructions)),
            paper.MaxPoints,
            [.. tasks.Select(t => new PaperTaskView(t.Id, t.Position, t.Points.MaxPoints, t.Points.Penalty, t.StatementHtml, t.BodyRendered))]);
    }
}
