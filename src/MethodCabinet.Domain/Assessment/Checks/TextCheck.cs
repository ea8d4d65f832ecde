using MethodCabinet.Domain.Assessment.ScoreTypes;

namespace MethodCabinet.Domain.Assessment.Checks;

internal static class TextCheck
{
    public const int MaxSlips = 3;

    public static void Variants(IReadOnlyList<TextVariant> variants, string path, Findings found)
    {
        found.When(variants.Count == 0, AssessmentErrors.KeyEmpty, path);
        found.Count(variants.Count, least: 0, path);
        for (var i = 0; i < variants.Count; i++)
        {
            var pattern = variants[i].Pattern;
            found.When(string.IsNullOrWhiteSpace(pattern), AssessmentErrors.TextMissing, $"{path}[{i}].pattern");
            found.When(pattern?.Length > TextFold.MaxLength, AssessmentErrors.TextTooLong, $"{path}[{i}].pattern");
            Share(variants[i].Share, $"{path}[{i}].share", found);
        }

        Full(variants.Select(v => v.Share), path, found);
    }

    public static void Rule(TextRule rule, Findings found) => found.When(rule.Slips is < 0 or > MaxSlips, AssessmentErrors.SlipsRange, "key.rule.slips");

    public static void Share(decimal share, string path, Findings found) => found.When(share is < 0 or > 1, AssessmentErrors.ShareRange, path);

    /// <summary>Some variant must give the maximum.</summary>
    public static void Full(IEnumerable<decimal> shares, string path, Findings found) =>
        found.When(!shares.DefaultIfEmpty(1).Any(s => s >= 1), AssessmentErrors.SharesNeverFull, path);
}
