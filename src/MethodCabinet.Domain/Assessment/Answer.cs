using System.Text.Json.Serialization;

namespace MethodCabinet.Domain.Assessment;

/// <summary>What a participant answered, in the shape that goes into a journal entry. An answer taken back is JSON <c>null</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ChoiceAnswer), "choice")]
[JsonDerivedType(typeof(TrueFalseAnswer), "trueFalse")]
[JsonDerivedType(typeof(ShortTextAnswer), "shortText")]
[JsonDerivedType(typeof(NumericAnswer), "numeric")]
[JsonDerivedType(typeof(MatchingAnswer), "matching")]
[JsonDerivedType(typeof(OrderingAnswer), "ordering")]
[JsonDerivedType(typeof(GapsAnswer), "gaps")]
[JsonDerivedType(typeof(HotspotAnswer), "hotspot")]
[JsonDerivedType(typeof(FormulaAnswer), "formula")]
[JsonDerivedType(typeof(EssayAnswer), "essay")]
[JsonDerivedType(typeof(UploadAnswer), "upload")]
public abstract record Answer;

/// <param name="Selected">Ids of the chosen options, in any order.</param>
public sealed record ChoiceAnswer(IReadOnlyList<string> Selected) : Answer;

public sealed record TrueFalseAnswer(bool Value) : Answer;

public sealed record ShortTextAnswer(string Text) : Answer;

/// <param name="Text">As typed: <c>3,5</c>, <c>3.5</c>, <c>−0,2</c>, <c>1,6e-19</c>.</param>
/// <param name="Unit">The chosen unit, when the question offers units.</param>
public sealed record NumericAnswer(string Text, string? Unit = null) : Answer;

/// <param name="Pairs">Left id → right id.</param>
public sealed record MatchingAnswer(IReadOnlyDictionary<string, string> Pairs) : Answer;

/// <param name="Order">Item ids, first to last.</param>
public sealed record OrderingAnswer(IReadOnlyList<string> Order) : Answer;

/// <summary>Answers to the gaps of a text or a table.</summary>
/// <param name="Values">Gap id → what was typed or chosen.</param>
public sealed record GapsAnswer(IReadOnlyDictionary<string, string> Values) : Answer;

/// <summary>A place on an image.</summary>
/// <param name="X">Share of the width, 0 to 1 from the left.</param>
/// <param name="Y">Share of the height, 0 to 1 from the top.</param>
public sealed record ImagePoint(double X, double Y);

public sealed record HotspotAnswer(IReadOnlyList<ImagePoint> Points) : Answer;

/// <param name="Text">As typed: <c>2*x^2 + sin(x)</c>.</param>
public sealed record FormulaAnswer(string Text) : Answer;

public sealed record EssayAnswer(string Text) : Answer;

/// <summary>A file that was uploaded apart from the journal.</summary>
/// <param name="Sha256">Lower-case hexadecimal digest of its bytes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Page">Which page of the solution it is, as the participant numbers them; null for documents.</param>
public sealed record AnswerFile(string Sha256, string Name, long Size, int? Page = null);

public sealed record UploadAnswer(IReadOnlyList<AnswerFile> Files) : Answer;
