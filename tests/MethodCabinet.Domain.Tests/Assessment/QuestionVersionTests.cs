using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Tests.Assessment;

public class QuestionVersionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Author = Id(100);

    [Fact]
    public void An_unused_version_is_replaced_in_place()
    {
        var question = new Question(Id(1), Id(2), "physics", Now);
        var first = question.Revise(null, false, Content("Первая"), Id(3), Now, Author);
        var same = question.Revise(first, lastIsUsed: false, Content("Вторая"), Id(4), Now.AddDays(1), Author);
        Assert.Same(first, same);
        Assert.Equal((Id(3), 1, "Вторая", Now.AddDays(1)), (same.Id, same.Number, same.Title, same.CreatedAt));
        Assert.Equal(1, question.LastNumber);
    }

    [Fact]
    public void A_used_version_stays_as_it_was()
    {
        var question = new Question(Id(1), Id(2), "physics", Now);
        var first = question.Revise(null, false, Content("Первая"), Id(3), Now, Author);
        var second = question.Revise(first, lastIsUsed: true, Content("Вторая"), Id(4), Now, Author);
        Assert.Equal(("Первая", 1), (first.Title, first.Number));
        Assert.Equal((Id(4), "Вторая", 2, question.Id), (second.Id, second.Title, second.Number, second.QuestionId));
        var error = Assert.Throws<RuleBroken>(() => question.Revise(first, true, Content("Третья"), Id(5), Now, Author));
        Assert.Equal(AssessmentErrors.VersionUnknown, error.Error);
    }

    [Fact]
    public void Tags_are_tidied_and_grades_checked()
    {
        var question = new Question(Id(1), Id(2), "physics", Now);
        question.Classify("physics", 7, 9, [" Оптика ", "механика", "оптика", ""]);
        Assert.Equal(["механика", "оптика"], question.Tags);
        Assert.Equal(AssessmentErrors.GradesRange, Assert.Throws<RuleBroken>(() => question.Classify("physics", 9, 7, [])).Error);
    }

    private static QuestionContent Content(string title) =>
        new(title, "Верно ли?", "<p>Верно ли?</p>", new TrueFalseBody(), new TrueFalseBody(), new TrueFalseKey(true), new PointRule(1));

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);
}
