namespace MethodCabinet.Domain.Courses.Talk;

/// <summary>Where in a unit something was asked or noted.</summary>
/// <param name="Paragraph">Of its text: paragraph, heading, list or table, the first being 0. Null for none.</param>
/// <param name="Second">Of its recording; null for none. With neither, the whole unit is meant.</param>
/// <param name="Quote">How the paragraph begins, so that the place is understood after the text has changed.</param>
public sealed record UnitPlace(int? Paragraph, int? Second, string Quote)
{
    public const int MaxQuote = 200;
    public const int MaxParagraph = 10_000;

    /// <summary>A day: no recording is longer.</summary>
    public const int MaxSecond = 24 * 60 * 60;

    public static UnitPlace Whole { get; } = new(null, null, "");

    /// <exception cref="RuleBroken">PlaceInvalid.</exception>
    public UnitPlace Checked()
    {
        if (Paragraph is < 0 or > MaxParagraph || Second is < 0 or > MaxSecond || (Paragraph is not null && Second is not null))
        {
            throw new RuleBroken(TalkErrors.PlaceInvalid);
        }

        var quote = Paragraph is null ? "" : Quote.Trim();
        return this with { Quote = quote.Length <= MaxQuote ? quote : CutAt(quote, MaxQuote) };
    }

    /// <summary>Never through the middle of a character beyond U+FFFF: half of one cannot be stored.</summary>
    private static string CutAt(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
