using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>Says to somebody who practises whether the last stored answer to a task is right. Changes nothing.</summary>
public static class CheckQuizAnswer
{
    public sealed record Request(Guid TaskId);

    /// <param name="Html">The author's explanation of a right answer, or the hint for a wrong one; null where there is none.</param>
    public sealed record Response(decimal Points, decimal MaxPoints, bool IsRight, string? Html);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, QuizTries tries, CurrentUser user, CancellationToken ct)
    {
        var found = await tries.OwnAsync(id, user, ct);
        if (!found.Quiz.IsPractice)
        {
            throw new RuleBroken(QuizErrors.NoPractice);
        }

        if (found.Attempt.HandedInAt is not null)
        {
            throw new RuleBroken(QuizErrors.Over);
        }

        var task = await db.QuizTasks.AsNoTracking().SingleOrDefaultAsync(t => t.AttemptId == id && t.TaskId == request.TaskId && !t.IsKept, ct) ?? throw new RuleBroken(JournalErrors.ForeignTask);
        var version = await db.QuestionVersions.AsNoTracking().SingleAsync(v => v.Id == task.QuestionVersionId, ct);
        var answer = (await tries.AnswersAsync(id, ct)).GetValueOrDefault(task.TaskId)?.Answer;
        var points = QuizTries.PointsOf(version, answer);
        var isRight = points >= task.MaxPoints;
        var part = found.Quiz.Parts.OfType<QuestionPart>().FirstOrDefault(p => p.Id == task.PartId);
        var html = isRight ? part?.ExplanationHtml : part?.HintHtml;
        return TypedResults.Ok(new Response(points, task.MaxPoints, isRight, string.IsNullOrEmpty(html) ? null : html));
    }
}
