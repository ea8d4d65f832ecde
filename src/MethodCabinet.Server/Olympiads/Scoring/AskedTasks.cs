using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Scoring;

/// <summary>
/// What the works of a round are scored by: the tasks of their papers, each in the version that was sat (<see cref="PaperTask.VersionFor"/>). A task of an earlier seal that the
/// paper no longer has gives no points.
/// </summary>
internal sealed class AskedTasks
{
    private readonly Dictionary<(Guid PaperId, Guid? SealId), List<AskedTask>> known = [];
    private readonly ILookup<Guid, PaperTask> tasks;
    private readonly Dictionary<(Guid SealId, Guid TaskId), Guid> sealedVersions;
    private readonly Dictionary<Guid, Question> questions;

    private AskedTasks(ILookup<Guid, PaperTask> tasks, Dictionary<(Guid SealId, Guid TaskId), Guid> sealedVersions, Dictionary<Guid, Question> questions) =>
        (this.tasks, this.sealedVersions, this.questions) = (tasks, sealedVersions, questions);

    private sealed record Question(Guid Id, QuestionBody Body, AnswerKey Key, PointRule Points);

    public static async Task<AskedTasks> ReadAsync(AppDb db, Guid roundId, CancellationToken ct)
    {
        var papers = db.Papers.Where(p => p.RoundId == roundId).Select(p => p.Id);
        var tasks = await db.PaperTasks.AsNoTracking().Where(t => papers.Contains(t.PaperId)).ToListAsync(ct);

        // Only seals that somebody sat: a paper may have been sealed often before.
        var sat = await db.SealedTasks.AsNoTracking().Where(t => db.Attempts.Any(a => a.RoundId == roundId && a.SealId == t.SealId)).ToListAsync(ct);
        var versions = tasks.Select(t => t.QuestionVersionId).Concat(sat.Select(t => t.QuestionVersionId)).Distinct().ToArray();
        var questions = await db.QuestionVersions.Where(v => versions.Contains(v.Id)).Select(v => new Question(v.Id, v.Body, v.Key, v.Points)).ToDictionaryAsync(q => q.Id, ct);
        return new AskedTasks(tasks.ToLookup(t => t.PaperId), sat.ToDictionary(t => (t.SealId, t.TaskId), t => t.QuestionVersionId), questions);
    }

    /// <param name="sealId">The <see cref="Attempt.SealId"/>.</param>
    public IReadOnlyList<AskedTask> Of(Guid paperId, Guid? sealId)
    {
        if (!known.TryGetValue((paperId, sealId), out var asked))
        {
            known.Add((paperId, sealId), asked = [.. tasks[paperId].Select(task => AskedOf(task, sealId))]);
        }

        return asked;
    }

    private AskedTask AskedOf(PaperTask task, Guid? sealId)
    {
        var question = questions[task.VersionFor(sealId is { } id && sealedVersions.TryGetValue((id, task.Id), out var version) ? version : null)];
        return new AskedTask(task.Id, question.Id, question.Body, question.Key, question.Points);
    }
}
