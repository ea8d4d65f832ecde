namespace MethodCabinet.Domain.Assessment.ScoreTypes;

/// <summary>
/// Pairs. <see cref="PartialRule.AllOrNothing"/>: every pair right gives the maximum. <see cref="PartialRule.Proportional"/>: each right
/// pair gives an equal share, a wrong or missing one nothing.
/// </summary>
internal static class MatchingScore
{
    public static Share? Of(MatchingBody body, MatchingKey key, MatchingAnswer answer)
    {
        var left = body.Left.Select(i => i.Id).ToHashSet();
        var right = body.Right.Select(i => i.Id).ToHashSet();
        var given = (answer.Pairs ?? new Dictionary<string, string>()).Where(p => !string.IsNullOrEmpty(p.Value)).ToList();
        if (given.Count == 0 || key.Pairs.Count == 0 || !given.TrueForAll(p => left.Contains(p.Key) && right.Contains(p.Value)))
        {
            return null;
        }

        var fitting = given.Count(p => key.Pairs.GetValueOrDefault(p.Key) == p.Value);
        return key.Rule == PartialRule.AllOrNothing
            ? fitting == key.Pairs.Count ? Share.All : Share.None
            : new Share(fitting, key.Pairs.Count);
    }
}
