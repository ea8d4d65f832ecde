using CsCheck;
using MethodCabinet.Domain.Courses;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class TogetherTests
{
    private static readonly Gen<(int[] Sizes, int PerWork)> Dealt = Gen.Select(Gen.Int[1, 4].Array[2, 14], Gen.Int[1, 6]);

    [Fact]
    public void Nobody_reviews_the_own_work_or_one_twice_and_each_work_has_as_many_as_there_can_be() => Dealt.Sample(dealt =>
    {
        var works = Works(dealt.Sizes);
        var deals = PeerDealing.Deal(works, dealt.PerWork);

        Assert.Equal(deals.Count, deals.Distinct().Count());
        foreach (var work in works)
        {
            var reviewers = deals.Where(deal => deal.WorkId == work.Id).Select(deal => deal.Reviewer).ToArray();
            Assert.Empty(reviewers.Intersect(work.Authors));
            Assert.Equal(Math.Min(dealt.PerWork, dealt.Sizes.Sum() - work.Authors.Count), reviewers.Length);
        }
    });

    [Fact]
    public void Everybody_reviews_as_many_as_the_others() => Gen.Select(Gen.Int[2, 25], Gen.Int[1, 4], Gen.Int[1, 6]).Sample((works, size, perWork) =>
    {
        var all = Works([.. Enumerable.Repeat(size, works)]);
        var deals = PeerDealing.Deal(all, perWork);
        var loads = all.SelectMany(work => work.Authors).Select(person => deals.Count(deal => deal.Reviewer == person)).ToArray();

        Assert.InRange(loads.Max() - loads.Min(), 0, 1);
    });

    [Fact]
    public void Groups_are_even_and_hold_everybody_once() => Gen.Select(Gen.Int[0, 60], Gen.Int[2, 20]).Sample((people, size) =>
    {
        var all = Enumerable.Range(0, people).Select(_ => Guid.NewGuid()).ToArray();
        var groups = GroupWork.Deal(all, size);

        Assert.Equal(all.Order(), groups.SelectMany(group => group).Order());
        Assert.All(groups, group => Assert.InRange(group.Count, 1, size));
        Assert.True(groups.Count == 0 || groups.Max(group => group.Count) - groups.Min(group => group.Count) <= 1);
    });

    [Fact]
    public void A_strange_review_moves_the_median_little_and_too_few_give_no_mark()
    {
        var plan = new PeerReviewPlan(3, 7, PeerMark.Median, 0, 2);

        Assert.Equal(8, plan.MarkOf([8, 9, 0], 3));
        Assert.Equal(5.67m, (plan with { Mark = PeerMark.Mean }).MarkOf([8, 9, 0], 3));
        Assert.Equal(8.5m, plan.MarkOf([8, 9], 3));
        Assert.Null(plan.MarkOf([8], 3));
        Assert.Null(plan.MarkOf([], 0));
        Assert.Equal(80, PeerReviewPlan.DistanceOf(0, [8, 9, 0], 10));
        Assert.Equal(1.33m, plan.PointsFor(2, 3));
    }

    [Fact]
    public void The_mark_lies_between_the_reviews() => Gen.Select(Gen.Int[0, 100].Array[1, 9], Gen.Bool).Sample((points, isMean) =>
    {
        var totals = points.Select(point => (decimal)point).ToArray();
        var mark = new PeerReviewPlan(3, 7, isMean ? PeerMark.Mean : PeerMark.Median, 0, 0).MarkOf(totals, totals.Length);

        Assert.InRange(mark!.Value, totals.Min(), totals.Max());
    });

    [Fact]
    public void A_lower_mark_never_passes_the_limit() => Gen.Select(Gen.Int[0, 500], Gen.Int[1, 100], Gen.Int[0, 100]).Sample((days, aDay, more) =>
    {
        var penalty = new LatePenalty(aDay, Math.Min(100, aDay + more), null);

        Assert.True(penalty.IsSound);
        Assert.InRange(LatePenalty.Lowered(10, penalty.PercentOf(days)), 10 * (100 - penalty.MostPercent) / 100, 10);
        Assert.True(penalty.PercentOf(days) <= penalty.PercentOf(days + 1));
    });

    [Fact]
    public void Of_two_who_write_at_once_the_second_is_told()
    {
        var group = new WorkGroup { Id = Guid.NewGuid(), CohortId = Guid.Empty, UnitId = Guid.Empty, Number = 1 };
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        group.Write("Первый", [], 0, 5, one, default);

        Assert.Equal(CourseErrors.DraftChanged, Assert.Throws<RuleBroken>(() => group.Write("Второй", [], 0, 5, other, default)).Error);
        Assert.Equal(("Первый", 1, one), (group.Text, group.Draft, group.WrittenById));
        group.Write("Вместе", [], 1, 5, other, default);
        Assert.Equal(2, group.Draft);
    }

    [Fact]
    public void A_review_has_points_and_a_word_to_each_criterion()
    {
        var task = new AssignmentContent("Задание", "", [new("a", "Цели", 4), new("b", "Ход", 2)], 3, 0, LateRule.Accept);
        var review = new PeerReview { Id = Guid.NewGuid(), RoundId = Guid.Empty, SubmissionId = Guid.Empty, ReviewerId = Guid.Empty, Number = 1 };
        var points = new Dictionary<string, decimal> { ["a"] = 4, ["b"] = 1 };

        Assert.Equal(CourseErrors.ReviewCommentMissing, Assert.Throws<RuleBroken>(() => review.Do(task, points, new Dictionary<string, string> { ["a"] = "Ясно" }, false, default)).Error);
        Assert.Equal(CourseErrors.PointsInvalid, Assert.Throws<RuleBroken>(() => review.Do(task, new Dictionary<string, decimal> { ["a"] = 4 }, Said, false, default)).Error);
        Assert.Equal(CourseErrors.ReviewOver, Assert.Throws<RuleBroken>(() => review.Do(task, points, Said, true, default)).Error);
        review.Do(task, points, Said, false, default);
        Assert.Equal((5m, true), (review.Total, review.Counts));
        review.PutAside("Списано с задания");
        Assert.False(review.Counts);
    }

    private static Dictionary<string, string> Said => new() { ["a"] = "Ясно", ["b"] = "Коротко" };

    private static List<PeerWork> Works(int[] sizes) => [.. sizes.Select(size => new PeerWork(Guid.NewGuid(), [.. Enumerable.Range(0, size).Select(_ => Guid.NewGuid())]))];
}
