namespace MethodCabinet.Domain.Assessment.Checks;

internal static class MatchingCheck
{
    public static void Of(MatchingBody body, MatchingKey key, Findings found)
    {
        found.Items(body.Left, least: 1, "body.left");
        found.Items(body.Right, least: 2, "body.right");
        var left = body.Left.Select(i => i.Id).ToHashSet();
        var right = body.Right.Select(i => i.Id).ToHashSet();
        foreach (var (from, to) in key.Pairs)
        {
            found.When(!left.Contains(from) || !right.Contains(to), AssessmentErrors.KeyUnknownOption, $"key.pairs.{from}");
        }

        foreach (var id in left.Where(id => !key.Pairs.ContainsKey(id)))
        {
            found.Add(AssessmentErrors.KeyIncomplete, $"key.pairs.{id}");
        }

        found.NotOrdering(key.Rule, "key.rule");
    }
}
