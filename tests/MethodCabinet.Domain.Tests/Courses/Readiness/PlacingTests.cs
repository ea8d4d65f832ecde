using CsCheck;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Readiness;
using QuizSamples = MethodCabinet.Domain.Tests.Courses.Quizzes.Quizzes;

namespace MethodCabinet.Domain.Tests.Courses.Readiness;

public sealed class PlacingTests
{
    private static readonly Guid Documents = Id(1), Safety = Id(2);

    [Fact]
    public void A_level_is_reached_with_three_fifths_of_its_points() =>
        Assert.Equal(2, Place((1, 6, 10), (2, 6, 10), (3, 5.9m, 10))[Documents]);

    [Fact]
    public void Whoever_fails_a_lower_level_stands_below_it_whatever_was_guessed_above() =>
        Assert.Equal(1, Place((1, 10, 10), (2, 3, 10), (3, 10, 10))[Documents]);

    [Fact]
    public void Who_reaches_none_stands_at_zero() => Assert.Equal(0, Place((1, 0, 10))[Documents]);

    [Fact]
    public void Levels_without_checks_say_nothing() => Assert.Equal(3, Place((3, 9, 10))[Documents]);

    [Fact]
    public void Checks_of_one_level_are_taken_together() => Assert.Equal(1, Place((1, 2, 10), (1, 10, 10))[Documents]);

    [Fact]
    public void Nothing_is_said_of_what_was_not_marked()
    {
        CompetenceCheck[] checks = [new(Id(9), "a", Documents, 1), new(Id(9), "b", Safety, 1)];
        var levels = Placing.Place(checks, check => check.ItemId == "a" ? new CheckedPoints(5, 5) : null);
        Assert.Equal([Documents], levels.Keys);
    }

    [Fact]
    public void A_part_of_a_quiz_is_worth_what_its_questions_gave_together_and_never_less_than_nothing()
    {
        QuizTask[] tasks = [Task(Id(7), 0, 2), Task(Id(7), 1, -1), Task(Id(8), 0, -1), Task(Id(9), 0, null)];
        Assert.Equal(new CheckedPoints(1, 4), Placing.OfPart(tasks, Id(7).ToString()));
        Assert.Equal(new CheckedPoints(0, 2), Placing.OfPart(tasks, Id(8).ToString()));
        Assert.All([Id(9).ToString(), Id(6).ToString(), "a"], item => Assert.Null(Placing.OfPart(tasks, item)));

        static QuizTask Task(Guid part, int slot, decimal? points)
        {
            var task = QuizSamples.Task(part, slot, Guid.Empty, 0, max: 2);
            task.Points = points;
            return task;
        }
    }

    [Fact]
    public void More_points_never_lower_a_level() => Gen.Select(Gen.Int[1, 4], Gen.Int[0, 10], Gen.Int[0, 10]).Array[1, 12].Sample(marks =>
    {
        var low = Place([.. marks.Select(m => (m.Item1, (decimal)Math.Min(m.Item2, m.Item3), 10m))])[Documents];
        var high = Place([.. marks.Select(m => (m.Item1, (decimal)Math.Max(m.Item2, m.Item3), 10m))])[Documents];
        return low <= high;
    });

    private static IReadOnlyDictionary<Guid, int> Place(params (int Level, decimal Points, decimal Max)[] marks)
    {
        var checks = marks.Select((mark, n) => new CompetenceCheck(Id(9), $"{n}", Documents, mark.Level)).ToList();
        return Placing.Place(checks, check => new CheckedPoints(marks[int.Parse(check.ItemId!, null)].Points, marks[int.Parse(check.ItemId!, null)].Max));
    }

    private static Guid Id(int number) => new($"0199a1b2-0000-7000-8000-{number:D12}");
}
