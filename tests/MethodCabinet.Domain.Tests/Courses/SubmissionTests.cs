using MethodCabinet.Domain.Courses;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class SubmissionTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly AssignmentContent Task = new("Сделайте таблицу", "", [new("a", "Формулы", 4), new("b", "Оформление", 2, 0.5m)], 3, MaxFiles: 2, LateRule.Refuse);

    [Fact]
    public void Tries_are_numbered_and_come_one_after_the_other()
    {
        var first = HandIn();
        Assert.Equal(1, first.Number);
        Refused(CourseErrors.SubmissionWaits, () => HandIn(first));

        Mark(first, 1, 0.5m, "Нет формул.");
        var second = HandIn(first);
        Assert.Equal((2, SubmissionState.Waiting), (second.Number, second.State));

        Mark(second, 4, 1.5m, "");
        Assert.Equal((SubmissionState.Accepted, 5.5m), (second.State, second.Total));
        Refused(CourseErrors.SubmissionAccepted, () => HandIn(second));
    }

    [Fact]
    public void Whoever_is_to_work_on_is_told_at_what()
    {
        var work = HandIn();

        Refused(CourseErrors.ReasonMissing, () => Mark(work, 0, 0, " "));
        Refused(CourseErrors.ReasonMissing, () => Mark(work, 4, 2, "", isReturned: true));
        Assert.Equal((SubmissionState.Waiting, (decimal?)null), (work.State, work.Total));

        Mark(work, 4, 2, "Подпишите оси.", isReturned: true);
        Assert.Equal(SubmissionState.Returned, work.State);
    }

    [Fact]
    public void A_work_is_marked_once()
    {
        var work = HandIn();
        Mark(work, 4, 2, "");

        Refused(CourseErrors.SubmissionMarked, () => Mark(work, 0, 0, "Передумал"));
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(-1, 0)]
    [InlineData(3.5, 0)]
    [InlineData(0, 0.25)]
    public void Points_keep_to_their_criterion(double a, double b) => Refused(CourseErrors.PointsInvalid, () => Mark(HandIn(), (decimal)a, (decimal)b, "Замечание"));

    [Fact]
    public void Every_criterion_has_its_points_and_no_other()
    {
        Refused(CourseErrors.PointsInvalid, () => HandIn().Mark(Task, new Dictionary<string, decimal> { ["a"] = 1 }, "Замечание", false, Guid.Empty, Now));
        Refused(CourseErrors.PointsInvalid, () => HandIn().Mark(Task, new Dictionary<string, decimal> { ["a"] = 1, ["b"] = 1, ["c"] = 1 }, "Замечание", false, Guid.Empty, Now));
    }

    [Fact]
    public void A_late_work_is_refused_where_the_rule_says_so_and_a_returned_one_may_be_mended()
    {
        Refused(CourseErrors.SubmissionLate, () => HandIn(daysLate: 1));
        Assert.True(HandIn(daysLate: 1, task: Task with { Late = LateRule.Accept }).IsLate);

        var inTime = HandIn();
        Mark(inTime, 0, 0, "Переделайте.");
        Assert.Equal(2, HandIn(inTime, daysLate: 1).Number);
    }

    [Fact]
    public void After_the_end_of_the_cohort_nothing_is_taken() => Refused(CourseErrors.SubmissionLate, () => HandIn(isOver: true));

    [Fact]
    public void A_work_says_something_and_not_too_much()
    {
        Refused(CourseErrors.SubmissionEmpty, () => HandIn(text: "  "));
        Refused(CourseErrors.SubmissionFiles, () => HandIn(files: 3));
        Refused(CourseErrors.SubmissionTooLong, () => HandIn(text: new string('я', Submission.MaxText + 1)));
        Assert.Equal("", HandIn(text: "", files: 1).Text);
    }

    [Fact]
    public void A_late_work_loses_its_share_by_day_up_to_a_limit_and_passes_by_what_it_is_worth()
    {
        var task = Task with { Late = LateRule.Lower, Penalty = new LatePenalty(10, 30, 7) };
        Assert.Empty(task.Problems());

        var work = HandIn(daysLate: 2, task: task);
        work.Mark(task, new Dictionary<string, decimal> { ["a"] = 3, ["b"] = 0 }, "", false, Guid.Empty, Now);

        Assert.Equal((SubmissionState.Accepted, 20m, 2.4m), (work.State, work.LatePercent, work.Total));
        Assert.Equal(30, task.Penalty.PercentOf(7));
        Refused(CourseErrors.SubmissionLate, () => HandIn(daysLate: 8, task: task));
        Assert.Contains(CourseErrors.PenaltyRange, (Task with { Late = LateRule.Lower }).Problems());
    }

    [Fact]
    public void The_time_that_a_tutor_takes_costs_nothing()
    {
        var task = Task with { Late = LateRule.Lower, Penalty = new LatePenalty(10, 30, 7) };
        var first = HandIn(daysLate: 1, task: task);
        first.Mark(task, new Dictionary<string, decimal> { ["a"] = 0, ["b"] = 0 }, "Переделайте.", false, Guid.Empty, Now);

        Assert.Equal(1, HandIn(first, daysLate: 20, task: task).LateDays);
    }

    [Fact]
    public void Reviews_and_the_tutor_weigh_as_was_said()
    {
        var task = Task with { Peers = new PeerReviewPlan(3, 7, PeerMark.Median, TutorPercent: 50, ReviewPoints: 2) };
        var work = HandIn(task: task);
        Assert.False(work.AcceptByPeers(task, 6, Now));

        work.Mark(task, new Dictionary<string, decimal> { ["a"] = 4, ["b"] = 0 }, "", false, Guid.Empty, Now, peers: 6);
        Assert.Equal((5m, 6m, 8m), (work.Total, work.PeerPoints, task.UnitPoints));

        var alone = task with { Peers = task.Peers with { TutorPercent = 0 } };
        var reviewed = HandIn(task: alone);
        Assert.False(reviewed.AcceptByPeers(alone, 2.9m, Now));
        Assert.True(reviewed.AcceptByPeers(alone, 3, Now));
        Assert.Equal((SubmissionState.Accepted, 3m), (reviewed.State, reviewed.Total));
    }

    private static Submission HandIn(Submission? last = null, string text = "Работа", int files = 0, int daysLate = 0, bool isOver = false, AssignmentContent? task = null) =>
        Submission.HandIn(Guid.NewGuid(), Guid.Empty, Guid.Empty, Guid.Empty, task ?? Task, last, text, files, daysLate, isOver, Now);

    private static void Mark(Submission work, decimal a, decimal b, string comment, bool isReturned = false) =>
        work.Mark(Task, new Dictionary<string, decimal> { ["a"] = a, ["b"] = b }, comment, isReturned, Guid.Empty, Now);

    private static void Refused(ErrorCode error, Action act) => Assert.Equal(error, Assert.Throws<RuleBroken>(act).Error);
}
