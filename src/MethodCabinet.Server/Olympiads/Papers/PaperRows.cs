using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Seals;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Papers;

internal static class PaperRows
{
    /// <summary>Changes a paper that nobody has opened; opening it waits until the change is stored. What was sealed is sealed anew by itself.</summary>
    public static async Task ChangePaperAsync(this AppDb db, Guid paperId, Func<Paper, Task> change, SealAgain seals, CurrentUser user, CancellationToken ct)
    {
        var found = await db.Papers.Where(p => p.Id == paperId).Select(p => new { p.RoundId }).SingleOrDefaultAsync(ct).OrNotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        OlympiadPlan.CheckNotOpened(await db.LockAgainstOpeningAsync([found.RoundId], ct));
        var paper = await db.Papers.Include(p => p.Tasks).SingleOrDefaultAsync(p => p.Id == paperId, ct).OrNotFound();
        await change(paper);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await seals.ChangedAsync(paperId, user.PersonId, ct);
    }

    public static PaperTask TaskOf(this Paper paper, Guid taskId) =>
        paper.Tasks.SingleOrDefault(t => t.Id == taskId) ?? throw new RuleBroken(PlatformErrors.NotFound);

    /// <summary>Question by version; every version must exist.</summary>
    public static async Task<Dictionary<Guid, Guid>> QuestionsOfAsync(this AppDb db, IReadOnlyCollection<Guid> versionIds, CancellationToken ct)
    {
        var questions = await db.QuestionVersions.Where(v => versionIds.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.QuestionId, ct);
        return versionIds.All(questions.ContainsKey) ? questions : throw new RuleBroken(OlympiadErrors.QuestionUnknown);
    }
}

/// <summary>A paper as its organizer sees it; no keys.</summary>
public static class GetPaper
{
    /// <param name="LatestVersionId">Of the same question; another than <paramref name="QuestionVersionId"/> when the question was revised since.</param>
    /// <param name="Problems">Codes of what keeps the question from being asked; empty when it is sound.</param>
    public sealed record TaskView(
        Guid Id, int Position, Guid QuestionId, Guid QuestionVersionId, int Number, Guid LatestVersionId, string Title, decimal MaxPoints, IReadOnlyList<string> Problems);

    /// <param name="Points">Sum of the tasks.</param>
    /// <param name="RoundMinutes">What the round gives.</param>
    /// <param name="MoreMinutes">What this paper gives beside, fewer where negative.</param>
    /// <param name="HasAttempts">Somebody has opened it: nothing changes any more.</param>
    public sealed record Response(
        Guid Id, Guid OlympiadId, Guid RoundId, Guid TrackId, string Title, string Instructions, decimal MaxPoints, decimal Points, bool HasAttempts,
        IReadOnlyList<TaskView> Tasks, int RoundMinutes, int MoreMinutes, uint Version);

    public static async Task<Microsoft.AspNetCore.Http.HttpResults.Ok<Response>> Handle(Guid id, AppDb db, CancellationToken ct)
    {
        var paper = await db.Papers.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct).OrNotFound();
        var tasks = await (
            from task in db.PaperTasks.AsNoTracking()
            join version in db.QuestionVersions.AsNoTracking() on task.QuestionVersionId equals version.Id
            where task.PaperId == id
            orderby task.Position
            select new
            {
                task.Id,
                task.Position,
                Version = version,
                Latest = db.QuestionVersions.Where(v => v.QuestionId == version.QuestionId).OrderByDescending(v => v.Number).First().Id,
            })
            .ToListAsync(ct);
        var round = await db.Rounds.Where(r => r.Id == paper.RoundId).Select(r => new { r.OlympiadId, r.DurationMinutes }).SingleAsync(ct);
        return TypedResults.Ok(new Response(
            paper.Id, round.OlympiadId, paper.RoundId, paper.TrackId, paper.Title, paper.Instructions, paper.MaxPoints, tasks.Sum(t => t.Version.Points.MaxPoints),
            await db.Attempts.AnyAsync(a => a.RoundId == paper.RoundId, ct),
            [.. tasks.Select(t => new TaskView(
                t.Id, t.Position, t.Version.QuestionId, t.Version.Id, t.Version.Number, t.Latest, t.Version.Title, t.Version.Points.MaxPoints,
                [.. ProblemsOf(t.Version).Select(p => p.Error.Code).Distinct()]))],
            round.DurationMinutes, paper.MoreMinutes, paper.Version));
    }

    internal static IReadOnlyList<QuestionProblem> ProblemsOf(QuestionVersion v) => QuestionCheck.Check(v.Title, v.Statement, v.Body, v.Key, v.Points);
}
