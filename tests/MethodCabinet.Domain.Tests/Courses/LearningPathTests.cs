using CsCheck;
using MethodCabinet.Domain.Courses;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class LearningPathTests
{
    private static readonly DateOnly Start = new(2026, 9, 7);
    private static readonly DateTimeOffset Now = new(2026, 9, 10, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_unit_opens_once_what_it_waits_for_is_complete()
    {
        var first = Outlines.Unit();
        var outline = Outlines.Of(first, Outlines.Unit(after: [first.Id]));

        var before = Of(outline);
        var after = Of(outline, done: [first.Id]);

        Assert.Equal([UnitState.Open, UnitState.Locked], States(before));
        Assert.Equal([first.Id], before.Steps[1].WaitsFor);
        Assert.Equal([UnitState.Complete, UnitState.Open], States(after));
        Assert.Equal((first.Id, outline.Units.Last().Id), (before.Next, after.Next));
    }

    [Fact]
    public void A_unit_opens_on_its_day_of_the_cohort()
    {
        var outline = Outlines.Of(Outlines.Unit(day: 1), Outlines.Unit(day: 3));

        Assert.Equal([UnitState.Open, UnitState.Locked], States(Of(outline, today: Start.AddDays(1))));
        Assert.Equal(Start.AddDays(2), Of(outline, today: Start).Steps[1].OpensOn);
        Assert.Equal([UnitState.Open, UnitState.Open], States(Of(outline, today: Start.AddDays(2))));
    }

    [Fact]
    public void Nothing_is_open_before_the_cohort_begins()
    {
        var path = Of(Outlines.Of(Outlines.Unit()), today: Start.AddDays(-1));

        Assert.Equal((UnitState.Locked, (DateOnly?)Start, (Guid?)null), (path.Steps[0].State, path.Steps[0].OpensOn, path.Next));
    }

    [Theory]
    [InlineData(5, UnitState.Locked)]
    [InlineData(6, UnitState.Open)]
    public void A_unit_may_ask_for_a_share_of_the_points(int points, UnitState expected)
    {
        var first = Outlines.Unit(kind: UnitKind.Assignment);
        var outline = Outlines.Of(first, Outlines.Unit(minShares: [new(first.Id, 0.6m)]));
        var progress = new Dictionary<Guid, UnitProgress>
        {
            [first.Id] = new() { EnrolmentId = Guid.Empty, UnitId = first.Id, OpenedAt = Now, CompletedAt = Now, Points = points, MaxPoints = 10 },
        };

        Assert.Equal(expected, LearningPath.Of(outline, "", At(Start), progress, new Dictionary<Guid, DateOnly>()).Steps[1].State);
    }

    [Fact]
    public void What_is_for_another_group_is_not_there_and_keeps_nobody_waiting()
    {
        var other = Outlines.Unit(groups: "Б");
        var outline = Outlines.Of(other, Outlines.Unit(after: [other.Id]));

        var path = Of(outline, group: "А");

        Assert.Equal([UnitState.Open], States(path));
        Assert.Equal(2, Of(outline, group: "Б").Steps.Count);
    }

    [Fact]
    public void An_extension_moves_the_day_and_never_forward()
    {
        var unit = Outlines.Unit(dueDay: 2);
        var outline = Outlines.Of(unit);
        var late = Start.AddDays(3);

        Assert.True(Of(outline, today: late).Steps[0].IsOverdue);
        Assert.False(Of(outline, today: late, until: (unit.Id, late)).Steps[0].IsOverdue);
        Assert.Equal(Start.AddDays(1), Of(outline, today: Start, until: (unit.Id, Start)).Steps[0].DueOn);
    }

    [Fact]
    public void A_course_is_complete_without_what_is_not_required()
    {
        var required = Outlines.Unit();
        var outline = Outlines.Of(Outlines.Unit(isRequired: false), required);

        Assert.Equal(required.Id, Of(outline).Next);
        Assert.True(Of(outline, done: [required.Id]).IsComplete);
        Assert.False(Of(outline).IsComplete);
    }

    [Fact]
    public void What_was_opened_stays_open() =>
        Gen.Int[1, 8].SelectMany(Paths).Sample(sample =>
        {
            var path = LearningPath.Of(sample.Outline, "", At(sample.Today), sample.Progress, new Dictionary<Guid, DateOnly>());
            return path.Steps.All(step => !sample.Progress.ContainsKey(step.Unit.Id) || step.State is UnitState.Begun or UnitState.Complete);
        });

    [Fact]
    public void Completing_a_unit_closes_none_and_takes_no_progress_away() =>
        Gen.Int[1, 8].SelectMany(Paths).Where(sample => sample.Progress.Count < sample.Outline.Units.Count()).Sample(sample =>
        {
            var next = sample.Outline.Units.First(unit => !sample.Progress.ContainsKey(unit.Id));
            var before = LearningPath.Of(sample.Outline, "", At(sample.Today), sample.Progress, new Dictionary<Guid, DateOnly>());
            var more = new Dictionary<Guid, UnitProgress>(sample.Progress) { [next.Id] = Done(next.Id) };
            var after = LearningPath.Of(sample.Outline, "", At(sample.Today), more, new Dictionary<Guid, DateOnly>());
            return after.DoneUnits >= before.DoneUnits && before.Steps.Zip(after.Steps).All(pair => pair.First.State == UnitState.Locked || pair.Second.State != UnitState.Locked);
        });

    [Fact]
    public void Something_is_open_as_long_as_every_day_has_come_and_not_all_is_done() =>
        Gen.Int[1, 8].SelectMany(Paths).Sample(sample =>
        {
            var path = LearningPath.Of(sample.Outline, "", At(Start.AddDays(10)), sample.Progress, new Dictionary<Guid, DateOnly>());
            return path.DoneUnits == path.Steps.Count || path.Next is not null;
        });

    [Fact]
    public void A_unit_opens_at_its_moment_of_the_calendar_and_on_its_day_whichever_is_later()
    {
        var at = new DateTimeOffset(Start.AddDays(3).ToDateTime(new(9, 0)), TimeSpan.Zero);
        var outline = Outlines.Of(With(Outlines.Unit(), at), With(Outlines.Unit(day: 6), at));

        var before = Of(outline, today: Start.AddDays(2));
        Assert.Equal([(UnitState.Locked, null, at), (UnitState.Locked, Start.AddDays(5), at)], before.Steps.Select(step => (step.State, step.OpensOn, step.OpensAt!.Value)));
        Assert.Equal([UnitState.Open, UnitState.Locked], States(Of(outline, today: Start.AddDays(3))));
        Assert.Equal([UnitState.Open, UnitState.Open], States(Of(outline, today: Start.AddDays(5))));
    }

    [Fact]
    public void What_the_plan_leaves_to_a_tutor_waits_for_the_word()
    {
        var unit = With(Outlines.Unit(), byWord: true);
        var outline = Outlines.Of(unit);

        Assert.True(Of(outline).Steps[0] is { State: UnitState.Locked, AwaitsTutor: true, OpensOn: null });
        Assert.Equal([UnitState.Open], States(Said(outline, Start, [], (unit.Id, TutorsWord.Open))));
    }

    [Fact]
    public void A_unit_s_own_word_stands_above_that_of_its_module()
    {
        var (first, second) = (Outlines.Unit(), Outlines.Unit());
        var outline = Outlines.Of(first, second);
        var module = outline.Modules[0].Id;

        Assert.Equal([UnitState.Locked, UnitState.Locked], States(Said(outline, Start, [], (module, TutorsWord.Closed))));
        Assert.Equal([UnitState.Locked, UnitState.Open], States(Said(outline, Start, [], (module, TutorsWord.Closed), (second.Id, TutorsWord.Open))));
    }

    [Fact]
    public void A_word_decides_whatever_the_plan_says_and_takes_nothing_that_was_opened() =>
        Gen.Int[1, 8].SelectMany(Paths).SelectMany(sample => Gen.Enum<TutorsWord>(), (sample, word) => (sample, word)).Sample((sample, word) =>
        {
            var path = Said(sample.Outline, sample.Today, sample.Progress, (sample.Outline.Modules[0].Id, word));
            return path.Steps.All(step => sample.Progress.ContainsKey(step.Unit.Id)
                ? step.State == UnitState.Complete && !step.AwaitsTutor
                : (step.State == UnitState.Locked, step.AwaitsTutor) == (word == TutorsWord.Closed, word == TutorsWord.Closed));
        });

    [Fact]
    public void Time_that_passes_closes_nothing() =>
        Gen.Select(Gen.Int[1, 8].SelectMany(Paths), Gen.Int[0, 9], Gen.Int[0, 9]).Sample((sample, moment, later) =>
        {
            var at = new DateTimeOffset(Start.AddDays(moment).ToDateTime(new(9, 0)), TimeSpan.Zero);
            var outline = new CourseOutline([.. sample.Outline.Modules.Select(module => module with { Units = [.. module.Units.Select(unit => With(unit, at))] })]);
            var (before, after) = (Said(outline, sample.Today, sample.Progress), Said(outline, sample.Today.AddDays(later), sample.Progress));
            return before.Steps.Zip(after.Steps).All(pair => pair.First.State == UnitState.Locked || pair.Second.State == pair.First.State);
        });

    private static OutlineUnit With(OutlineUnit unit, DateTimeOffset? at = null, bool byWord = false) => unit with { Release = unit.Release with { At = at, ByWord = byWord } };

    private static LearningPath Said(CourseOutline outline, DateOnly today, Dictionary<Guid, UnitProgress> progress, params (Guid Target, TutorsWord Word)[] words) =>
        LearningPath.Of(outline, "", At(today, words), progress, new Dictionary<Guid, DateOnly>());

    private static Gen<(CourseOutline Outline, Dictionary<Guid, UnitProgress> Progress, DateOnly Today)> Paths(int count) =>
        from days in Gen.Int[0, 5].Array[count]
        from waits in Gen.Bool.Array[count]
        from done in Gen.Bool.Array[count]
        from today in Gen.Int[-1, 6]
        select Make(days, waits, done, Start.AddDays(today));

    private static (CourseOutline, Dictionary<Guid, UnitProgress>, DateOnly) Make(int[] days, bool[] waits, bool[] done, DateOnly today)
    {
        var units = new List<OutlineUnit>();
        foreach (var (index, day) in days.Index())
        {
            units.Add(Outlines.Unit(day: day, after: waits[index] && index > 0 ? [units[^1].Id] : []));
        }

        return (Outlines.Of([.. units]), units.Where((_, index) => done[index]).ToDictionary(unit => unit.Id, unit => Done(unit.Id)), today);
    }

    private static UnitProgress Done(Guid id) => new() { EnrolmentId = Guid.Empty, UnitId = id, OpenedAt = Now, CompletedAt = Now };

    private static LearningPath Of(CourseOutline outline, DateOnly? today = null, string group = "", Guid[]? done = null, (Guid Unit, DateOnly Day)? until = null) => LearningPath.Of(
        outline, group, At(today ?? Start), (done ?? []).ToDictionary(id => id, Done), until is { } more ? new Dictionary<Guid, DateOnly> { [more.Unit] = more.Day } : []);

    /// <param name="words">By unit or module.</param>
    private static CohortMoment At(DateOnly today, params (Guid Target, TutorsWord Word)[] words) =>
        new(Start, today, new(today.ToDateTime(new(9, 0)), TimeSpan.Zero), words.ToDictionary(said => said.Target, said => said.Word));

    private static UnitState[] States(LearningPath path) => [.. path.Steps.Select(step => step.State)];
}
