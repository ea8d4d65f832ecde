namespace MethodCabinet.Domain.Courses.Talk;

/// <summary>Вопрос слушателя to the tutors of the cohort, at a place of a unit.</summary>
public sealed class UnitQuestion
{
    public const int MaxText = 2_000;
    public const int MaxAnswer = 10_000;

    /// <summary>So many of one learner may wait for an answer at once: the tutor reads all of them.</summary>
    public const int MaxWaiting = 10;

    /// <summary>Chosen by the client, so that sending it twice asks once.</summary>
    public required Guid Id { get; init; }

    public required Guid EnrolmentId { get; init; }

    public required Guid CohortId { get; init; }

    public required Guid UnitId { get; init; }

    public required UnitPlace Place { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The learner agrees that the cohort sees the question and whose it is, once it is answered. Can be taken back.</summary>
    public required bool MayBeShown { get; set; }

    /// <summary>Markdown; null until somebody has answered.</summary>
    public string? Answer { get; private set; }

    /// <summary>Sanitized HTML with MathML.</summary>
    public string AnswerHtml { get; private set; } = "";

    /// <summary>The cohort sees the answer, and the question as far as its author agrees.</summary>
    public bool IsForAll { get; private set; }

    public Guid? AnsweredById { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>When the learner saw the answer.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    public uint Version { get; private set; }

    /// <param name="waiting">Of this learner, without an answer.</param>
    /// <exception cref="RuleBroken">QuestionsWait.</exception>
    public static void CheckWaiting(int waiting)
    {
        if (waiting >= MaxWaiting)
        {
            throw new RuleBroken(TalkErrors.QuestionsWait, new Dictionary<string, object?> { ["max"] = MaxWaiting });
        }
    }

    /// <summary>Answers, or mends the answer; the learner is told anew.</summary>
    /// <param name="html">Of the checked answer.</param>
    public void Reply(string answer, string html, bool isForAll, Guid by, DateTimeOffset now) =>
        (Answer, AnswerHtml, IsForAll, AnsweredById, AnsweredAt, SeenAt) = (answer, html, isForAll, by, now, null);

    /// <summary>What somebody of the cohort who has not asked it may see of it.</summary>
    public QuestionSight SightOfCohort => (Answer, IsForAll, MayBeShown) switch
    {
        (null, _, _) or (_, false, _) => QuestionSight.Nothing,
        (_, _, false) => QuestionSight.Answer,
        _ => QuestionSight.All,
    };
}

public enum QuestionSight
{
    Nothing,

    /// <summary>Without the question, whose words could tell whose they are.</summary>
    Answer,

    /// <summary>Question, answer, and who asked.</summary>
    All,
}
