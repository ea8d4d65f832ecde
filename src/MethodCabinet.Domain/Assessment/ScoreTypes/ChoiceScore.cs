namespace MethodCabinet.Domain.Assessment.ScoreTypes;

/// <summary>
/// One or several options are chosen; the same option named twice counts once.
/// <list type="bullet">
/// <item><see cref="ChoiceRule.AllOrNothing"/>: exactly the correct options give the maximum.</item>
/// <item><see cref="ChoiceRule.SumOfShares"/>: the shares of the chosen options are added; the sum is at most the maximum.</item>
/// <item><see cref="ChoiceRule.EachOption"/>: each of n options judged rightly, chosen or left, gives 1/n.</item>
/// <item><see cref="ChoiceRule.OneMistakeHalf"/>: a mistake is a correct option left or a wrong one chosen; one costs half, two cost all.</item>
/// </list>
/// Several options chosen where only one may be are no answer.
/// </summary>
internal static class ChoiceScore
{
    public static Share? Of(ChoiceBody body, ChoiceKey key, ChoiceAnswer answer)
    {
        var options = body.Options.Select(o => o.Id).ToHashSet();
        var chosen = (answer.Selected ?? []).ToHashSet();
        if (chosen.Count == 0 || (!body.Multiple && chosen.Count > 1) || !chosen.IsSubsetOf(options))
        {
            return null;
        }

        var correct = key.Correct.ToHashSet();
        var mistakes = options.Count(o => chosen.Contains(o) != correct.Contains(o));
        return key.Rule switch
        {
            ChoiceRule.SumOfShares => new Share(chosen.Sum(id => key.Shares.GetValueOrDefault(id))),
            ChoiceRule.EachOption => new Share(options.Count - mistakes, options.Count),
            ChoiceRule.OneMistakeHalf => new Share(Math.Max(0, 2 - mistakes), 2),
            _ => mistakes == 0 ? Share.All : Share.None,
        };
    }
}
