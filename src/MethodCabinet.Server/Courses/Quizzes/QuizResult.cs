using System.Text.Json;
using System.Text.Json.Serialization;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Assessment.Journal;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>What a try that was handed in is worth, as far as the quiz tells it.</summary>
/// <param name="Now">The server's clock.</param>
/// <param name="Points">Null where the quiz tells only whether it was passed.</param>
/// <param name="Share">Of the maximum; null likewise.</param>
/// <param name="Passed">With the share that the quiz asks for.</param>
/// <param name="RetakeAsks">How many questions a further try would ask; null where it asks all, or there is none.</param>
/// <param name="Accepted">Late answers that a tutor let count, and why.</param>
public sealed record QuizResult(
    Guid Id,
    Guid UnitId,
    Guid EnrolmentId,
    int Number,
    DateTimeOffset HandedInAt,
    DateTimeOffset Now,
    decimal? Points,
    decimal MaxPoints,
    bool Passed,
    decimal? Share,
    decimal PassShare,
    QuizFeedback Feedback,
    int? TriesLeft,
    int? RetakeAsks,
    IReadOnlyList<QuizResult.Task> Tasks,
    IReadOnlyList<ReadQuizTry.Accepted> Accepted)
{
    /// <param name="Points">Null where the quiz does not tell it.</param>
    /// <param name="Answer">JSON text of the answer that was scored; null without one.</param>
    /// <param name="ExplanationHtml">Only where the quiz shows the right answers; null where the author has written none.</param>
    /// <param name="Key">JSON text of an answer that is right, only there: otherwise not even its name is sent. Left out too where no single answer can be named.</param>
    public sealed record Task(
        Guid TaskId, decimal? Points, decimal MaxPoints, bool? IsRight, string? Answer, string? ExplanationHtml, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key = null);
}

/// <summary>Reads results.</summary>
public sealed class QuizResults(AppDb db, QuizQuestions questions, TimeProvider clock)
{
    /// <exception cref="RuleBroken">QuizErrors.NotHandedIn.</exception>
    internal async Task<QuizResult> OfAsync(QuizTry found, CancellationToken ct)
    {
        var (attempt, quiz) = (found.Attempt, found.Quiz);
        if (attempt.HandedInAt is not { } handedInAt)
        {
            throw new RuleBroken(QuizErrors.NotHandedIn);
        }

        var tasks = await db.QuizTasks.AsNoTracking().Where(t => t.AttemptId == attempt.Id).OrderBy(t => t.Position).ToListAsync(ct);
        var taken = await db.QuizAttempts.CountAsync(a => a.EnrolmentId == attempt.EnrolmentId && a.UnitId == attempt.UnitId, ct);
        var now = clock.GetUtcNow();
        var showsTasks = quiz.Feedback >= QuizFeedback.RightOrWrong;
        if (showsTasks && attempt.ShownAt is null)
        {
            await db.QuizAttempts.Where(a => a.Id == attempt.Id && a.ShownAt == null).ExecuteUpdateAsync(set => set.SetProperty(a => a.ShownAt, now), ct);
        }

        var showsKeys = quiz.Feedback >= QuizFeedback.Explanation;
        var versions = showsKeys ? await questions.VersionsAsync(tasks.ConvertAll(task => task.QuestionVersionId), ct) : [];
        var explanations = quiz.Parts.OfType<QuestionPart>().ToDictionary(part => part.Id, part => part.ExplanationHtml);
        var showsPoints = quiz.Feedback >= QuizFeedback.Points;
        return new QuizResult(
            attempt.Id, attempt.UnitId, attempt.EnrolmentId, attempt.Number, handedInAt, now, showsPoints ? attempt.Points : null, attempt.MaxPoints, attempt.Passed == true,
            showsPoints ? attempt.Share : null, quiz.PassShare, quiz.Feedback, quiz.TriesLeft(taken), RetakeAsks(quiz, attempt, tasks, taken),
            [
                .. tasks.Where(task => !task.IsKept).Select(task => new QuizResult.Task(
                    task.TaskId, showsTasks ? task.Points : null, task.MaxPoints, showsTasks ? task.Points >= task.MaxPoints : null, task.Answer,
                    showsKeys && explanations.GetValueOrDefault(task.PartId) is { Length: > 0 } html ? html : null,
                    showsKeys ? KeyOf(versions[task.QuestionVersionId]) : null)),
            ],
            await ReadQuizTry.AcceptedAsync(db, attempt.Id, ct));
    }

    /// <summary>A task as its tutor reads it, whatever the quiz tells its learners.</summary>
    internal static QuizResult.Task ToldInFull(QuizContent quiz, QuizTask task, QuestionVersion version) => new(
        task.TaskId, task.Points, task.MaxPoints, task.Points >= task.MaxPoints, task.Answer,
        quiz.Parts.OfType<QuestionPart>().FirstOrDefault(part => part.Id == task.PartId)?.ExplanationHtml is { Length: > 0 } html ? html : null, KeyOf(version));

    private static string? KeyOf(QuestionVersion version) =>
        RightAnswer.Of(version.Body, version.Key, version.Points) is { } right ? JsonSerializer.Serialize(right, AnswerJson.Default.Answer) : null;

    internal static int? RetakeAsks(QuizContent quiz, QuizAttempt last, IReadOnlyCollection<QuizTask> tasks, int taken) =>
        quiz.RetakesFailed && last.Number == taken && quiz.TriesLeft(taken) is not 0 && QuizDraw.Asks(quiz, tasks) is > 0 and var asks ? asks : null;
}

/// <summary>What the caller's own try is worth.</summary>
public static class GetQuizResult
{
    public static async Task<Ok<QuizResult>> Handle(Guid id, QuizTries tries, QuizResults results, CurrentUser user, CancellationToken ct) =>
        TypedResults.Ok(await results.OfAsync(await tries.OwnAsync(id, user, ct), ct));
}
