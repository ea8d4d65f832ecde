using System.Text.Json;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Scoring;

/// <summary>Gives every work the points of a task by the version that the task has now.</summary>
public sealed class RescoreTaskJob(AppDb db, TimeProvider clock)
{
    private const int BatchSize = 500;

    public async Task RunAsync(Guid taskId, CancellationToken ct)
    {
        var task = await db.PaperTasks.AsNoTracking().SingleAsync(t => t.Id == taskId, ct);
        if (task.RescoringSince is null)
        {
            return;
        }

        var version = await db.QuestionVersions.AsNoTracking().SingleAsync(v => v.Id == task.QuestionVersionId, ct);
        var olympiadId = await (
            from paper in db.Papers
            join round in db.Rounds on paper.RoundId equals round.Id
            where paper.Id == task.PaperId
            select round.OlympiadId)
            .SingleAsync(ct);
        var waiting = await Rescorer.Concerned(db)
            .Where(s => s.TaskId == taskId && s.QuestionVersionId != version.Id
                && db.Attempts.Any(a => a.Id == s.AttemptId && a.PaperId == task.PaperId))
            .Select(s => s.AttemptId)
            .ToListAsync(ct);
        foreach (var batch in waiting.Order().Chunk(BatchSize))
        {
            await RescoreAsync(batch, taskId, version, task.RescoringById, olympiadId, ct);
        }

        await db.PaperTasks
            .Where(t => t.Id == taskId && t.QuestionVersionId == version.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RescoringSince, (DateTimeOffset?)null).SetProperty(t => t.RescoringById, (Guid?)null), ct);
        await StandingChanges.TellAsync(db, olympiadId, clock.GetUtcNow(), ct);
    }

    private async Task RescoreAsync(
        Guid[] batch, Guid taskId, Domain.Assessment.QuestionVersion version, Guid? orderedBy, Guid olympiadId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Whoever else scores one of these attempts waits; what is done already is not found below.
        await db.Database.ExecuteSqlAsync($"select from olympiads.attempts where id = any({batch}) order by id for no key update", ct);
        var points = await Rescorer.PointsAsync(db, db.Attempts.Where(a => batch.Contains(a.Id)), taskId, version, ct);
        var sums = await db.Attempts.Where(a => batch.Contains(a.Id)).Select(a => new { a.Id, a.Points }).ToDictionaryAsync(a => a.Id, a => a.Points ?? 0, ct);

        Guid[] attempts = [.. points.Select(p => p.AttemptId)];
        decimal[] after = [.. points.Select(p => p.After)];
        await db.Database.ExecuteSqlAsync(
            $"""
            update olympiads.task_scores s set question_version_id = {version.Id}, points = r.points, scored_at = {now}
            from unnest({attempts}, {after}) as r (attempt_id, points)
            where s.attempt_id = r.attempt_id and s.task_id = {taskId}
            """,
            ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            update olympiads.attempts a
            set points = (select coalesce(sum(s.points), 0) from olympiads.task_scores s where s.attempt_id = a.id)
            where a.id = any({attempts})
            """,
            ct);
        db.AuditLog.AddRange(points.Where(p => p.After != p.Before).Select(p => new AuditEntry
        {
            At = now,
            ActorId = orderedBy,
            Action = "Attempt.rescored",
            SubjectId = p.AttemptId.ToString(),
            Changes = JsonSerializer.Serialize(
                new
                {
                    taskId,
                    questionVersionId = new[] { p.VersionBefore, version.Id },
                    taskPoints = new[] { p.Before, p.After },
                    points = new[] { sums[p.AttemptId], sums[p.AttemptId] + p.After - p.Before },
                },
                JsonSerializerOptions.Web),
        }));
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        await StandingChanges.TellAsync(db, olympiadId, now, ct);
        await transaction.CommitAsync(ct);
    }
}
