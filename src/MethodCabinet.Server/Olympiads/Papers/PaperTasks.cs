using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Seals;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Papers;

/// <summary>Adds questions at the end of a paper.</summary>
public static class AddTasks
{
    public sealed record Request(IReadOnlyList<Guid> QuestionVersionIds);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, SealAgain seals, CurrentUser user, CancellationToken ct)
    {
        await db.ChangePaperAsync(id, async paper =>
        {
            var present = (await db.QuestionsOfAsync([.. paper.Tasks.Select(t => t.QuestionVersionId)], ct)).Values;
            var added = await db.QuestionsOfAsync(request.QuestionVersionIds, ct);
            PaperPlan.CheckNew(present, [.. request.QuestionVersionIds.Select(v => added[v])]);
            await CheckOfferedAsync(db, request.QuestionVersionIds, ct);
            var position = paper.Tasks.Select(t => t.Position).DefaultIfEmpty().Max();
            db.PaperTasks.AddRange(request.QuestionVersionIds.Select(version => new PaperTask
            {
                Id = Guid.CreateVersion7(),
                PaperId = id,
                Position = ++position,
                QuestionVersionId = version,
            }));
        }, seals, user, ct);
        return TypedResults.NoContent();
    }

    /// <summary>The page from which one adds may be older than the archiving.</summary>
    private static async Task CheckOfferedAsync(AppDb db, IReadOnlyCollection<Guid> versionIds, CancellationToken ct)
    {
        var archived = await (
            from version in db.QuestionVersions
            join question in db.Questions on version.QuestionId equals question.Id
            where versionIds.Contains(version.Id) && question.Archived
            orderby version.Title
            select version.Title).FirstOrDefaultAsync(ct);
        if (archived is not null)
        {
            throw new RuleBroken(OlympiadErrors.QuestionArchived, new Dictionary<string, object?> { ["title"] = archived });
        }
    }
}

public static class RemoveTask
{
    public static async Task<NoContent> Handle(Guid id, Guid taskId, AppDb db, SealAgain seals, CurrentUser user, CancellationToken ct)
    {
        await db.ChangePaperAsync(id, paper =>
        {
            db.PaperTasks.Remove(paper.TaskOf(taskId));
            foreach (var (task, position) in paper.Tasks.Where(t => t.Id != taskId).OrderBy(t => t.Position).Select((t, i) => (t, i + 1)).ToList())
            {
                task.Position = position;
            }

            return Task.CompletedTask;
        }, seals, user, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Asks another version of the same question.</summary>
public static class ReplaceTask
{
    public sealed record Request(Guid QuestionVersionId);

    public static async Task<NoContent> Handle(Guid id, Guid taskId, Request request, AppDb db, SealAgain seals, CurrentUser user, CancellationToken ct)
    {
        await db.ChangePaperAsync(id, async paper =>
        {
            var task = paper.TaskOf(taskId);
            var questions = await db.QuestionsOfAsync([task.QuestionVersionId, request.QuestionVersionId], ct);
            if (questions[task.QuestionVersionId] != questions[request.QuestionVersionId])
            {
                throw new RuleBroken(OlympiadErrors.QuestionUnknown);
            }

            task.QuestionVersionId = request.QuestionVersionId;
        }, seals, user, ct);
        return TypedResults.NoContent();
    }
}

public static class OrderTasks
{
    /// <param name="TaskIds">All tasks of the paper.</param>
    public sealed record Request(IReadOnlyList<Guid> TaskIds);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, SealAgain seals, CurrentUser user, CancellationToken ct)
    {
        await db.ChangePaperAsync(id, paper =>
        {
            foreach (var (task, position) in Positions.Of(paper.Tasks, t => t.Id, request.TaskIds))
            {
                task.Position = position;
            }

            return Task.CompletedTask;
        }, seals, user, ct);
        return TypedResults.NoContent();
    }
}
