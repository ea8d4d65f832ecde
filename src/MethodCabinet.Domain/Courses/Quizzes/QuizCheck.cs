using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Courses.Quizzes;

/// <summary>A version of a question that a quiz names, as far as publishing asks.</summary>
/// <param name="IsSound">Nothing is wrong with it (<see cref="QuestionCheck"/>).</param>
public sealed record NamedQuestion(Guid VersionId, bool IsAutomatic, bool IsSound);

/// <summary>What the banks say against a quiz.</summary>
public static class QuizCheck
{
    /// <summary>Each error once; empty when nothing is wrong.</summary>
    /// <param name="named">The versions of the fixed questions, by their id.</param>
    /// <param name="available">Questions from which a part can be drawn, by its id.</param>
    public static IReadOnlyList<ErrorCode> Problems(QuizContent quiz, IReadOnlyDictionary<Guid, NamedQuestion> named, IReadOnlyDictionary<Guid, int> available) =>
        [.. quiz.Parts.Select(part => ProblemOf(part, named, available)).OfType<ErrorCode>().Distinct()];

    private static ErrorCode? ProblemOf(QuizPart part, IReadOnlyDictionary<Guid, NamedQuestion> named, IReadOnlyDictionary<Guid, int> available) => part switch
    {
        QuestionPart question => named.GetValueOrDefault(question.VersionId) switch
        {
            null => QuizErrors.QuestionGone,
            { IsAutomatic: false } => QuizErrors.NeedsPeople,
            { IsSound: false } => QuizErrors.QuestionUnsound,
            _ => null,
        },
        DrawnPart draw => available.GetValueOrDefault(draw.Id) < draw.Count ? QuizErrors.DrawTooFew : null,
        _ => null,
    };
}
