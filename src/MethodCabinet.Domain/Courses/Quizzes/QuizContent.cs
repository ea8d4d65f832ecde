using System.Text.Json.Serialization;

namespace MethodCabinet.Domain.Courses.Quizzes;

/// <summary>Which of several tries counts.</summary>
public enum QuizCounts
{
    Best,
    Last,
}

/// <summary>What a learner reads of a try that was handed in. Each step tells what the one before it tells.</summary>
public enum QuizFeedback
{
    /// <summary>Whether it was passed.</summary>
    Nothing,

    /// <summary>The points of the whole.</summary>
    Points,

    /// <summary>The points of each question.</summary>
    RightOrWrong,

    /// <summary>The right answers and what their author says of them.</summary>
    Explanation,
}

/// <summary>Тест: questions of the banks, scored at once.</summary>
/// <param name="Attempts">How often it may be taken; 0 for as often as one likes.</param>
/// <param name="Minutes">For one try; null for any time.</param>
/// <param name="PassShare">Of the maximum, 0 to 1.</param>
/// <param name="IsPractice">Each answer can be checked at once.</param>
/// <param name="RetakesFailed">A further try asks only what was not answered in full.</param>
/// <param name="Shuffle">Questions come in another order in each try.</param>
public sealed record QuizContent(
    string Text,
    string Html,
    IReadOnlyList<QuizPart> Parts,
    int Attempts,
    int? Minutes,
    decimal PassShare,
    QuizCounts Counts,
    QuizFeedback Feedback,
    bool IsPractice,
    bool RetakesFailed,
    bool Shuffle) : UnitContent(Text, Html)
{
    public const int MaxAttempts = 100;
    public const int MaxMinutes = 24 * 60;
    public const int MaxParts = 100;
    public const int MaxQuestions = 200;

    public override UnitKind Kind => UnitKind.Quiz;

    /// <summary>Questions of one try.</summary>
    [JsonIgnore]
    public int Size => Parts.Sum(part => part.Size);

    /// <param name="taken">Tries that were begun.</param>
    /// <returns>Null for as many as one likes.</returns>
    public int? TriesLeft(int taken) => Attempts == 0 ? null : Math.Max(0, Attempts - taken);

    protected override IEnumerable<ErrorCode> OwnProblems()
    {
        if (Parts.Count == 0)
        {
            yield return QuizErrors.Empty;
        }
        else if (Parts.Count > MaxParts || !Parts.All(IsSound) || Size > MaxQuestions || Parts.DistinctBy(part => part.Id).Count() != Parts.Count)
        {
            yield return QuizErrors.PartsInvalid;
        }

        if (Attempts is < 0 or > MaxAttempts || Minutes is < 1 or > MaxMinutes || PassShare is < 0 or > 1)
        {
            yield return QuizErrors.SettingsRange;
        }
    }

    private static bool IsSound(QuizPart part) => part.Id != Guid.Empty && part switch
    {
        QuestionPart question => question.Hint.Length <= QuestionPart.MaxText && question.Explanation.Length <= QuestionPart.MaxText,
        DrawnPart draw => draw.Count is > 0 and <= MaxQuestions,
        _ => false,
    };
}
