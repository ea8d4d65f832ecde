using CsCheck;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class StandingTests
{
    private static readonly Gen<decimal[]> Points = Gen.Int[-200, 400].Select(hundredths => hundredths / 4m).Array[0, 60];

    [Fact]
    public void Equal_sums_share_the_places_that_they_take_up()
    {
        var ranked = Standing.Rank([40m, 55.5m, 55.5m, 12m, 40m, 40.00m], points => points);

        Assert.Equal(
            [(55.5m, new Place(1, 2)), (55.5m, new Place(1, 2)), (40m, new Place(3, 5)), (40m, new Place(3, 5)), (40m, new Place(3, 5)), (12m, new Place(6, 6))],
            ranked);
    }

    [Fact]
    public void A_place_counts_those_above_and_those_level() => Points.Sample(all =>
    {
        var ranked = Standing.Rank(all, points => points);

        Assert.Equal(all.Length, ranked.Count);
        Assert.All(ranked, row => Assert.Equal(new Place(1 + all.Count(p => p > row.Row), all.Count(p => p >= row.Row)), row.Place));
    });

    [Fact]
    public void The_order_in_which_works_come_changes_nobodys_place() =>
        Gen.Select(Points, Gen.Int[0, int.MaxValue]).Sample((all, seed) =>
        {
            var rows = all.Select((points, id) => (Id: id, Points: points)).ToArray();
            var shuffled = rows.ToArray();
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(Places(rows), Places(shuffled));
        });

    [Fact]
    public void More_points_never_lower_a_place() =>
        Gen.Select(Points.Where(p => p.Length > 0), Gen.Int[0, 59], Gen.Int[1, 100]).Sample((all, who, gain) =>
        {
            who %= all.Length;
            var rows = all.Select((points, id) => (Id: id, Points: points)).ToArray();
            var before = Places(rows)[who];
            rows[who].Points += gain;

            Assert.True(Places(rows)[who].From <= before.From);
        });

    private static Dictionary<int, Place> Places(IEnumerable<(int Id, decimal Points)> rows) =>
        Standing.Rank(rows, row => row.Points).OrderBy(ranked => ranked.Row.Id).ToDictionary(ranked => ranked.Row.Id, ranked => ranked.Place);
}
