namespace MethodCabinet.Domain.Olympiads;

/// <summary>
/// The places of a track while its sums change one by one: each different sum once, and how many have reached it. Costs as much as there are different
/// sums, however many participants; <see cref="Standing.Rank"/> sorts them all and gives the same places. Never changes itself.
/// </summary>
public sealed class Ranking
{
    private static readonly Comparer<decimal> HighestFirst = Comparer<decimal>.Create((a, b) => b.CompareTo(a));

    private readonly decimal[] sums;

    /// <summary>For each of <see cref="sums"/>, how many have it or more.</summary>
    private readonly int[] reached;

    private Ranking(decimal[] sums, int[] reached) => (this.sums, this.reached) = (sums, reached);

    /// <summary>Participants.</summary>
    public int Count => Above(sums.Length);

    /// <param name="points">The sum of each participant, in any order.</param>
    public static Ranking Of(IEnumerable<decimal> points)
    {
        var counts = points.CountBy(sum => sum).ToArray();
        Array.Sort(counts, (a, b) => HighestFirst.Compare(a.Key, b.Key));
        var reached = new int[counts.Length];
        var count = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            reached[i] = count += counts[i].Value;
        }

        return new Ranking([.. counts.Select(c => c.Key)], reached);
    }

    /// <param name="points">A sum that somebody has.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nobody has it.</exception>
    public Place PlaceOf(decimal points)
    {
        var at = Find(points);
        ArgumentOutOfRangeException.ThrowIfNegative(at, nameof(points));
        return new Place(Above(at) + 1, reached[at]);
    }

    /// <summary>One participant more.</summary>
    public Ranking Add(decimal points)
    {
        var at = Find(points);
        if (at >= 0)
        {
            return new Ranking(sums, Shift(reached, at, 1));
        }

        at = ~at;
        return new Ranking([.. sums[..at], points, .. sums[at..]], Shift([.. reached[..at], Above(at), .. reached[at..]], at, 1));
    }

    /// <summary>One participant less.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Nobody has this sum.</exception>
    public Ranking Remove(decimal points)
    {
        var place = PlaceOf(points);
        var at = Find(points);
        return place.From < place.To
            ? new Ranking(sums, Shift(reached, at, -1))
            : new Ranking([.. sums[..at], .. sums[(at + 1)..]], Shift([.. reached[..at], .. reached[(at + 1)..]], at, -1));
    }

    private static int[] Shift(int[] reached, int from, int by)
    {
        var shifted = reached.ToArray();
        for (var i = from; i < shifted.Length; i++)
        {
            shifted[i] += by;
        }

        return shifted;
    }

    /// <summary>The complement of where it would stand, when nobody has it.</summary>
    private int Find(decimal points) => Array.BinarySearch(sums, points, HighestFirst);

    private int Above(int at) => at == 0 ? 0 : reached[at - 1];
}
