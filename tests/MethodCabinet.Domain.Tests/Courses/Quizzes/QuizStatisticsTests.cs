using CsCheck;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses.Quizzes;

namespace MethodCabinet.Domain.Tests.Courses.Quizzes;

public sealed class QuizStatisticsTests
{
    private static readonly Guid[] Questions = [.. Enumerable.Range(0, 4).Select(_ => Guid.NewGuid())];

    [Fact]
    public void Two_questions_of_ten_tries_are_as_reckoned_by_hand()
    {
        // Both right in four tries, each alone in one, none in four: phi = (4·4 − 1·1) / 25 = 0.6, and for two questions alpha = 2·0.6 / 1.6.
        var statistics = QuizStatistics.Of(Taken("11", "11", "11", "11", "10", "01", "00", "00", "00", "00"));

        Assert.Equal((10, 0.5), (statistics.Tries, statistics.MeanShare!.Value));
        Assert.Equal(0.75, statistics.Alpha!.Value, 9);
        Assert.All(statistics.Questions, question =>
        {
            Assert.Equal((10, 0.5), (question.Asked, question.Facility!.Value));
            Assert.Equal(0.6, question.Discrimination!.Value, 9);
            Assert.Empty(question.Flags);
        });
    }

    [Fact]
    public void Weak_questions_are_named()
    {
        // The first is right for all, the second for one of ten who knows little else, the third for those who know the fourth.
        var statistics = QuizStatistics.Of(Taken("1011", "1011", "1011", "1011", "1011", "1000", "1000", "1000", "1000", "1100")).Questions;

        Assert.Equal([QuestionFlag.TooEasy], statistics[0].Flags);
        Assert.Null(statistics[0].Discrimination);
        Assert.Equal([QuestionFlag.TooHard, QuestionFlag.Weak], statistics[1].Flags);
        Assert.Empty(statistics[2].Flags);
    }

    [Fact]
    public void Fewer_tries_than_are_needed_give_no_figures()
    {
        var statistics = QuizStatistics.Of(Taken([.. Enumerable.Repeat("10", QuizStatistics.NeededTries - 1)]));

        Assert.Equal((QuizStatistics.NeededTries - 1, null, null), (statistics.Tries, statistics.Alpha, statistics.MeanShare));
        Assert.All(statistics.Questions, question => Assert.Equal((null, null, 0), (question.Facility, question.Discrimination, question.Flags.Count)));
    }

    [Fact]
    public void Figures_lie_where_such_figures_lie_and_do_not_hang_on_the_order() =>
        Gen.Select(Gen.Int[0, 2].Array[4].Array[10, 30], Gen.Bool).Sample((tries, _) =>
        {
            var taken = tries.SelectMany((points, attempt) => points.Select((given, place) => Task(IdOf(attempt), place, given, 2))).ToList();
            var (there, back) = (QuizStatistics.Of(taken), QuizStatistics.Of([.. Enumerable.Reverse(taken)]));

            return there.Questions.All(question => question.Facility is >= 0 and <= 1 && question.Discrimination is null or (>= -1 and <= 1))
                && there.Alpha is null or <= 1 + 1e-9
                && there.Questions.All(question => Near(question.Discrimination, back.Questions.Single(other => other.Question == question.Question).Discrimination))
                && Near(there.Alpha, back.Alpha);
        });

    [Fact]
    public void Options_are_counted_as_they_were_chosen()
    {
        var body = new ChoiceBody([new("a", "1"), new("b", "2"), new("c", "3")], Multiple: true);

        Assert.Equal(
            new Dictionary<string, int> { ["a"] = 2, ["b"] = 1, ["c"] = 0 },
            QuizStatistics.CountOptions(body, [new ChoiceAnswer(["a", "b"]), new ChoiceAnswer(["a", "a"]), null, new ChoiceAnswer(["gone"]), new TrueFalseAnswer(true)]));
        Assert.Equal(new Dictionary<string, int> { ["true"] = 1, ["false"] = 0 }, QuizStatistics.CountOptions(new TrueFalseBody(), [new TrueFalseAnswer(true)]));
        Assert.Empty(QuizStatistics.CountOptions(new ShortTextBody(), [new ShortTextAnswer("да")]));
    }

    private static bool Near(double? one, double? other) => one is null ? other is null : other is not null && Math.Abs(one.Value - other.Value) < 1e-9;

    /// <summary>A try for each text, a question for each digit.</summary>
    private static List<TakenTask> Taken(params string[] tries) => [.. tries.SelectMany((points, attempt) => points.Select((given, place) => Task(IdOf(attempt), place, given - '0', 1)))];

    private static TakenTask Task(Guid attempt, int place, decimal points, decimal max) => new(attempt, (Questions[place], 0), Questions[place], points, max);

    private static Guid IdOf(int number) => new(number, 0, 0, new byte[8]);
}
