using CsCheck;
using MethodCabinet.Domain.Courses;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class QuotasTests
{
    private static readonly Gen<(int Places, int[] People)> Cases = Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 500].Array[1, 60]);

    [Theory]
    [InlineData(10, new[] { 1, 1, 1 }, new[] { 4, 3, 3 })]
    [InlineData(10, new[] { 40, 20, 0 }, new[] { 7, 3, 0 })]
    [InlineData(2, new[] { 5, 5, 5 }, new[] { 1, 1, 0 })]
    [InlineData(5, new[] { 0, 0 }, new[] { 0, 0 })]
    public void Places_go_by_people_and_what_is_left_to_whom_most_was_cut_off(int places, int[] people, int[] shares) => Assert.Equal(shares, Quotas.Share(places, people));

    [Fact]
    public void All_places_are_given_and_none_to_a_school_without_people() => Cases.Sample(sample =>
    {
        var shares = Quotas.Share(sample.Places, sample.People);
        Assert.Equal(sample.People.Sum() == 0 ? 0 : sample.Places, shares.Sum());
        Assert.All(sample.People.Zip(shares), pair => Assert.True(pair.First > 0 || pair.Second == 0));
    });

    [Fact]
    public void Nobody_gets_a_whole_place_more_or_less_than_the_share() => Cases.Where(sample => sample.People.Sum() > 0).Sample(sample =>
    {
        var all = sample.People.Sum();
        Assert.All(sample.People.Zip(Quotas.Share(sample.Places, sample.People)), pair => Assert.True(Math.Abs(pair.Second - ((decimal)sample.Places * pair.First / all)) < 1));
    });

    [Fact]
    public void A_full_quota_says_how_many_places_are_left()
    {
        Quotas.DemandRoom(places: 3, taken: 1, wanted: 2);
        var broken = Assert.Throws<RuleBroken>(() => Quotas.DemandRoom(places: 3, taken: 1, wanted: 3));
        Assert.Equal((CourseErrors.QuotaExceeded, 2), (broken.Error, broken.Args!["left"]));
        Assert.Equal(0, Assert.Throws<RuleBroken>(() => Quotas.DemandRoom(places: 1, taken: 4, wanted: 1)).Args!["left"]);
    }
}
