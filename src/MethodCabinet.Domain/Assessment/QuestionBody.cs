using System.Globalization;
using System.Text.Json.Serialization;

namespace MethodCabinet.Domain.Assessment;

/// <summary>
/// What a participant sees of a question beside its statement. It never holds the answer: that is the
/// <see cref="AnswerKey"/>, kept apart so that a key cannot reach a participant's payload.
/// Texts are Markdown with TeX between dollar signs when authored, and sanitized HTML with MathML when rendered.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ChoiceBody), "choice")]
[JsonDerivedType(typeof(TrueFalseBody), "trueFalse")]
[JsonDerivedType(typeof(ShortTextBody), "shortText")]
[JsonDerivedType(typeof(NumericBody), "numeric")]
[JsonDerivedType(typeof(MatchingBody), "matching")]
[JsonDerivedType(typeof(OrderingBody), "ordering")]
[JsonDerivedType(typeof(GapTextBody), "gapText")]
[JsonDerivedType(typeof(TableBody), "table")]
[JsonDerivedType(typeof(HotspotBody), "hotspot")]
[JsonDerivedType(typeof(FormulaBody), "formula")]
[JsonDerivedType(typeof(EssayBody), "essay")]
[JsonDerivedType(typeof(UploadBody), "upload")]
public abstract record QuestionBody
{
    /// <summary>The same body with every text passed through <paramref name="render"/>.</summary>
    public virtual QuestionBody MapTexts(Func<string, string> render) => this;

    /// <summary>
    /// The same body as it goes to participants: what may stand in any order loses the order in which its author wrote it, because the right option is
    /// so often the first one.
    /// </summary>
    public virtual QuestionBody InNeutralOrder() => this;
}

/// <summary>One thing to choose, match or order. <paramref name="Id"/> is short, unique in its question and tells nothing (see <see cref="ItemIds"/>).</summary>
public sealed record Item(string Id, string Text)
{
    public Item MapText(Func<string, string> render) => this with { Text = render(Text) };

    internal static IReadOnlyList<Item> ById(IReadOnlyList<Item> items) => [.. items.OrderBy(item => item.Id, StringComparer.Ordinal)];
}

public sealed record ChoiceBody(IReadOnlyList<Item> Options, bool Multiple, bool Shuffle = true) : QuestionBody
{
    public override QuestionBody MapTexts(Func<string, string> render) => this with { Options = [.. Options.Select(o => o.MapText(render))] };

    public override QuestionBody InNeutralOrder() => Shuffle ? this with { Options = Item.ById(Options) } : this;
}

public sealed record TrueFalseBody : QuestionBody;

public sealed record ShortTextBody : QuestionBody;

/// <param name="Units">Units offered beside the field; empty when the answer has none.</param>
public sealed record NumericBody(IReadOnlyList<string> Units) : QuestionBody;

/// <summary>Each of <paramref name="Left"/> is given one of <paramref name="Right"/>; the right column may hold distractors.</summary>
public sealed record MatchingBody(IReadOnlyList<Item> Left, IReadOnlyList<Item> Right, bool Shuffle = true) : QuestionBody
{
    public override QuestionBody MapTexts(Func<string, string> render) =>
        this with { Left = [.. Left.Select(i => i.MapText(render))], Right = [.. Right.Select(i => i.MapText(render))] };

    public override QuestionBody InNeutralOrder() => Shuffle ? this with { Right = Item.ById(Right) } : this;
}

/// <summary>Items in the order in which they are first shown (authored so; never the right order).</summary>
public sealed record OrderingBody(IReadOnlyList<Item> Items) : QuestionBody
{
    public override QuestionBody MapTexts(Func<string, string> render) => this with { Items = [.. Items.Select(i => i.MapText(render))] };
}

/// <summary>One blank: typed when <paramref name="Options"/> is empty, otherwise chosen from them.</summary>
/// <param name="Size">Width of a typed blank, in characters.</param>
public sealed record Gap(string Id, IReadOnlyList<string> Options, int Size = 12)
{
    // 2 before 10.
    private static readonly StringComparer Alphabet = CultureInfo.InvariantCulture.CompareInfo.GetStringComparer(CompareOptions.NumericOrdering);

    internal static IReadOnlyList<Gap> Sorted(IReadOnlyList<Gap> gaps) => [.. gaps.Select(gap => gap with { Options = [.. gap.Options.Order(Alphabet)] })];
}

/// <summary>A text in which each <c>{{id}}</c> stands for the gap of that id.</summary>
public sealed record GapTextBody(string Text, IReadOnlyList<Gap> Gaps) : QuestionBody
{
    public override QuestionBody MapTexts(Func<string, string> render) => this with { Text = render(Text) };

    public override QuestionBody InNeutralOrder() => this with { Gaps = Gap.Sorted(Gaps) };
}

/// <summary>A cell of a table: a fixed text, or a blank when <paramref name="GapId"/> is set.</summary>
public sealed record TableCell(string? Text, string? GapId);

/// <summary>A table to fill in; <paramref name="Gaps"/> are those that the cells name.</summary>
public sealed record TableBody(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<TableCell>> Rows, IReadOnlyList<Gap> Gaps) : QuestionBody
{
    public override QuestionBody MapTexts(Func<string, string> render) => this with
    {
        Columns = [.. Columns.Select(render)],
        Rows = [.. Rows.Select(row => (IReadOnlyList<TableCell>)[.. row.Select(cell => cell.Text is null ? cell : cell with { Text = render(cell.Text) })])],
    };

    public override QuestionBody InNeutralOrder() => this with { Gaps = Gap.Sorted(Gaps) };
}

/// <summary>An image on which up to <paramref name="MaxPoints"/> places are pointed at.</summary>
/// <param name="ImageId">The stored file.</param>
/// <param name="Width">Pixels of the image.</param>
/// <param name="Height">Pixels of the image.</param>
/// <param name="Alt">What the image shows, for those who do not see it; must not give the answer away.</param>
public sealed record HotspotBody(Guid ImageId, int Width, int Height, string Alt, int MaxPoints) : QuestionBody;

/// <param name="Variables">Letters that the answer may use, shown to the participant.</param>
public sealed record FormulaBody(IReadOnlyList<string> Variables) : QuestionBody;

/// <param name="MinWords">Advice to the participant; 0 for none.</param>
/// <param name="MaxWords">Advice to the participant; 0 for none.</param>
public sealed record EssayBody(int MinWords = 0, int MaxWords = 0) : QuestionBody;

/// <param name="MaxFiles">How many files (pages) at most.</param>
/// <param name="Accept">Media types, for example <c>image/jpeg</c>, or <c>image/*</c> for all of a family.</param>
public sealed record UploadBody(int MaxFiles, IReadOnlyList<string> Accept) : QuestionBody
{
    public bool Accepts(string mediaType) => Accept.Any(accepted => accepted.EndsWith("/*", StringComparison.Ordinal)
        ? mediaType.StartsWith(accepted[..^1], StringComparison.OrdinalIgnoreCase)
        : mediaType.Equals(accepted, StringComparison.OrdinalIgnoreCase));
}
