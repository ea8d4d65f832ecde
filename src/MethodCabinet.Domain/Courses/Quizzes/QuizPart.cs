using System.Text.Json.Serialization;

namespace MethodCabinet.Domain.Courses.Quizzes;

/// <summary>What a quiz asks at one place.</summary>
/// <param name="Id">Stays while the quiz is edited: a later try knows by it what was answered before.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(QuestionPart), "question")]
[JsonDerivedType(typeof(DrawnPart), "draw")]
public abstract record QuizPart(Guid Id)
{
    /// <summary>How many questions it asks.</summary>
    [JsonIgnore]
    public abstract int Size { get; }
}

/// <summary>One question, as it was when it was put here.</summary>
/// <param name="Hint">Markdown; for those who check a wrong answer while they practise.</param>
/// <param name="Explanation">Markdown; for afterwards.</param>
/// <param name="HintHtml">Sanitized HTML with MathML.</param>
public sealed record QuestionPart(Guid Id, Guid VersionId, string Hint = "", string Explanation = "", string HintHtml = "", string ExplanationHtml = "") : QuizPart(Id)
{
    public const int MaxText = 10_000;

    public override int Size => 1;
}

/// <summary>Questions drawn for each try anew from a bank, among those that are not archived and that no person has to mark.</summary>
/// <param name="Subject">Code; null for any.</param>
/// <param name="Tags">All of them must be there.</param>
/// <param name="Grade">Null for any.</param>
public sealed record DrawnPart(Guid Id, Guid BankId, int Count, string? Subject, IReadOnlyList<string> Tags, int? Grade) : QuizPart(Id)
{
    public override int Size => Count;
}
