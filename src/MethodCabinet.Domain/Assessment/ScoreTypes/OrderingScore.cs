namespace MethodCabinet.Domain.Assessment.ScoreTypes;

/// <summary>
/// A sequence of n items.
/// <list type="bullet">
/// <item><see cref="PartialRule.AllOrNothing"/>: the whole sequence.</item>
/// <item><see cref="PartialRule.Proportional"/>: each item on its place gives 1/n.</item>
/// <item><see cref="PartialRule.LongestRun"/>: the longest run of items in the right relative order, of length m, gives (m−1)/(n−1): one item alone is always in order, so it gives nothing.</item>
/// <item><see cref="PartialRule.Pairs"/>: each of the n(n−1)/2 pairs in the right relative order gives an equal share.</item>
/// </list>
/// An item named twice makes the answer none.
/// </summary>
internal static class OrderingScore
{
    public static Share? Of(OrderingKey key, OrderingAnswer answer)
    {
        var place = new Dictionary<string, int>();
        foreach (var id in key.Order)
        {
            place[id] = place.Count;
        }

        var given = answer.Order ?? [];
        if (given.Count == 0 || given.Count > place.Count || given.Distinct().Count() != given.Count || given.Any(id => id is null || !place.ContainsKey(id)))
        {
            return null;
        }

        var places = given.Select(id => place[id]).ToArray();
        var n = place.Count;
        return key.Rule switch
        {
            PartialRule.Proportional => new Share(places.Where((p, i) => p == i).Count(), n),
            PartialRule.LongestRun when n > 1 => new Share(LongestRun(places) - 1, n - 1),
            PartialRule.Pairs when n > 1 => new Share(PairsInOrder(places), n * (n - 1) / 2),
            _ => places.Length == n && places.SequenceEqual(Enumerable.Range(0, n)) ? Share.All : Share.None,
        };
    }

    /// <summary>Length of the longest increasing subsequence, by patience sorting.</summary>
    private static int LongestRun(int[] places)
    {
        var tops = new List<int>();
        foreach (var p in places)
        {
            var at = tops.BinarySearch(p);
            if (~at == tops.Count)
            {
                tops.Add(p);
            }
            else
            {
                tops[~at] = p;
            }
        }

        return tops.Count;
    }

    private static int PairsInOrder(int[] places)
    {
        var count = 0;
        for (var i = 0; i < places.Length; i++)
        {
            for (var j = i + 1; j < places.Length; j++)
            {
                count += places[i] < places[j] ? 1 : 0;
            }
        }

        return count;
    }
}
