using CsCheck;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class RankingTests
{
    private static readonly Gen<decimal> Sum = Gen.Int[-20, 60].Select(quarters => quarters / 4m);
    private static readonly Gen<decimal[]> Sums = Sum.Array[0, 40];

    /// <summary>Who (of those there are) gets which sum; nobody: somebody new comes; no sum: they go.</summary>
    private static readonly Gen<(int? Who, decimal? Sum)[]> Changes = Gen.Select(Gen.Int[-8, 39], Gen.Int[0, 7], Sum)
        .Select((who, kind, sum) => (who < 0 ? (int?)null : who, kind == 0 && who >= 0 ? (decimal?)null : sum)).Array[0, 60];

    [Fact]
    public void Equal_sums_share_the_places_that_they_take_up()
    {
        var ranking = Ranking.Of([40m, 55.5m, 55.5m, 12m, 40m, 40.00m]);

        Assert.Equal((new Place(1, 2), new Place(3, 5), new Place(6, 6)), (ranking.PlaceOf(55.5m), ranking.PlaceOf(40), ranking.PlaceOf(12)));
        Assert.Equal(6, ranking.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => ranking.PlaceOf(13));
        Assert.Throws<ArgumentOutOfRangeException>(() => ranking.Remove(13));
    }

    [Fact]
    public void Any_changes_one_by_one_give_the_places_of_sorting_them_all() => Gen.Select(Sums, Changes).Sample((start, changes) =>
    {
        var (ranking, sums) = (Ranking.Of(start), start.ToList());
        foreach (var (who, sum) in changes)
        {
            (ranking, sums) = Change(ranking, sums, who, sum);
            AssertSorted(ranking, sums);
        }
    });

    [Fact]
    public void The_order_of_markings_never_changes_a_place() => Gen.Select(Sums, Sum.Array[40], Gen.Int[0, int.MaxValue]).Sample((start, marks, seed) =>
    {
        var order = Enumerable.Range(0, start.Length).ToArray();
        var forward = order.Aggregate(Ranking.Of(start), (ranking, who) => ranking.Remove(start[who]).Add(start[who] + marks[who]));
        new Random(seed).Shuffle(order);
        var shuffled = order.Aggregate(Ranking.Of(start), (ranking, who) => ranking.Remove(start[who]).Add(start[who] + marks[who]));

        Assert.All(start.Select((sum, who) => sum + marks[who]), sum => Assert.Equal(forward.PlaceOf(sum), shuffled.PlaceOf(sum)));
        Assert.Equal(forward.Count, shuffled.Count);
    });

    [Fact]
    public void A_raised_mark_never_lowers_a_place() =>
        Gen.Select(Sums.Where(s => s.Length > 0), Gen.Int[0, 39], Gen.Int[1, 100]).Sample((sums, who, quarters) =>
        {
            var sum = sums[who % sums.Length];
            var before = Ranking.Of(sums);
            var after = before.Remove(sum).Add(sum + (quarters / 4m));

            Assert.True(after.PlaceOf(sum + (quarters / 4m)).From <= before.PlaceOf(sum).From);
        });

    private static (Ranking, List<decimal>) Change(Ranking ranking, List<decimal> sums, int? who, decimal? sum)
    {
        if (who is { } someone && sums.Count > 0)
        {
            ranking = ranking.Remove(sums[someone % sums.Count]);
            sums.RemoveAt(someone % sums.Count);
        }

        if (sum is { } points)
        {
            ranking = ranking.Add(points);
            sums.Add(points);
        }

        return (ranking, sums);
    }

    private static void AssertSorted(Ranking ranking, List<decimal> sums)
    {
        Assert.Equal(sums.Count, ranking.Count);
        Assert.All(Standing.Rank(sums, sum => sum), row => Assert.Equal(row.Place, ranking.PlaceOf(row.Row)));
    }
}
