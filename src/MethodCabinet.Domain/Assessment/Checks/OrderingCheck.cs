namespace MethodCabinet.Domain.Assessment.Checks;

internal static class OrderingCheck
{
    public static void Of(OrderingBody body, OrderingKey key, Findings found)
    {
        found.Items(body.Items, least: 2, "body.items");
        var ids = body.Items.Select(i => i.Id).ToHashSet();
        for (var i = 0; i < key.Order.Count; i++)
        {
            found.When(!ids.Contains(key.Order[i]), AssessmentErrors.KeyUnknownOption, $"key.order[{i}]");
        }

        found.Repeats(key.Order, AssessmentErrors.IdRepeated, "key.order");
        found.When(!ids.IsSubsetOf(key.Order), AssessmentErrors.KeyIncomplete, "key.order");
        found.When(body.Items.Count > 1 && body.Items.Select(i => i.Id).SequenceEqual(key.Order), AssessmentErrors.KeyShownAsGiven, "body.items");
        found.When(!Enum.IsDefined(key.Rule), AssessmentErrors.RuleNotForType, "key.rule");
    }
}
