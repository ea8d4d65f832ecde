using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>A quiz as its learner finds it before a try.</summary>
/// <param name="Attempts">How often it may be taken; 0 for as often as one likes.</param>
/// <param name="TriesLeft">Null for as many as one likes.</param>
/// <param name="PassShare">Of the maximum, 0 to 1.</param>
/// <param name="RunningId">The try to go on with; null while none runs.</param>
/// <param name="DeadlineAt">Of that try; null where it has none.</param>
/// <param name="Tasks">How many questions a first try asks.</param>
/// <param name="RetakeAsks">How many a further try would ask; null where it asks all, or there is none.</param>
public sealed record UnitQuiz(
    IReadOnlyList<UnitQuiz.Try> Tries,
    int Attempts,
    int? TriesLeft,
    int? Minutes,
    decimal PassShare,
    Guid? RunningId,
    DateTimeOffset? DeadlineAt,
    int Tasks,
    bool Practice,
    QuizFeedback Feedback,
    int? RetakeAsks)
{
    /// <param name="Points">Null while it runs, and where the quiz tells only whether it was passed.</param>
    /// <param name="Counts">The one that counts of all.</param>
    public sealed record Try(Guid Id, int Number, DateTimeOffset OpenedAt, DateTimeOffset? HandedInAt, decimal? Points, decimal MaxPoints, bool? Passed, bool Counts);

    /// <summary>Before any try, as its author looks at it.</summary>
    internal static UnitQuiz Untaken(QuizContent quiz) =>
        new([], quiz.Attempts, quiz.TriesLeft(0), quiz.Minutes, quiz.PassShare, null, null, quiz.Size, quiz.IsPractice, quiz.Feedback, null);

    internal static async Task<UnitQuiz> ReadAsync(AppDb db, QuizTries tries, Guid enrolmentId, Guid unitId, QuizContent quiz, CancellationToken ct)
    {
        await tries.EndOverAsync(enrolmentId, unitId, ct);
        var taken = await db.QuizAttempts.AsNoTracking().Where(a => a.EnrolmentId == enrolmentId && a.UnitId == unitId).OrderBy(a => a.Number).ToListAsync(ct);
        var running = taken.Find(attempt => attempt.HandedInAt is null);
        var last = taken.LastOrDefault();
        var ofLast = last is { HandedInAt: not null } && quiz.RetakesFailed ? await db.QuizTasks.AsNoTracking().Where(t => t.AttemptId == last.Id).ToListAsync(ct) : null;
        var counting = QuizScoring.Counting(quiz, taken);
        return new UnitQuiz(
            taken.ConvertAll(a => new Try(a.Id, a.Number, a.OpenedAt, a.HandedInAt, quiz.Feedback >= QuizFeedback.Points ? a.Points : null, a.MaxPoints, a.Passed, a == counting)),
            quiz.Attempts, quiz.TriesLeft(taken.Count), quiz.Minutes, quiz.PassShare, running?.Id,
            running is null ? null : await tries.DeadlineAsync(running, ct), quiz.Size, quiz.IsPractice, quiz.Feedback,
            ofLast is null ? null : QuizResults.RetakeAsks(quiz, last!, ofLast, taken.Count));
    }
}
