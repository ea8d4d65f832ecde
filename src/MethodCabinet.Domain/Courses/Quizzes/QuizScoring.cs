namespace MethodCabinet.Domain.Courses.Quizzes;

/// <summary>What tries are worth.</summary>
public static class QuizScoring
{
    /// <summary>Of several tasks. Where wrong answers take points away, the whole does not fall below nothing.</summary>
    public static decimal Sum(IEnumerable<QuizTask> tasks) => Math.Max(0, tasks.Sum(task => task.Points ?? 0));

    /// <summary>Of one try; null where it depends on which questions are drawn, or cannot be known.</summary>
    /// <param name="asked">Points of the fixed questions, by the id of their version.</param>
    /// <param name="drawn">Each number of points that a question may have from which a part is drawn, by the id of the part.</param>
    public static decimal? MaxPoints(QuizContent quiz, IReadOnlyDictionary<Guid, decimal> asked, IReadOnlyDictionary<Guid, IReadOnlyCollection<decimal>> drawn)
    {
        decimal? sum = 0;
        foreach (var part in quiz.Parts)
        {
            sum += part switch
            {
                QuestionPart question when asked.TryGetValue(question.VersionId, out var points) => points,
                DrawnPart draw when drawn.TryGetValue(draw.Id, out var points) && points.Distinct().ToList() is [var each] => draw.Count * each,
                _ => null,
            };
        }

        return sum > 0 ? sum : null;
    }

    public static decimal ShareOf(decimal points, decimal maxPoints) => maxPoints > 0 ? Math.Clamp(points / maxPoints, 0, 1) : 0;

    public static bool IsPassed(QuizContent quiz, decimal points, decimal maxPoints) => ShareOf(points, maxPoints) >= quiz.PassShare;

    /// <summary>The try that counts; null when none was handed in. Of equal ones the first.</summary>
    public static QuizAttempt? Counting(QuizContent quiz, IEnumerable<QuizAttempt> tries)
    {
        var done = tries.Where(attempt => attempt.HandedInAt is not null);
        return quiz.Counts == QuizCounts.Best ? done.OrderBy(attempt => attempt.Number).MaxBy(attempt => attempt.Share) : done.MaxBy(attempt => attempt.Number);
    }

    /// <summary>Writes into the learner's progress what the tries are worth. Who has passed keeps that, whatever a later try gives.</summary>
    public static void Follow(QuizContent quiz, UnitProgress progress, IReadOnlyCollection<QuizAttempt> tries, DateTimeOffset now)
    {
        if (Counting(quiz, tries) is { } counting)
        {
            (progress.Points, progress.MaxPoints) = (counting.Points, counting.MaxPoints);
            if (counting.Passed == true)
            {
                progress.CompletedAt ??= now;
            }
        }
    }
}
