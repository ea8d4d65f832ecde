using CsCheck;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;

namespace MethodCabinet.Domain.Tests.Olympiads.Results;

public sealed class AwardRulesTests
{
    private const decimal Max = 100;

    private static readonly Guid Track = new("0199a1b2-0000-7000-8000-000000000001");
    private static readonly Gen<decimal[]> Points = Gen.Int[-8, 400].Select(quarters => quarters / 4m).Array[0, 60];
    private static readonly Gen<decimal> Share = Gen.Int[0, 100].Select(percent => percent / 100m);

    private static readonly Gen<AwardRules> Rules = Gen.Select(Share, Share, Share, Share, Gen.Enum<QuotaEdge>(), Gen.Bool).Select((a, b, c, d, edge, cut) =>
        new AwardRules(
            Math.Max(a, b), Math.Min(a, b), Math.Max(c, d), Math.Min(c, d), edge, cut ? [new TrackCut(Track, Math.Max(a, d) * Max, Math.Min(a, d) * Max)] : []));

    [Fact]
    public void Winners_and_prize_winners_share_the_quota_and_have_their_least_points()
    {
        // Of ten: two winners, five with a status.
        var rules = new AwardRules(0.5m, 0.2m, 0.75m, 0.5m, QuotaEdge.AllOut, []);
        Assert.Equal("WWPPP.....", Statuses(rules, 90, 80, 74, 70, 60, 55, 54, 53, 20, 0));

        // Too few points to win, or for any status.
        Assert.Equal("WPPP......", Statuses(rules, 90, 74, 70, 60, 49, 48, 47, 46, 20, 0));
    }

    [Theory]
    [InlineData(QuotaEdge.AllIn, "WPPP.")]
    [InlineData(QuotaEdge.AllOut, "W....")]
    public void Equals_at_the_edge_of_the_quota_are_treated_alike(QuotaEdge edge, string expected) =>
        Assert.Equal(expected, Statuses(new AwardRules(0.6m, 0.2m, 0.5m, 0.5m, edge, []), 90, 80, 80, 80, 60));

    [Theory]
    [InlineData(QuotaEdge.AllIn, "WWP..")]
    [InlineData(QuotaEdge.AllOut, "PPP..")]
    public void Equals_for_whom_there_is_one_place_of_a_winner_are_both_winners_or_both_prize_winners(QuotaEdge edge, string expected) =>
        Assert.Equal(expected, Statuses(new AwardRules(0.6m, 0.2m, 0.5m, 0.5m, edge, []), 90, 90, 80, 70, 60));

    [Fact]
    public void Points_of_a_track_of_its_own_replace_the_shares()
    {
        var rules = new AwardRules(1, 1, 0.5m, 0.5m, QuotaEdge.AllOut, [new TrackCut(Track, 40, 30)]);
        Assert.Equal("WPP.", Statuses(rules, 40, 39, 30, 29.75m));
        Assert.Equal("....", new string([.. rules.Give(Guid.Empty, Max, [40m, 39m, 30m, 29.75m], p => p).Select(r => Sign(r.Status))]));
    }

    [Fact]
    public void Nobody_without_points_gets_a_status() =>
        Assert.Equal("W..", Statuses(new AwardRules(1, 1, 0, 0, QuotaEdge.AllIn, []), 1, 0, 0));

    [Fact]
    public void The_quota_is_exceeded_by_equals_only_and_only_where_the_rules_say_so() => Gen.Select(Rules, Points).Sample((rules, all) =>
    {
        var given = rules.Give(Track, Max, all, points => points);
        AssertFits(given.Where(r => r.Status == AwardStatus.Winner).ToList(), rules.WinnerShare);
        AssertFits(given.Where(r => r.Status != AwardStatus.Participant).ToList(), rules.QuotaShare);

        void AssertFits(List<(decimal Points, Place Place, AwardStatus)> awarded, decimal share)
        {
            var quota = share * all.Length;
            if (rules.Edge == QuotaEdge.AllIn && awarded.Count > 0)
            {
                // Without those at the edge there would be room.
                Assert.True(awarded.Count(r => r.Points > awarded[^1].Points) < quota);
            }
            else
            {
                Assert.True(awarded.Count <= quota);
            }
        }
    });

    [Fact]
    public void Whoever_has_more_points_has_no_lower_status_and_equals_have_the_same() => Gen.Select(Rules, Points).Sample((rules, all) =>
    {
        var given = rules.Give(Track, Max, all, points => points);
        Assert.All(given.Zip(given.Skip(1)), pair => Assert.True(pair.First.Status >= pair.Second.Status));
        Assert.All(given.GroupBy(r => r.Row), equal => Assert.Single(equal.Select(r => r.Status).Distinct()));
    });

    [Fact]
    public void The_order_in_which_works_come_changes_no_status() => Gen.Select(Rules, Points, Gen.Int[0, int.MaxValue]).Sample((rules, all, seed) =>
    {
        var rows = all.Select((points, id) => (Id: id, Points: points)).ToArray();
        var shuffled = rows.ToArray();
        new Random(seed).Shuffle(shuffled);

        Assert.Equal(ById(rules, rows), ById(rules, shuffled));
    });

    [Fact]
    public void More_points_never_lower_ones_own_place_or_status() =>
        Gen.Select(Rules, Points.Where(p => p.Length > 0), Gen.Int[0, 59], Gen.Int[1, 200]).Sample((rules, all, who, quarters) =>
        {
            who %= all.Length;
            var rows = all.Select((points, id) => (Id: id, Points: points)).ToArray();
            var before = ById(rules, rows)[who];
            rows[who].Points += quarters / 4m;
            var after = ById(rules, rows)[who];

            Assert.True(after.Place.From <= before.Place.From);
            Assert.True(after.Status >= before.Status);
        });

    [Fact]
    public void Rules_that_contradict_themselves_are_refused()
    {
        Rules.Sample(rules => rules.Check([Track]));
        var sound = AwardRules.Default;
        AssertRefused("QuotaShare", sound with { QuotaShare = 1.01m });
        AssertRefused("WinnerShare", sound with { WinnerShare = 0.46m });
        AssertRefused("WinnerLeast", sound with { WinnerLeast = 2 });
        AssertRefused("PrizeWinnerLeast", sound with { PrizeWinnerLeast = 0.51m });
        AssertRefused("Cuts", sound with { Cuts = [new TrackCut(Track, 10, 11)] });
        AssertRefused("Cuts", sound with { Cuts = [new TrackCut(Guid.Empty, 10, 5)] });
        AssertRefused("Cuts", sound with { Cuts = [new TrackCut(Track, 10, 5), new TrackCut(Track, 10, 5)] });

        static void AssertRefused(string field, AwardRules rules)
        {
            var refused = Assert.Throws<RuleBroken>(() => rules.Check([Track]));
            Assert.Equal((ResultsErrors.RulesInvalid, field), (refused.Error, refused.Args!["field"]));
        }
    }

    private static Dictionary<int, (Place Place, AwardStatus Status)> ById(AwardRules rules, (int Id, decimal Points)[] rows) =>
        rules.Give(Track, Max, rows, row => row.Points).OrderBy(r => r.Row.Id).ToDictionary(r => r.Row.Id, r => (r.Place, r.Status));

    private static string Statuses(AwardRules rules, params decimal[] points) => new([.. rules.Give(Track, Max, points, p => p).Select(r => Sign(r.Status))]);

    private static char Sign(AwardStatus status) => status switch
    {
        AwardStatus.Winner => 'W',
        AwardStatus.PrizeWinner => 'P',
        _ => '.',
    };
}
