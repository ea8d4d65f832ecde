using CsCheck;
using MethodCabinet.Domain.Courses;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class GradeTests
{
    private static readonly Gen<GradeMark> Marks = Gen.Select(Gen.Guid, Gen.Int[0, 5], Gen.Int[-1, 10])
        .Select((id, weight, points) => new GradeMark(id, weight, points < 0 ? null : points, 10));

    [Fact]
    public void Each_mark_counts_by_its_weight_and_what_is_not_marked_counts_as_nothing()
    {
        var grade = Grade.Of([Mark(3, 8), Mark(1, 6), Mark(1, null)], dropLowest: 0, passPercent: 60, set: null);
        Assert.Equal([48m, 12m, 0m], grade.Lines.Select(line => line.Gives));
        Assert.Equal((60m, 75m, 60m, true), (grade.Computed!.Value, grade.SoFar!.Value, grade.Percent!.Value, grade.IsPassed));
    }

    [Fact]
    public void The_lowest_marks_do_not_count_but_one_always_does()
    {
        var grade = Grade.Of([Mark(1, 10), Mark(1, 2), Mark(0, 0), Mark(1, 5)], dropLowest: 1, passPercent: 60, set: null);
        Assert.Equal([false, true, false, false], grade.Lines.Select(line => line.IsDropped));
        Assert.Equal(75m, grade.Percent);
        Assert.Equal(10m, Grade.Of([Mark(1, 1)], dropLowest: 3, passPercent: 60, set: null).Percent);
    }

    [Fact]
    public void A_mark_that_somebody_set_counts_in_place_of_the_computed_one_which_stays_to_be_seen()
    {
        var grade = Grade.Of([Mark(1, 2)], dropLowest: 0, passPercent: 60, set: 65);
        Assert.Equal((20m, 65m, true), (grade.Computed!.Value, grade.Percent!.Value, grade.IsPassed));
        Assert.Null(Grade.Of([], 0, 60, null).Percent);
        Assert.False(Grade.Of([], 0, 0, null).IsPassed);
    }

    [Fact]
    public void The_mark_is_the_sum_of_its_lines_and_stays_between_nothing_and_a_hundred() => Gen.Select(Marks.Array[0, 12], Gen.Int[0, 4]).Sample((marks, dropped) =>
    {
        var grade = Grade.Of(marks, dropped, 60, null);
        Assert.InRange(grade.Percent ?? 0, 0, 100);
        Assert.Equal(grade.Computed ?? 0, decimal.Round(grade.Lines.Sum(line => line.Gives), 1, MidpointRounding.AwayFromZero));
        Assert.True(grade.Lines.Count(line => line.IsDropped) <= dropped);
    });

    [Fact]
    public void Dropping_the_lowest_of_equal_weights_never_lowers_a_mark() => Marks.Array[1, 12].Sample(marks =>
    {
        var equal = marks.Select(mark => mark with { Weight = 1 }).ToArray();
        Assert.True(Grade.Of(equal, 1, 60, null).Percent >= Grade.Of(equal, 0, 60, null).Percent);
    });

    [Fact]
    public void Points_out_of_another_maximum_are_worth_the_same_share_of_the_columns() => Gen.Select(Gen.Int[0, 40], Gen.Int[1, 40], Gen.Int[1, 40]).Sample((points, of, columnMax) =>
    {
        var mark = GradeMark.Of(Guid.NewGuid(), 1, columnMax, Math.Min(points, of), of);
        Assert.InRange(mark.Points!.Value, 0, columnMax);
        Assert.InRange(Math.Abs(mark.Share - ((decimal)Math.Min(points, of) / of)), 0, 0.005m / columnMax);
        Assert.True(of != columnMax || mark.Points == Math.Min(points, of));
        Assert.Null(GradeMark.Of(Guid.NewGuid(), 1, columnMax, null, of).Points);
    });

    [Fact]
    public void A_mark_is_worth_no_more_than_its_column_whatever_it_was_given_out_of()
    {
        Assert.Equal([5m, 5m, 4.25m], new[] { (85m, 5m), (60m, 50m), (85m, 100m) }.Select(given => GradeMark.Of(Guid.NewGuid(), 1, 5, given.Item1, given.Item2).Points));
        Assert.Equal(100m, Grade.Of([GradeMark.Of(Guid.NewGuid(), 1, 5, 85, 5)], 0, 60, null).Percent);
    }

    [Fact]
    public void What_a_quiz_does_not_tell_cannot_be_reckoned_from_the_grade_that_its_learner_reads() => Gen.Select(Marks.Array[1, 8], Gen.Int[0, 10], Gen.Int[0, 3]).Sample((marks, points, dropped) =>
    {
        var silent = new HashSet<Guid> { marks[0].UnitId };
        GradeMark[] otherwise = [marks[0] with { Points = points }, .. marks[1..]];
        var (one, other) = (Grade.Told(marks, silent, dropped, 60, null), Grade.Told(otherwise, silent, dropped, 60, null));
        Assert.Equal(one.Grade.Lines, other.Grade.Lines);
        Assert.Equal((one.Grade.Computed, one.Grade.SoFar, one.Grade.Percent, one.Grade.IsPassed, one.IsPartial), (other.Grade.Computed, other.Grade.SoFar, other.Grade.Percent, other.Grade.IsPassed, other.IsPartial));
        Assert.Equal(marks[0].Weight > 0, one.IsPartial);
        Assert.True(!one.IsPartial || one.Grade is { Percent: null, IsPassed: false });
    });

    [Fact]
    public void A_whole_that_somebody_set_is_told_although_a_quiz_keeps_its_points()
    {
        GradeMark[] marks = [Mark(1, 8), Mark(1, 4)];
        var told = Grade.Told(marks, new HashSet<Guid> { marks[0].UnitId }, 0, 60, set: 75);
        Assert.Equal((true, 75m, true, 40m), (told.IsPartial, told.Grade.Percent!.Value, told.Grade.IsPassed, told.Grade.Computed!.Value));
        Assert.False(Grade.Told(marks, new HashSet<Guid>(), 0, 60, null).IsPartial);
    }

    [Fact]
    public void A_change_needs_a_reason_and_a_value_that_the_mark_can_have()
    {
        var change = GradeChange.Of(Guid.NewGuid(), Guid.NewGuid(), null, null, 70.5m, 100, " Зачтена олимпиада ", Guid.NewGuid(), default);
        Assert.Equal((1, "Зачтена олимпиада", 100m), (change.Number, change.Reason, change.MaxPoints));
        Assert.Equal(2, GradeChange.Of(Guid.NewGuid(), Guid.NewGuid(), null, change, null, 100, "Ошибка", Guid.NewGuid(), default).Number);
        Assert.Equal(CourseErrors.ReasonMissing, Assert.Throws<RuleBroken>(() => Changed(5, " ")).Error);
        Assert.All([-1m, 10.5m, 1.005m], value => Assert.Equal(CourseErrors.GradeRange, Assert.Throws<RuleBroken>(() => Changed(value, "Так")).Error));
    }

    [Fact]
    public void A_scheme_takes_no_negative_weight_and_no_pass_beyond_a_hundred()
    {
        var scheme = new GradeScheme { CohortId = Guid.NewGuid() };
        scheme.Set(new(new Dictionary<Guid, decimal> { [Guid.NewGuid()] = 0 }, 1, 75));
        Assert.Equal((1, 75m), (scheme.DropLowest, scheme.PassPercent));
        Assert.Throws<RuleBroken>(() => scheme.Set(new(new Dictionary<Guid, decimal> { [Guid.NewGuid()] = -1 }, 0, 60)));
        Assert.Throws<RuleBroken>(() => scheme.Set(new(new Dictionary<Guid, decimal>(), -1, 60)));
        Assert.Throws<RuleBroken>(() => scheme.Set(new(new Dictionary<Guid, decimal>(), 0, 101)));
    }

    private static GradeMark Mark(decimal weight, decimal? points) => new(Guid.NewGuid(), weight, points, 10);

    private static GradeChange Changed(decimal value, string reason) => GradeChange.Of(Guid.NewGuid(), Guid.NewGuid(), null, null, value, 10, reason, Guid.NewGuid(), default);
}
