using CsCheck;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Jury;

namespace MethodCabinet.Domain.Tests.Olympiads.Jury;

public sealed class WorkTaskTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);
    private static readonly Criterion[] Criteria = [new("k1", "Вывод", 10)];

    [Theory]
    [InlineData("", Awaits.First, null)]
    [InlineData("First:6", Awaits.Second, null)]
    [InlineData("Second:6", Awaits.First, null)]
    [InlineData("First:6 Second:7", Awaits.Nobody, "6.5")]
    [InlineData("First:6 Second:8", Awaits.Third, null)]
    [InlineData("First:6 Second:8 Third:9", Awaits.Nobody, "9")]
    [InlineData("First:6 Third:9", Awaits.Second, null)]
    [InlineData("Third:9", Awaits.First, null)]
    [InlineData("First:6 Second:8 Third:9 Appeal:7", Awaits.Nobody, "7")]
    [InlineData("Reference:4", Awaits.Nobody, "4")]
    [InlineData("First:6 Reference:4", Awaits.Nobody, "4")]
    [InlineData("Control:6", Awaits.First, null)]
    public void Markings_that_agree_give_their_mean_and_others_are_settled_by_a_third(string done, Awaits awaits, string? points)
    {
        var task = Task(lot: 0);
        task.Settle(Plan(secondShare: 1, threshold: 1), [.. done.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse)]);
        Assert.Equal((awaits, points), (task.Awaits, task.Points?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("First:6", "First")]
    [InlineData("Second:6", "Second")]
    [InlineData("Second:7 First:6", "First Second")]
    [InlineData("First:6 Second:8 Third:9", "Third")]
    [InlineData("First:6 Third:9", "First")]
    [InlineData("First:6 Second:8 Third:9 Appeal:7", "Appeal")]
    [InlineData("First:6 Reference:4", "Reference")]
    [InlineData("Reference:4 Appeal:5", "Appeal")]
    [InlineData("First:6 Control:2", "First")]
    public void The_points_are_those_of_the_markings_that_decide(string done, string deciding)
    {
        var (task, markings) = (Task(lot: 0), done.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse).ToList());
        var found = WorkTask.Deciding(markings);

        Assert.Equal(deciding, string.Join(' ', found.Select(m => m.Turn)));
        task.Settle(Plan(secondShare: 0, threshold: 10), markings);
        if (task.Points is { } points)
        {
            Assert.Equal(points, found.Average(m => m.Total));
        }
    }

    [Fact]
    public void A_share_of_the_works_is_marked_twice_and_the_chair_may_be_the_referee()
    {
        var (below, above) = (Task(lot: 2_499), Task(lot: 2_500));
        var plan = Plan(secondShare: 0.25m, threshold: 0, Referee.Chair);
        below.Settle(plan, [Done(MarkingTurn.First, 5)]);
        above.Settle(plan, [Done(MarkingTurn.First, 5)]);
        Assert.Equal((Awaits.Second, Awaits.Nobody), (below.Awaits, above.Awaits));
        below.Settle(plan, [Done(MarkingTurn.First, 5), Done(MarkingTurn.Second, 6)]);
        Assert.Equal((Awaits.Chair, null), (below.Awaits, below.Points));
    }

    [Fact]
    public void The_order_in_which_markings_come_changes_nothing() => Gen.Int[0, 10].Array[3].Select(Gen.Int[0, 5], Gen.Int[0, 9_999], Gen.Decimal[0, 1], Gen.Int).Sample(
        (given, threshold, lot, share, seed) =>
        {
            Marking[] markings = [Done(MarkingTurn.First, given[0]), Done(MarkingTurn.Second, given[1]), Done(MarkingTurn.Third, given[2])];
            var plan = Plan(share, threshold);
            var (one, other) = (Task(lot), Task(lot));
            one.Settle(plan, markings);
            // One after the other, as they come.
            new Random(seed).Shuffle(markings);
            for (var count = 1; count <= markings.Length; count++)
            {
                other.Settle(plan, markings[..count]);
                Assert.Equal(other.Awaits == Awaits.Nobody, other.Points is not null);
            }

            Assert.Equal((one.Awaits, one.Points), (other.Awaits, other.Points));
        });

    [Fact]
    public void What_is_settled_lies_between_what_was_given() => Gen.Int[0, 10].Select(Gen.Int[0, 10], Gen.Int[0, 10]).Sample((first, second, threshold) =>
    {
        var task = Task(lot: 0);
        task.Settle(Plan(1, threshold), [Done(MarkingTurn.First, first), Done(MarkingTurn.Second, second)]);
        if (task.Points is { } points)
        {
            Assert.InRange(points, Math.Min(first, second), Math.Max(first, second));
        }
    });

    [Fact]
    public void A_plan_keeps_to_its_bounds()
    {
        foreach (var (share, threshold, every) in new[] { (1.1m, 0m, 0), (-0.1m, 0m, 0), (0m, -1m, 0), (0m, 0m, -1) })
        {
            Assert.Equal(JuryErrors.PlanInvalid, Assert.Throws<RuleBroken>(() => Plan(share, threshold).Set(share, threshold, Referee.Juror, every)).Error);
        }
    }

    [Theory]
    [InlineData(0, 100, 0, false)]
    [InlineData(10, 9, 0, false)]
    [InlineData(10, 10, 0, true)]
    [InlineData(10, 19, 1, false)]
    [InlineData(10, 20, 1, true)]
    public void A_control_work_comes_after_so_many_markings(int every, int markings, int controls, bool due)
    {
        var plan = new MarkingPlan { TaskId = Guid.Empty };
        plan.Set(0, 0, Referee.Juror, every);
        Assert.Equal(due, plan.IsControlDue(markings, controls));
    }

    [Fact]
    public void A_juror_who_gives_less_than_the_measure_is_severe()
    {
        Assert.Equal(new JurorMeasure(4, 0.05m, 0.75m), JurorMeasure.Of(4, less: 2, agreed: 3, maxPoints: 10));
        Assert.Null(JurorMeasure.Of(0, 0, 0, 10));
    }

    [Fact]
    public void Drift_is_what_the_last_control_works_show_one_by_one()
    {
        Assert.Equal([0.1m, -0.05m], JurorMeasure.DriftOf([1, -0.5m], maxPoints: 10));
        Assert.Equal([0.2m, .. Enumerable.Repeat(0m, JurorMeasure.MaxDrift - 1)], JurorMeasure.DriftOf([9, 2, .. Enumerable.Repeat(0m, JurorMeasure.MaxDrift - 1)], maxPoints: 10));
        Assert.Empty(JurorMeasure.DriftOf([1], maxPoints: 0));
    }

    [Fact]
    public void The_end_is_foreseen_by_the_pace_of_late()
    {
        Assert.Equal(Now.AddHours(1), MarkingForecast.End(left: 40, done: 20, MarkingForecast.Lately, Now));
        Assert.Equal(Now, MarkingForecast.End(left: 0, done: 0, MarkingForecast.Lately, Now));
        Assert.Null(MarkingForecast.End(left: 1, done: 0, MarkingForecast.Lately, Now));
        Assert.Null(MarkingForecast.End(left: int.MaxValue, done: 1, MarkingForecast.Lately, Now));
    }

    private static WorkTask Task(int lot) => new() { AttemptId = Guid.Empty, TaskId = Guid.Empty, RoundId = Guid.Empty, Lot = lot };

    private static MarkingPlan Plan(decimal secondShare, decimal threshold, Referee referee = Referee.Juror)
    {
        var plan = new MarkingPlan { TaskId = Guid.Empty };
        plan.Set(secondShare, threshold, referee, 0);
        return plan;
    }

    private static Marking Parse(string text) => text.Split(':') is [var turn, var points]
        ? Done(Enum.Parse<MarkingTurn>(turn), int.Parse(points, System.Globalization.CultureInfo.InvariantCulture))
        : throw new ArgumentException(text);

    private static Marking Done(MarkingTurn turn, int points)
    {
        var marking = new Marking { Id = Guid.Empty, AttemptId = Guid.Empty, TaskId = Guid.Empty, Turn = turn, JurorId = Guid.Empty, BegunAt = Now, ClaimedUntil = Now };
        marking.Place(Guid.Empty, Criteria, new Dictionary<string, decimal> { ["k1"] = points }, "", [], isDone: true, Now);
        return marking;
    }
}
