using System.Text.Json.Serialization;

namespace MethodCabinet.Domain.Assessment;

/// <summary>What the correct answer is and what its parts are worth. Shares are of the question's maximum: 1 is all of it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ChoiceKey), "choice")]
[JsonDerivedType(typeof(TrueFalseKey), "trueFalse")]
[JsonDerivedType(typeof(ShortTextKey), "shortText")]
[JsonDerivedType(typeof(NumericKey), "numeric")]
[JsonDerivedType(typeof(MatchingKey), "matching")]
[JsonDerivedType(typeof(OrderingKey), "ordering")]
[JsonDerivedType(typeof(GapsKey), "gaps")]
[JsonDerivedType(typeof(HotspotKey), "hotspot")]
[JsonDerivedType(typeof(FormulaKey), "formula")]
[JsonDerivedType(typeof(ManualKey), "manual")]
public abstract record AnswerKey;

/// <summary>How a multiple choice is worth points.</summary>
public enum ChoiceRule
{
    /// <summary>All correct options and no other: the maximum; anything else: nothing.</summary>
    AllOrNothing,

    /// <summary>Each chosen option adds its share (wrong ones usually subtract).</summary>
    SumOfShares,

    /// <summary>Each option judged rightly (chosen if correct, left if not) adds 1/n of the maximum.</summary>
    EachOption,

    /// <summary>One mistake costs half, two or more cost all: the usual rule of Russian school olympiads.</summary>
    OneMistakeHalf,
}

/// <param name="Shares">Option id → share of the maximum, for example 0.5, or −0.5 for a wrong one. Options left out are worth 0.</param>
/// <param name="Correct">Ids of the correct options.</param>
public sealed record ChoiceKey(IReadOnlyList<string> Correct, ChoiceRule Rule, IReadOnlyDictionary<string, decimal> Shares) : AnswerKey;

public sealed record TrueFalseKey(bool Value) : AnswerKey;

/// <summary>One accepted text.</summary>
/// <param name="Pattern"><c>*</c> stands for any run of characters, <c>\*</c> for itself.</param>
/// <param name="Share">Share of the maximum.</param>
public sealed record TextVariant(string Pattern, decimal Share = 1);

/// <param name="Slips">How many single-letter slips (insert, delete, replace, swap of neighbours) are forgiven; 0 for none.</param>
public sealed record TextRule(bool IgnoreCase = true, bool YoEqualsYe = true, int Slips = 0);

public sealed record ShortTextKey(IReadOnlyList<TextVariant> Variants, TextRule Rule) : AnswerKey;

public enum ToleranceKind
{
    Absolute,

    /// <summary>Share of the correct value: 0.05 is five per cent.</summary>
    Relative,
}

/// <summary>One accepted value.</summary>
public sealed record NumericVariant(decimal Value, decimal Tolerance = 0, ToleranceKind Kind = ToleranceKind.Absolute, decimal Share = 1);

/// <param name="Unit">What the values are in.</param>
/// <param name="Factor">How many of the key's base unit one of this unit is: for a key in metres, "см" has 0.01.</param>
public sealed record UnitFactor(string Unit, decimal Factor);

/// <param name="Units">Accepted units; empty when the answer has none.</param>
/// <param name="WrongUnitShare">What is left of the points when the number fits but the unit is missing or wrong: 0 to 1.</param>
public sealed record NumericKey(IReadOnlyList<NumericVariant> Variants, IReadOnlyList<UnitFactor> Units, decimal WrongUnitShare = 0) : AnswerKey;

public enum PartialRule
{
    AllOrNothing,

    /// <summary>Each right pair or place adds an equal share.</summary>
    Proportional,

    /// <summary>Ordering only: share by the longest run of items that stand in the right relative order (longest increasing subsequence).</summary>
    LongestRun,

    /// <summary>Ordering only: share of the pairs of items that stand in the right relative order.</summary>
    Pairs,
}

/// <param name="Pairs">Left id → right id.</param>
public sealed record MatchingKey(IReadOnlyDictionary<string, string> Pairs, PartialRule Rule) : AnswerKey;

/// <param name="Order">Item ids, first to last.</param>
public sealed record OrderingKey(IReadOnlyList<string> Order, PartialRule Rule) : AnswerKey;

/// <summary>What one gap accepts: texts, or numbers when <paramref name="Numbers"/> is not empty.</summary>
/// <param name="Weight">Its part of the maximum, beside the weights of the other gaps.</param>
public sealed record GapKey(IReadOnlyList<TextVariant> Texts, IReadOnlyList<NumericVariant> Numbers, decimal Weight = 1);

/// <param name="Gaps">Gap id → what it accepts.</param>
public sealed record GapsKey(IReadOnlyDictionary<string, GapKey> Gaps, TextRule Rule, PartialRule Partial) : AnswerKey;

/// <summary>A region of the image, its corners as shares of width and height; a polygon of three corners or more.</summary>
public sealed record HotspotRegion(IReadOnlyList<ImagePoint> Corners);

/// <summary>Every region must be pointed at; a point outside all regions takes away what one region gives.</summary>
public sealed record HotspotKey(IReadOnlyList<HotspotRegion> Regions, PartialRule Rule) : AnswerKey;

/// <summary>A variable and the range from which its test values are taken.</summary>
public sealed record FormulaVariable(string Name, double From, double To);

/// <summary>Compared by value at points of the variables' ranges, not by text.</summary>
/// <param name="Tolerance">Largest relative difference.</param>
public sealed record FormulaKey(string Expression, IReadOnlyList<FormulaVariable> Variables, double Tolerance = 1e-6) : AnswerKey;

/// <summary>One line by which jurors mark.</summary>
/// <param name="Step">Points move by this much: 1, 0.5.</param>
public sealed record Criterion(string Id, string Text, decimal MaxPoints, decimal Step = 1);

/// <summary>Marked by people, by criteria.</summary>
public sealed record ManualKey(IReadOnlyList<Criterion> Criteria, string? ModelAnswer) : AnswerKey;
