using CsCheck;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Tests.Lessons;

public sealed class TimetableTests
{
    private static readonly Guid School = Guid.NewGuid();
    private static readonly DateOnly First = new(2026, 9, 1);
    private static readonly SchoolCalendar NoTerms = new([], new HashSet<DateOnly>());
    private static readonly SchoolCalendar Quarters = new([Term(1, new(2026, 9, 1), new(2026, 10, 24)), Term(2, new(2026, 11, 2), new(2026, 12, 30))], new HashSet<DateOnly> { new(2026, 12, 7) });
    private static readonly DateOnly[] WeekOfTheSeventh = [new(2026, 9, 7)];

    [Fact]
    public void Holidays_between_terms_and_public_ones_have_no_lessons()
    {
        Assert.True(Quarters.IsSchoolDay(new(2026, 10, 24)));
        Assert.False(Quarters.IsSchoolDay(new(2026, 10, 26)));
        Assert.False(Quarters.IsSchoolDay(new(2026, 11, 4)));
        Assert.False(Quarters.IsSchoolDay(new(2026, 12, 7)));
        Assert.False(Quarters.IsSchoolDay(new(2026, 9, 6)));

        // Nobody has named the terms of the next year yet.
        Assert.True(Quarters.IsSchoolDay(new(2027, 9, 6)));
        Assert.True(NoTerms.IsSchoolDay(new(2026, 10, 27)));
    }

    [Fact]
    public void Odd_and_even_weeks_take_turns_over_the_New_Year() => Gen.Int[0, 300].Sample(days =>
    {
        // The calendar's weeks 53 and 1 are both odd.
        var day = First.AddDays(days);
        Assert.NotEqual(SchoolCalendar.IsOddWeek(day), SchoolCalendar.IsOddWeek(day.AddDays(7)));
        Assert.Equal(SchoolCalendar.IsOddWeek(day), SchoolCalendar.IsOddWeek(SchoolCalendar.MondayOf(day)));
        Assert.True(SchoolCalendar.IsOddWeek(First));
    });

    [Fact]
    public void An_entry_of_odd_weeks_and_one_of_even_weeks_make_one_of_every_week() => Gen.Int[1, 6].Sample(weekday =>
    {
        List<DateOnly> Days(WeekChoice weeks) => [.. Entry((DayOfWeek)weekday, weeks).DaysIn(First, First.AddDays(120), Quarters)];
        Assert.Equal(Days(WeekChoice.Every), Days(WeekChoice.Odd).Concat(Days(WeekChoice.Even)).Order());
    });

    [Fact]
    public void What_is_made_by_a_plan_needs_nothing_more() => Plans.Sample((wanted, made) =>
    {
        var plan = TimetablePlan.Of(wanted, made);
        var open = made.Where(lesson => lesson.IsOpen).ToList();
        var staying = open.Where(lesson => lesson.IsWritten && plan.Kept.All(kept => kept.Id != lesson.Id)).ToList();
        Assert.Equal(open.Except(staying).Select(lesson => lesson.Id).Order(), plan.Kept.Select(kept => kept.Id).Concat(plan.Gone).Order());
        Assert.DoesNotContain(open, lesson => lesson.IsWritten && plan.Gone.Contains(lesson.Id));
        Assert.All(plan.Kept, kept => Assert.Equal(SchoolCalendar.MondayOf(open.Single(lesson => lesson.Id == kept.Id).Day), SchoolCalendar.MondayOf(kept.Day)));
        List<MadeLesson> then =
        [
            .. made.Where(lesson => !lesson.IsOpen),
            .. staying,
            .. plan.Kept.Select(kept => new MadeLesson(kept.Id, kept.Day, true, open.Single(lesson => lesson.Id == kept.Id).IsWritten)),
            .. plan.New.Select(day => new MadeLesson(Guid.NewGuid(), day, true)),
        ];
        var again = TimetablePlan.Of(wanted, then);
        Assert.Empty(again.New);
        Assert.Empty(again.Gone);
        Assert.Equal(plan.Kept.Count + plan.New.Count, again.Kept.Count);
        Assert.All(again.Kept, kept => Assert.Equal(kept.Day, then.Single(lesson => lesson.Id == kept.Id).Day));
        Assert.Equal(then.Count(lesson => lesson.IsOpen), then.Where(lesson => lesson.IsOpen).DistinctBy(lesson => lesson.Day).Count());

        // Each wanted week has its lesson.
        Assert.All(wanted, day => Assert.Contains(then, lesson => SchoolCalendar.MondayOf(lesson.Day) == SchoolCalendar.MondayOf(day)));
    });

    [Fact]
    public void A_lesson_that_was_changed_by_hand_is_that_of_its_week()
    {
        var plan = TimetablePlan.Of(WeekOfTheSeventh, [new(Guid.NewGuid(), new(2026, 9, 9), IsOpen: false)]);
        Assert.Empty(plan.New);
        Assert.Empty(plan.Gone);
    }

    [Theory]
    [InlineData(DayOfWeek.Sunday, 9, 45)]
    [InlineData(DayOfWeek.Monday, 9, 3)]
    [InlineData(DayOfWeek.Monday, 23, 120)]
    public void An_entry_that_cannot_be_is_refused(DayOfWeek weekday, int hour, int minutes)
    {
        var entry = Entry(weekday);
        (entry.StartsAt, entry.Minutes) = (new(hour, 0), minutes);
        Assert.Throws<RuleBroken>(() => entry.Check(Group()));
    }

