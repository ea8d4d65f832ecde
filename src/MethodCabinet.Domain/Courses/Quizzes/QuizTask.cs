namespace MethodCabinet.Domain.Courses.Quizzes;

/// <summary>A question of a try.</summary>
public sealed class QuizTask
{
    public required Guid AttemptId { get; init; }

    public required Guid TaskId { get; init; }

    /// <summary>1, 2, 3… as it is shown.</summary>
    public required int Position { get; init; }

    /// <summary>Of the quiz.</summary>
    public required Guid PartId { get; init; }

    /// <summary>0, 1, 2… within the part.</summary>
    public required int Slot { get; init; }

    public required Guid QuestionVersionId { get; init; }

    public required decimal MaxPoints { get; init; }

    /// <summary>It was answered in full in an earlier try and is not asked in this one; its points count.</summary>
    public required bool IsKept { get; init; }

    /// <summary>Null while it was not scored.</summary>
    public decimal? Points { get; set; }

    /// <summary>JSON text of the answer that was scored; null where none was given.</summary>
    public string? Answer { get; set; }
}
