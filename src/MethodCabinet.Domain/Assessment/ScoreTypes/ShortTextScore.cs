namespace MethodCabinet.Domain.Assessment.ScoreTypes;

/// <summary>
/// A short text is compared with the accepted variants, and the best share among those that fit counts. Case, е/ё and
/// slips are forgiven as the key's rule says; spaces at the ends, repeated spaces, and the look of dashes and quotation marks never matter.
/// A variant that fits as it stands goes before one that fits only with slips forgiven.
/// </summary>
internal static class ShortTextScore
{
    public static Share? Of(ShortTextKey key, ShortTextAnswer answer)
    {
        if (string.IsNullOrWhiteSpace(answer.Text))
        {
            return null;
        }

        return new Share(Best(key.Variants, key.Rule, answer.Text));
    }

    /// <summary>The best share of the variants that <paramref name="text"/> fits; 0 when it fits none.</summary>
    public static decimal Best(IReadOnlyList<TextVariant> variants, TextRule rule, string text)
    {
        if (text.Length > TextFold.MaxLength)
        {
            return 0;
        }

        var folded = TextFold.Fold(text, rule);
        var patterns = variants.Select(v => (v.Share, Pattern: TextPattern.Parse(v.Pattern, rule))).ToList();
        var fitting = patterns.Where(p => p.Pattern.Fits(folded)).Select(p => p.Share).ToList();
        if (fitting.Count == 0 && rule.Slips > 0)
        {
            fitting = [.. patterns.Where(p => p.Pattern.FitsWithSlips(folded, rule.Slips)).Select(p => p.Share)];
        }

        return fitting.Count == 0 ? 0 : fitting.Max();
    }
}
