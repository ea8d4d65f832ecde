using MethodCabinet.Domain.Courses.Quizzes;

namespace MethodCabinet.Domain.Tests.Courses.Quizzes;

/// <summary>Quizzes to test with.</summary>
internal static class Quizzes
{
    public static QuizContent Of(params QuizPart[] parts) =>
        new("", "", parts, Attempts: 0, Minutes: null, PassShare: 0.6m, QuizCounts.Best, QuizFeedback.Explanation, IsPractice: false, RetakesFailed: false, Shuffle: false);

    public static IReadOnlyList<QuizCandidate> Candidates(int count) => [.. Enumerable.Range(0, count).Select(_ => new QuizCandidate(Guid.NewGuid(), Guid.NewGuid()))];

    public static QuizTask Task(Guid part, int slot, Guid version, decimal points, decimal max = 1) => new()
    {
        AttemptId = Guid.Empty,
        TaskId = Guid.NewGuid(),
        Position = 1,
        PartId = part,
        Slot = slot,
        QuestionVersionId = version,
        MaxPoints = max,
        IsKept = false,
        Points = points,
    };

    public static QuizAttempt Try(QuizContent quiz, int number, decimal? points, decimal max = 10)
    {
        var attempt = new QuizAttempt
        {
            Id = Guid.NewGuid(),
            EnrolmentId = Guid.Empty,
            UnitId = Guid.Empty,
            PersonId = Guid.Empty,
            VersionId = Guid.Empty,
            Number = number,
            OpenedAt = DateTimeOffset.UnixEpoch,
            EndsAt = null,
            MaxPoints = max,
        };
        if (points is { } known)
        {
            attempt.Score(quiz, known, DateTimeOffset.UnixEpoch.AddHours(number));
        }

        return attempt;
    }
}
