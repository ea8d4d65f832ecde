namespace MethodCabinet.Domain.Assessment.ScoreTypes;

/// <summary>
/// Gaps of a text or of a table. Each gap earns the best share of what it accepts, times its weight. <see cref="PartialRule.AllOrNothing"/>:
/// the maximum only when every gap is fully right. Otherwise the weighted sum over the sum of weights. A gap filled from a list is compared
/// with the listed text as it stands; slips and case are forgiven only in typed ones.
/// </summary>
internal static class GapsScore
{
    private static readonly TextRule Exact = new(IgnoreCase: false, YoEqualsYe: false);

    public static Share? Of(IReadOnlyList<Gap> gaps, GapsKey key, GapsAnswer answer)
    {
        var given = (answer.Values ?? new Dictionary<string, string>()).Where(v => !string.IsNullOrWhiteSpace(v.Value)).ToDictionary();
        var known = gaps.Select(g => g.Id).ToHashSet();
        var whole = key.Gaps.Values.Sum(g => g.Weight);
        if (given.Count == 0 || whole <= 0 || !known.IsSupersetOf(given.Keys))
        {
            return null;
        }

        var shares = gaps.Where(g => key.Gaps.ContainsKey(g.Id))
            .Select(g => (key.Gaps[g.Id].Weight, Share: given.TryGetValue(g.Id, out var text) ? One(g, key.Gaps[g.Id], key.Rule, text) : 0))
            .ToList();
        return key.Partial == PartialRule.AllOrNothing
            ? shares.TrueForAll(s => s.Share >= 1) ? Share.All : Share.None
            : new Share(shares.Sum(s => s.Weight * s.Share), whole);
    }

    /// <summary>The share of one gap that its filling earns.</summary>
    public static decimal One(Gap gap, GapKey key, TextRule rule, string text)
    {
        if (gap.Options.Count > 0)
        {
            return gap.Options.Contains(text) ? ShortTextScore.Best(key.Texts, Exact, text) : 0;
        }

        var asNumber = key.Numbers.Count > 0 && NumberText.TryParse(text, out var value) ? NumericScore.Best(key.Numbers, value) : 0;
        return Math.Max(asNumber, key.Texts.Count > 0 ? ShortTextScore.Best(key.Texts, rule, text) : 0);
    }
}
