using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Scoring;

/// <summary>The points of one task of one attempt by the version it was scored by, and by another.</summary>
internal sealed record RescoredTask(Guid AttemptId, Guid RegistrationId, Guid VersionBefore, decimal Before, decimal After);

/// <summary>What preview and job of a re-scoring share.</summary>
internal static class Rescorer
{
    /// <summary>The task of a scored round and the version by which it is to be scored, checked against the rule.</summary>
    public static async Task<(PaperTask Task, Paper Paper, QuestionVersion From, QuestionVersion To)> LoadAsync(
        AppDb db, Guid roundId, Guid taskId, Guid toVersionId, CancellationToken ct)
    {
        var found = await (
            from task in db.PaperTasks
            join paper in db.Papers on task.PaperId equals paper.Id
            join round in db.Rounds on paper.RoundId equals round.Id
            join version in db.QuestionVersions on task.QuestionVersionId equals version.Id
            where task.Id == taskId && round.Id == roundId
            select new { Task = task, Paper = paper, From = version, round.ScoredAt })
            .AsNoTracking()
            .SingleOrDefaultAsync(ct).OrNotFound();
        var to = await db.QuestionVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == toVersionId, ct).OrNotFound();
        if (found.ScoredAt is null)
        {
            throw new RuleBroken(ScoringErrors.RoundNotScored);
        }

        Rescoring.Check(found.From, to);
        return (found.Task, found.Paper, found.From, to);
    }

    /// <summary>
    /// The scores that scoring again is about: of works that were asked what the paper asks. Whoever sat an earlier seal, in which another version stood, keeps theirs
    /// (<see cref="PaperTask.VersionFor"/>).
    /// </summary>
    public static IQueryable<TaskScore> Concerned(AppDb db) =>
        from score in db.TaskScores
        join attempt in db.Attempts on score.AttemptId equals attempt.Id
        join task in db.PaperTasks on score.TaskId equals task.Id
        where !db.SealedTasks.Any(s => s.SealId == attempt.SealId && s.TaskId == task.Id && s.QuestionVersionId != (task.AskedVersionId ?? task.QuestionVersionId))
        select score;

    /// <summary>
    /// Points of every given attempt whose task was scored by another version than <paramref name="to"/>, as far as it is <see cref="Concerned"/>.
    /// </summary>
    public static async Task<List<RescoredTask>> PointsAsync(
        AppDb db, IQueryable<Attempt> attempts, Guid taskId, QuestionVersion to, CancellationToken ct)
    {
        var scores = await (
            from attempt in attempts
            join score in Concerned(db) on attempt.Id equals score.AttemptId
            where score.TaskId == taskId && score.QuestionVersionId != to.Id
            let answer = db.CountedEntries
                .Where(e => e.AttemptId == attempt.Id && e.TaskId == taskId)
                .OrderByDescending(e => e.Id)
                .Select(e => e.Answer)
                .FirstOrDefault()
            orderby attempt.Id
            select new { attempt.Id, attempt.RegistrationId, score.QuestionVersionId, score.Points, Answer = answer })
            .ToListAsync(ct);
        var task = new AskedTask(taskId, to.Id, to.Body, to.Key, to.Points);
        return
        [
            .. scores.Select(s => new RescoredTask(
                s.Id,
                s.RegistrationId,
                s.QuestionVersionId,
                s.Points,
                AttemptScoring.Score(task, s.Answer is null ? null : AttemptScorer.Parse(s.Answer)).Points)),
        ];
    }
}
