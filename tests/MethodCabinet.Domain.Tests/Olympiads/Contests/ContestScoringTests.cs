using CsCheck;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Results;

namespace MethodCabinet.Domain.Tests.Olympiads.Contests;

public sealed class ContestScoringTests
{
    private static readonly Guid Nomination = Guid.NewGuid();

    [Theory]
    [InlineData(new[] { 4, 8 }, true, 6, 4)]
    [InlineData(new[] { 0, 6, 7, 8 }, true, 5.25, 8)]
    [InlineData(new[] { 0, 6, 7, 8, 10 }, true, 7, 10)]
    [InlineData(new[] { 0, 6, 7, 8, 10 }, false, 6.2, 10)]
    [InlineData(new[] { 5, 6 }, true, 5.5, 1)]
    public void The_result_of_a_sheet_is_the_mean_and_from_five_experts_on_without_the_extremes(int[] totals, bool drop, double mean, int spread) =>
        Assert.Equal(new SheetScore((decimal)mean, spread, totals.Length), SheetScore.Of([.. totals.Select(t => (decimal)t)], drop));

    [Fact]
    public void Thirds_of_three_sheets_make_a_whole() =>
        Assert.Equal(10m, ContestScoring.Sum(Enumerable.Repeat((1m, SheetScore.Of([3, 3, 4], true)), 3)));

    /// <summary>By whatever sheets the points were given: whoever got more is not behind, and equals are equal.</summary>
    [Fact]
    public void Sums_stand_to_each_other_as_the_points_that_were_given() =>
        Gen.Select(Gen.Int[1, 7], Gen.Int[1, 4]).SelectMany((experts, sheets) => Gen.Int[0, 30].Array[experts].Array[sheets].Array[2]).Sample(pair =>
        {
            var sums = pair.Select(sheets => ContestScoring.Sum(sheets.Select(totals => (1m, SheetScore.Of([.. totals.Select(t => (decimal)t)], dropExtremes: false))))).ToArray();
            var given = pair.Select(sheets => sheets.Sum(totals => totals.Sum())).ToArray();
            return given[0].CompareTo(given[1]) == sums[0].CompareTo(sums[1]);
        });

    [Fact]
    public void What_nobody_has_marked_counts_nothing() =>
        Assert.Equal(13, ContestScoring.Sum([(1, SheetScore.Of([3], true)), (2, SheetScore.Of([4, 6], true)), (5, SheetScore.Of([], true))]));

    [Fact]
    public void Equal_sums_share_a_place_and_degrees_follow_the_places_of_those_who_get_a_status()
    {
        decimal[] sums = [10, 8, 8, 7, 1];
        var rules = new AwardRules(0.8m, 0.2m, 0.5m, 0.5m, QuotaEdge.AllIn, []);

        var ranked = ContestScoring.Rank(rules, Nomination, 10, [.. sums.Select(sum => (Guid.NewGuid(), sum))]);

        Assert.Equal(
            [(new Place(1, 1), AwardStatus.Winner, 1), (new Place(2, 3), AwardStatus.PrizeWinner, 2), (new Place(2, 3), AwardStatus.PrizeWinner, 2), (new Place(4, 4), AwardStatus.PrizeWinner, 3), (new Place(5, 5), AwardStatus.Participant, (int?)null)],
            ranked.Select(r => (r.Place, r.Status, r.Degree)));
    }

    [Fact]
    public void Nobody_without_a_mark_gets_a_degree() =>
        Assert.All(ContestScoring.Rank(AwardRules.Default, Nomination, 10, [(Guid.NewGuid(), 0m), (Guid.NewGuid(), 0m)]), r => Assert.Null(r.Degree));
}
