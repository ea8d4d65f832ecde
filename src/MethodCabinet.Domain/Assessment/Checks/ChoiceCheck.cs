namespace MethodCabinet.Domain.Assessment.Checks;

internal static class ChoiceCheck
{
    public static void Of(ChoiceBody body, ChoiceKey key, Findings found)
    {
        found.Items(body.Options, least: 2, "body.options");
        var ids = body.Options.Select(o => o.Id).ToHashSet();
        for (var i = 0; i < key.Correct.Count; i++)
        {
            found.When(!ids.Contains(key.Correct[i]), AssessmentErrors.KeyUnknownOption, $"key.correct[{i}]");
        }

        found.When(key.Correct.Count == 0, AssessmentErrors.KeyEmpty, "key.correct");
        found.When(!body.Multiple && key.Correct.Count > 1, AssessmentErrors.KeyNeedsOneOption, "key.correct");
        found.Repeats(key.Correct, AssessmentErrors.IdRepeated, "key.correct");
        found.When(!Enum.IsDefined(key.Rule) || (!body.Multiple && key.Rule is ChoiceRule.EachOption or ChoiceRule.OneMistakeHalf), AssessmentErrors.RuleNotForType, "key.rule");
        foreach (var (id, share) in key.Shares)
        {
            found.When(!ids.Contains(id), AssessmentErrors.KeyUnknownOption, $"key.shares.{id}");
            found.When(share is < -1 or > 1, AssessmentErrors.ShareRange, $"key.shares.{id}");
        }

        if (key.Rule == ChoiceRule.SumOfShares)
        {
            var gains = key.Shares.Values.Where(s => s is > 0 and <= 1).ToList();
            var best = body.Multiple ? gains.Sum() : gains.DefaultIfEmpty(0).Max();
            // Thirds are written as 0.33333, so the sum may miss 1 by a little.
            found.When(best < 0.999m, AssessmentErrors.SharesNeverFull, "key.shares");
            found.When(key.Correct.Any(id => key.Shares.GetValueOrDefault(id) <= 0), AssessmentErrors.SharesNeverFull, "key.correct");
        }
    }
}