    [Fact]
    public void An_entry_stays_within_the_year_of_its_group()
    {
        var entry = Entry(DayOfWeek.Monday);
        entry.Check(Group());
        entry.To = entry.To.AddDays(1);
        Assert.Equal(TimetableErrors.EntryDaysInvalid, Assert.Throws<RuleBroken>(() => entry.Check(Group())).Error);
    }

    [Fact]
    public void A_day_belongs_to_one_term()
    {
        SchoolTerm.Check([Term(2, new(2026, 11, 2), new(2026, 12, 30)), Term(1, new(2026, 9, 1), new(2026, 11, 1))]);
        Assert.Equal(TimetableErrors.TermsOverlap, Assert.Throws<RuleBroken>(() => SchoolTerm.Check([Term(2, new(2026, 11, 1), new(2026, 12, 30)), Term(1, new(2026, 9, 1), new(2026, 11, 1))])).Error);
        Assert.Equal(TimetableErrors.TermInvalid, Assert.Throws<RuleBroken>(() => SchoolTerm.Check([Term(0, new(2026, 9, 1), new(2026, 11, 1))])).Error);
    }

    [Fact]
    public void A_number_stands_once_in_a_school_year()
    {
        SchoolTerm.Check([Term(1, new(2026, 9, 1), new(2026, 11, 1)), Term(1, new(2027, 9, 1), new(2027, 11, 1))]);
        Assert.Equal(TimetableErrors.TermInvalid, Assert.Throws<RuleBroken>(() => SchoolTerm.Check([Term(1, new(2026, 9, 1), new(2026, 11, 1)), Term(1, new(2027, 4, 1), new(2027, 5, 31))])).Error);
    }

    [Theory]
    [InlineData(Role.Methodist, false, true)]
    [InlineData(Role.Coordinator, true, true)]
    [InlineData(Role.Coordinator, false, false)]
    [InlineData(Role.Teacher, false, false)]
    [InlineData(Role.Pupil, false, false)]
    public void A_timetable_is_made_by_its_school_and_the_cabinet(Role role, bool isOwn, bool may)
    {
        var viewer = new Viewer(Guid.NewGuid(), new HashSet<Role> { role }, isOwn ? new HashSet<Guid> { School } : []);
        Assert.Equal(may, TimetableAccess.MayArrange(viewer, School));
        Assert.Equal(may, TimetableAccess.MayReadGroup(viewer, School, teaches: false));
        Assert.True(TimetableAccess.MayReadGroup(viewer, School, teaches: true));
        Assert.Equal(!may ? WeekSight.None : isOwn ? WeekSight.OwnSchools : WeekSight.All, Sight(new(Guid.NewGuid(), new HashSet<Guid> { School }, new HashSet<Guid>(), null)));
        Assert.Equal(WeekSight.All, Sight(new(viewer.PersonId, new HashSet<Guid>(), new HashSet<Guid>(), null)));
        var ward = new TimetablePerson(Guid.NewGuid(), new HashSet<Guid>(), new HashSet<Guid> { viewer.PersonId }, First.AddYears(-18).AddDays(1));
        Assert.Equal(WeekSight.All, Sight(ward));
        Assert.Equal(viewer.IsStaff ? WeekSight.All : WeekSight.None, Sight(ward with { BirthDate = First.AddYears(-18) }));

        WeekSight Sight(TimetablePerson person) => TimetableAccess.SightOfWeek(viewer, person, First);
    }

    private static Gen<(List<DateOnly> Wanted, List<MadeLesson> Made)> Plans { get; } =
        Gen.Select(Gen.Int[0, 5].List[0, 8], Gen.Select(Gen.Int[0, 40], Gen.Bool, Gen.Bool).List[0, 8]).Select((wanted, made) => (
            wanted.Select((weekday, week) => First.AddDays(6 + (7 * week) + weekday)).ToList(),

            // The database has one lesson of an entry for a day.
            made.DistinctBy(lesson => lesson.Item1).Select(lesson => new MadeLesson(Guid.NewGuid(), First.AddDays(6 + lesson.Item1), lesson.Item2, lesson.Item3)).ToList()));

    private static SchoolTerm Term(int number, DateOnly from, DateOnly to) => new() { Id = Guid.NewGuid(), OrganizationId = School, Title = "Четверть", Number = number, From = from, To = to };

    private static StudyGroup Group() => new() { Id = Guid.NewGuid(), OrganizationId = School, Subject = "Математика", Title = "8А", From = First, To = new(2027, 5, 31) };

    private static TimetableEntry Entry(DayOfWeek weekday, WeekChoice weeks = WeekChoice.Every) => new()
    {
        Id = Guid.NewGuid(),
        StudyGroupId = Guid.NewGuid(),
        Weekday = weekday,
        StartsAt = new(9, 0),
        Minutes = 45,
        TeacherId = Guid.NewGuid(),
        From = First,
        To = new(2027, 5, 31),
        Weeks = weeks,
        ChangedAt = default,
    };
}
