namespace MethodCabinet.Domain.Olympiads.Jury;

/// <summary>Вопрос участника жюри about a task, during the round, and its answer. The jury is told the task and the text, and not whose it is.</summary>
public sealed class ParticipantQuestion : IAudited
{
    public const int MaxText = 500;

    /// <summary>Of one participant in one round.</summary>
    public const int MaxCount = 20;

    /// <summary>So many of one participant may wait for an answer at once: the jury reads all of them.</summary>
    public const int MaxWaiting = 3;

    public required Guid Id { get; init; }

    public required Guid AttemptId { get; init; }

    public required Guid RoundId { get; init; }

    public required Guid TaskId { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Null until somebody has answered.</summary>
    public string? Answer { get; private set; }

    /// <summary>The answer is told to all who sit the paper; the question is not.</summary>
    public bool IsForAll { get; private set; }

    public Guid? AnsweredById { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public uint Version { get; private set; }

    /// <param name="asked">By this participant before.</param>
    /// <param name="waiting">Of these, without an answer.</param>
    /// <exception cref="RuleBroken">QuestionEmpty, QuestionTooLong, QuestionsTooMany, QuestionsWait.</exception>
    public static void Check(string text, int asked, int waiting)
    {
        CheckText(text);
        if (asked >= MaxCount)
        {
            throw new RuleBroken(JuryErrors.QuestionsTooMany, new Dictionary<string, object?> { ["max"] = MaxCount });
        }

        if (waiting >= MaxWaiting)
        {
            throw new RuleBroken(JuryErrors.QuestionsWait, new Dictionary<string, object?> { ["max"] = MaxWaiting });
        }
    }

    /// <exception cref="RuleBroken">QuestionEmpty, QuestionTooLong, QuestionAnswered.</exception>
    public void Reply(string answer, bool isForAll, Guid by, DateTimeOffset now)
    {
        CheckText(answer);
        if (AnsweredAt is not null)
        {
            throw new RuleBroken(JuryErrors.QuestionAnswered);
        }

        (Answer, IsForAll, AnsweredById, AnsweredAt) = (answer, isForAll, by, now);
    }

    /// <exception cref="RuleBroken">QuestionEmpty, QuestionTooLong.</exception>
    internal static void CheckText(string text)
    {
        if (text.Length == 0)
        {
            throw new RuleBroken(JuryErrors.QuestionEmpty);
        }

        if (text.Length > MaxText)
        {
            throw new RuleBroken(JuryErrors.QuestionTooLong, new Dictionary<string, object?> { ["max"] = MaxText });
        }
    }
}
