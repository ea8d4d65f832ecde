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
        Refused(CourseErrors.SubmissionLate, () => HandIn(isLate: true));
        Assert.True(HandIn(isLate: true, task: Task with { Late = LateRule.Accept }).IsLate);

        var inTime = HandIn();
        Mark(inTime, 0, 0, "Переделайте.");
        Assert.Equal(2, HandIn(inTime, isLate: true).Number);
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

    private static Submission HandIn(Submission? last = null, string text = "Работа", int files = 0, bool isLate = false, bool isOver = false, AssignmentContent? task = null) =>
        Submission.HandIn(Guid.NewGuid(), Guid.Empty, Guid.Empty, Guid.Empty, task ?? Task, last, text, files, isLate, isOver, Now);

    private static void Mark(Submission work, decimal a, decimal b, string comment, bool isReturned = false) =>
        work.Mark(Task, new Dictionary<string, decimal> { ["a"] = a, ["b"] = b }, comment, isReturned, Guid.Empty, Now);

    private static void Refused(ErrorCode error, Action act) => Assert.Equal(error, Assert.Throws<RuleBroken>(act).Error);
}
