using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Tests.Assessment;

public sealed class AttemptScoringTests
{
    private static readonly AskedTask Third = Task(1, new ChoiceBody([new("a", "1"), new("b", "2"), new("c", "3")], Multiple: true),
        new ChoiceKey(["a", "b"], ChoiceRule.EachOption, new Dictionary<string, decimal>()), 1);

    private static readonly AskedTask Truth = Task(2, new TrueFalseBody(), new TrueFalseKey(true), 2);

    private static readonly AskedTask Essay = Task(3, new EssayBody(), new ManualKey([new("1", "Полнота", 5)], null), 5);

    [Fact]
    public void Every_automatic_task_gets_points_and_the_jurys_tasks_none()
    {
        var scores = AttemptScoring.Score([Third, Truth, Essay], new Dictionary<Guid, Answer?>
        {
            [Third.TaskId] = new ChoiceAnswer(["a"]),
            [Essay.TaskId] = new EssayAnswer("Сочинение"),
        });

        Assert.Equal([new TaskPoints(Third.TaskId, Third.QuestionVersionId, 0.67m), new TaskPoints(Truth.TaskId, Truth.QuestionVersionId, 0)], scores);
    }

    [Theory]
    [InlineData(0.01, 0.01)] // half of a hundredth, up
    [InlineData(0.05, 0.03)]
    public void Halves_of_a_hundredth_go_away_from_zero(double max, double expected)
    {
        var task = Task(4, new MatchingBody([new("a", "1"), new("b", "2")], [new("a", "1"), new("b", "2")]),
            new MatchingKey(new Dictionary<string, string> { ["a"] = "a", ["b"] = "b" }, PartialRule.Proportional), (decimal)max);

        Assert.Equal((decimal)expected, AttemptScoring.Score(task, new MatchingAnswer(new Dictionary<string, string> { ["a"] = "a" })).Points);
    }

    private static AskedTask Task(int n, QuestionBody body, AnswerKey key, decimal max) =>
        new(new Guid(n, 0, 0, new byte[8]), new Guid(n, 1, 0, new byte[8]), body, key, new PointRule(max));
}
