namespace MethodCabinet.Domain.Courses.Quizzes;

/// <summary>
/// A tutor lets answers of a try count that came late and that nothing proves to have been written in time. Rows are added only; what comes later still waits for another one. It cannot be taken back: what it
/// completes stays complete, and a mark can be set otherwise in the gradebook.
/// </summary>
public sealed class QuizLateAcceptance
{
    public const int MaxReason = 500;

    public required Guid AttemptId { get; init; }

    /// <summary>The last entry that the tutor has seen (<see cref="QuizEntry.Id"/>): late ones up to it count.</summary>
    public required long UpToId { get; init; }

    /// <summary>The learner reads it.</summary>
    public required string Reason { get; init; }

    public required Guid ById { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <param name="waiting">Ids of the late entries of the try that do not count, as far as the tutor has seen them.</param>
    /// <exception cref="RuleBroken">NotHandedIn, SubmissionOwn, NothingLate, ReasonMissing.</exception>
    public static QuizLateAcceptance Of(QuizAttempt attempt, IReadOnlyCollection<long> waiting, string reason, Guid by, DateTimeOffset now)
    {
        reason = reason.Trim();
        return attempt switch
        {
            _ when attempt.PersonId == by => throw new RuleBroken(CourseErrors.SubmissionOwn),
            { HandedInAt: null } => throw new RuleBroken(QuizErrors.NotHandedIn),
            _ when waiting.Count == 0 => throw new RuleBroken(QuizErrors.NothingLate),
            _ when reason.Length is 0 or > MaxReason => throw new RuleBroken(CourseErrors.ReasonMissing),
            _ => new() { AttemptId = attempt.Id, UpToId = waiting.Max(), Reason = reason, ById = by, At = now },
        };
    }
}
