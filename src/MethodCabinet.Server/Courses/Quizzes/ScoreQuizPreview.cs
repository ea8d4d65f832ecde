using System.Text.Json;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>What answers to a draw of the draft's quiz would be worth. An author reads it, so all of it is told, whatever the quiz tells its learners. Nothing is written.</summary>
public static class ScoreQuizPreview
{
    /// <param name="Seed">Of the draw, as <see cref="PreviewQuiz"/> gave it.</param>
    /// <param name="Answers">JSON texts by the id of the task.</param>
    public sealed record Request(Guid Seed, IReadOnlyDictionary<Guid, string> Answers);

    /// <param name="Tasks">In the order of the draw.</param>
    public sealed record Response(decimal Points, decimal MaxPoints, decimal Share, decimal PassShare, bool Passed, QuizFeedback Feedback, IReadOnlyList<QuizResult.Task> Tasks);

    /// <exception cref="RuleBroken">JournalErrors.AnswerMalformed; QuizErrors.DrawChanged when the quiz or its banks have become others since.</exception>
    public static async Task<Ok<Response>> Handle(Guid id, Guid unitId, Request request, AppDb db, QuizQuestions questions, CancellationToken ct)
    {
        var (quiz, planned, versions) = await PreviewQuiz.DrawAsync(id, unitId, request.Seed, db, questions, ct);
        List<QuizTask> tasks =
        [
            .. from task in planned.Index()
               let version = versions[task.Item.VersionId]
               let taskId = PreviewQuiz.TaskId(request.Seed, task.Index, version.Id)
               let answer = request.Answers.GetValueOrDefault(taskId)
               select new QuizTask
               {
                   AttemptId = request.Seed, TaskId = taskId, Position = task.Index + 1, PartId = task.Item.PartId, Slot = task.Item.Slot,
                   QuestionVersionId = version.Id, MaxPoints = version.Points.MaxPoints, IsKept = false, Points = PointsOf(version, task.Index + 1, answer), Answer = answer,
               },
        ];
        if (!request.Answers.Keys.All(tasks.Select(task => task.TaskId).Contains))
        {
            throw new RuleBroken(QuizErrors.DrawChanged);
        }

        var (points, max) = (QuizScoring.Sum(tasks), tasks.Sum(task => task.MaxPoints));
        return TypedResults.Ok(new Response(
            points, max, QuizScoring.ShareOf(points, max), quiz.PassShare, QuizScoring.IsPassed(quiz, points, max), quiz.Feedback,
            tasks.ConvertAll(task => QuizResults.ToldInFull(quiz, task, versions[task.QuestionVersionId]))));
    }

    private static decimal PointsOf(QuestionVersion version, int position, string? answer)
    {
        try
        {
            return QuizTries.PointsOf(version, answer);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new RuleBroken(JournalErrors.AnswerMalformed, new Dictionary<string, object?> { ["seq"] = position });
        }
    }
}
