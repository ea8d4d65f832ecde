namespace MethodCabinet.Domain.Olympiads;

/// <summary>A place in a standing. Those with equal sums share all places that they take up together: «1–2».</summary>
public readonly record struct Place(int From, int To);

/// <summary>Рейтинг of a track.</summary>
public static class Standing
{
    /// <summary>Rows with their places, highest points first; rows with equal points stay in the order in which they came.</summary>
    public static IReadOnlyList<(T Row, Place Place)> Rank<T>(IEnumerable<T> rows, Func<T, decimal> points)
    {
        var ranked = new List<(T, Place)>();
        foreach (var equal in rows.GroupBy(points).OrderByDescending(group => group.Key))
        {
            var members = equal.ToList();
            var place = new Place(ranked.Count + 1, ranked.Count + members.Count);
            ranked.AddRange(members.Select(row => (row, place)));
        }

        return ranked;
    }
}
