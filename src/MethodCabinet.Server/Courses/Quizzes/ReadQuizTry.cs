using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>One try of somebody, question by question, for the tutors and the cabinet: whatever the quiz tells its learners. Each look is in the audit log. It holds right answers, so nobody reads the own one here.</summary>
public static class ReadQuizTry
{
    /// <param name="ShownAt">When the learner was first told which answers are right; null before.</param>
    /// <param name="LateUpTo">The last late entry that is told here; null where nothing waits.</param>
    public sealed record Response(
        Guid Id, int Number, DateTimeOffset OpenedAt, DateTimeOffset HandedInAt, decimal Points, decimal MaxPoints, bool Passed, decimal PassShare, DateTimeOffset? ShownAt,
        IReadOnlyList<Task> Tasks, long? LateUpTo, IReadOnlyList<Accepted> Accepted);

    /// <param name="IsKept">It was answered in full in an earlier try and not asked again.</param>
    /// <param name="AnsweredAt">When the answer that was scored came; null without one, and of a kept task.</param>
    /// <param name="IsLate">That was after the end.</param>
    /// <param name="Late">The last answer that came late and does not count; null where there is none.</param>
    public sealed record Task(PaperTaskView Asked, QuizResult.Task Result, bool IsKept, DateTimeOffset? AnsweredAt, bool IsLate, Late? Late);

    /// <param name="Answer">JSON text; null for an answer taken back.</param>
    /// <param name="WrittenBy">When it was written at the latest, if the device's clock is to be believed; null where nothing of the device came in time.</param>
    public sealed record Late(string? Answer, DateTimeOffset ReceivedAt, DateTimeOffset? WrittenBy);

    /// <summary>A tutor let late answers count.</summary>
    public sealed record Accepted(string Reason, string By, DateTimeOffset At);

    public static async Task<Ok<Response>> Handle(
        Guid id, AppDb db, QuizTries tries, QuizQuestions questions, CurrentUser user, Audit audit, CancellationToken ct)
    {
        var found = await tries.TutoredAsync(id, user, ct);
        var attempt = found.Attempt;
        var tasks = await db.QuizTasks.AsNoTracking().Where(t => t.AttemptId == id).OrderBy(t => t.Position).ToListAsync(ct);
        var versions = await questions.VersionsAsync(tasks.ConvertAll(task => task.QuestionVersionId), ct);
        var answers = await tries.AnswersAsync(id, ct);
        var waiting = await db.WaitingEntries().Where(e => e.AttemptId == id).OrderBy(e => e.Id).AsNoTracking().ToListAsync(ct);
        var late = await LateAsync(db, found, waiting, ct);
        var accepted = await AcceptedAsync(db, id, ct);
        audit.Record("quiz-attempt.read", id);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(
            id, attempt.Number, attempt.OpenedAt, attempt.HandedInAt!.Value, attempt.Points ?? 0, attempt.MaxPoints, attempt.Passed == true, found.Quiz.PassShare, attempt.ShownAt,
            [
                .. tasks.Select(task =>
                {
                    var (version, answer) = (versions[task.QuestionVersionId], task.IsKept ? null : answers.GetValueOrDefault(task.TaskId));
                    return new Task(
                        new PaperTaskView(task.TaskId, task.Position, task.MaxPoints, version.Points.Penalty, version.StatementHtml, version.BodyRendered),
                        QuizResults.ToldInFull(found.Quiz, task, version), task.IsKept, answer?.ReceivedAt, answer?.IsLate == true, late.GetValueOrDefault(task.TaskId));
                }),
            ],
            waiting.Count == 0 ? null : waiting[^1].Id, accepted));
    }

    /// <summary>What tutors let count, the last first.</summary>
    internal static async Task<List<Accepted>> AcceptedAsync(AppDb db, Guid attemptId, CancellationToken ct) =>
        (await db.QuizLateAcceptances.AsNoTracking().Where(a => a.AttemptId == attemptId).Join(db.People, a => a.ById, p => p.Id, (a, p) => new { Row = a, By = p })
            .OrderByDescending(a => a.Row.UpToId).ToListAsync(ct))
        .ConvertAll(a => new Accepted(a.Row.Reason, a.By.ShortName, a.Row.At));

    /// <summary>By task, the last that waits.</summary>
    private static async Task<Dictionary<Guid, Late>> LateAsync(AppDb db, QuizTry found, List<QuizEntry> waiting, CancellationToken ct)
    {
        if (waiting.Count == 0)
        {
            return [];
        }

        var anchors = await db.AnchorsAsync(found.Attempt.Id, ct);
        var end = QuizClock.EndOf(found.Deadline, found.Attempt.HandedInAt)!.Value;
        return waiting.GroupBy(e => e.TaskId).Select(of => of.Last()).ToDictionary(e => e.TaskId, e =>
        {
            var anchor = anchors.GetValueOrDefault(e.DeviceId);
            var evidence = LateEvidence.Grade([e.ElapsedMs], anchor?.Start, anchor?.LastMs ?? 0, sentMs: null, e.ReceivedAt, end)[0];
            return new Late(e.Answer == "null" ? null : e.Answer, e.ReceivedAt, evidence.WrittenFrom);
        });
    }
}
