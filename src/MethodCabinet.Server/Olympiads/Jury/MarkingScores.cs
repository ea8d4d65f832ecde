using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>What people decided about a task of a work becomes its score, beside those that the machine gave.</summary>
internal static class MarkingScores
{
    private const string Action = "Attempt.marked";

    /// <summary>
    /// Part of the caller's transaction, which holds the rows of the attempts, as the scorer does: a sum is over scores that nobody changes meanwhile. What changes is told in the audit log.
    /// </summary>
    /// <param name="by">Who marked, or decided what is settled by.</param>
    /// <param name="tasks">Of one task, each of another work; where no points stand the score is taken away.</param>
    /// <param name="sat">Work → the version by which it is judged (<see cref="SatTasks"/>); null for who does not know.</param>
    public static async Task PlaceAsync(AppDb db, Guid taskId, IReadOnlyCollection<WorkTask> tasks, Dictionary<Guid, Guid>? sat, Guid by, DateTimeOffset now, CancellationToken ct)
    {
        var works = tasks.Select(t => t.AttemptId).ToArray();
        var settled = tasks.Where(t => t.Points is not null).ToList();
        var (scored, points) = (settled.Select(t => t.AttemptId).ToArray(), settled.Select(t => t.Points!.Value).ToArray());
        sat ??= await db.SatVersionsAsync(taskId, scored, ct);
        var versions = Array.ConvertAll(scored, attemptId => sat[attemptId]);

        // One statement for the sake of the jurors, who place marks many times a second. Its parts see the scores as they were before it, so that the sum is of the others and of what is given.
        await db.Database.ExecuteSqlAsync(
            $"""
            with former as (
              select a.id, a.points, s.points as task_points, g.points as given
              from olympiads.attempts a
              left join olympiads.task_scores s on s.attempt_id = a.id and s.task_id = {taskId}
              left join unnest({scored}, {points}) as g (attempt_id, points) on g.attempt_id = a.id
              where a.id = any({works})),
            given as (
              insert into olympiads.task_scores (attempt_id, task_id, question_version_id, points, scored_at)
              select g.attempt_id, {taskId}, g.question_version_id, g.points, {now} from unnest({scored}, {versions}, {points}) as g (attempt_id, question_version_id, points)
              on conflict (attempt_id, task_id) do update
              set question_version_id = excluded.question_version_id, points = excluded.points, scored_at = excluded.scored_at),
            taken as (
              delete from olympiads.task_scores where task_id = {taskId} and attempt_id = any({works}) and not attempt_id = any({scored})),
            placed as (
              update olympiads.attempts a
              set points = coalesce(f.given, 0) + (select coalesce(sum(o.points), 0) from olympiads.task_scores o where o.attempt_id = a.id and o.task_id <> {taskId})
              from former f where a.id = f.id
              returning a.id, f.points as former_points, a.points, f.task_points, f.given)
            insert into platform.audit_log (at, actor_id, action, subject_id, changes)
            select {now}, {by}, {Action}, id::text, jsonb_build_object(
              'taskId', {taskId},
              'taskPoints', jsonb_build_array(trim_scale(task_points), trim_scale(given)),
              'points', jsonb_build_array(trim_scale(former_points), trim_scale(points)))
            from placed where task_points is distinct from given
            """, ct);
    }
}
