using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>What people decided about a task of a work becomes its score, beside those that the machine gave.</summary>
internal static class MarkingScores
{
    /// <summary>Part of the caller's transaction, which holds the rows of the attempts, as the scorer does: a sum is over scores that nobody changes meanwhile.</summary>
    /// <param name="tasks">Of one task, each of another work; where no points stand the score is taken away.</param>
    /// <param name="sat">Work → the version by which it is judged (<see cref="SatTasks"/>); null for who does not know.</param>
    public static async Task PlaceAsync(AppDb db, Guid taskId, IReadOnlyCollection<WorkTask> tasks, Dictionary<Guid, Guid>? sat, DateTimeOffset now, CancellationToken ct)
    {
        var works = tasks.Select(t => t.AttemptId).ToArray();
        var settled = tasks.Where(t => t.Points is not null).ToList();
        var (scored, points) = (settled.Select(t => t.AttemptId).ToArray(), settled.Select(t => t.Points!.Value).ToArray());
        sat ??= await db.SatVersionsAsync(taskId, scored, ct);
        var versions = Array.ConvertAll(scored, attemptId => sat[attemptId]);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into olympiads.task_scores (attempt_id, task_id, question_version_id, points, scored_at)
            select s.attempt_id, {taskId}, s.question_version_id, s.points, {now} from unnest({scored}, {versions}, {points}) as s(attempt_id, question_version_id, points)
            on conflict (attempt_id, task_id) do update
            set question_version_id = excluded.question_version_id, points = excluded.points, scored_at = excluded.scored_at;
            delete from olympiads.task_scores where task_id = {taskId} and attempt_id = any({works}) and not attempt_id = any({scored});
            update olympiads.attempts a set points = (select coalesce(sum(s.points), 0) from olympiads.task_scores s where s.attempt_id = a.id)
            where a.id = any({works})
            """, ct);
    }
}
