using CsCheck;
using MethodCabinet.Domain.Lessons.HomeSchooling;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Tests.Lessons;

public sealed class HomeSchoolingTests
{
    private const int Minutes = 40;
    private const int Pause = 10;

    private static readonly Guid Pupil = Guid.NewGuid();
    private static readonly Guid[] Teachers = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
    private static readonly DateOnly Monday = new(2026, 9, 7);
    private static readonly SchoolCalendar Calendar = new([], new HashSet<DateOnly>());

    private static readonly Gen<HomeNeed[]> Needs = Gen.Select(Gen.Int[0, 2], Gen.Int[1, 8], (teacher, halves) => new HomeNeed(Guid.NewGuid(), Teachers[teacher], halves / 2m)).Array[0, 6];

    private static readonly Gen<HomeWindow[]> Windows =
        Gen.Select(Gen.Int[1, 6], Gen.Int[8, 15], Gen.Int[1, 5], (day, from, hours) => new HomeWindow((DayOfWeek)day, new(from, 0), new(from + hours, 30))).Array[0, 6];

    private static readonly Gen<TakenTime[]> Taken =
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 6], Gen.Int[8, 18], Gen.Int[0, 2], (who, day, hour, weeks) => new TakenTime(who == 3 ? Pupil : Teachers[who], (DayOfWeek)day, new(hour, 20), new(hour + 1, 5), (WeekChoice)weeks)).Array[0, 20];

    [Fact]
    public void A_proposal_collides_with_nothing_stays_in_the_windows_and_loses_no_hour() => Gen.Select(Needs, Windows, Taken).Sample((needs, windows, taken) =>
    {
        var proposal = HomeProposal.Of(Pupil, needs, windows, Minutes, Pause, taken);
        foreach (var (slot, at) in proposal.Slots.Select((slot, at) => (slot, at)))
        {
            Assert.Contains(windows, window => window.Day == slot.Day && window.From <= slot.StartsAt && slot.StartsAt.ToTimeSpan() + TimeSpan.FromMinutes(Minutes) <= window.To.ToTimeSpan());
            var teacher = needs.Single(need => need.Id == slot.NeedId).TeacherId;
            Assert.DoesNotContain(taken, time => (time.PersonId == Pupil || time.PersonId == teacher) && time.Day == slot.Day && HomeProposal.Meet(time.Weeks, slot.Weeks) && Overlap(slot.StartsAt, Minutes, time.From, (int)(time.To - time.From).TotalMinutes));
            Assert.DoesNotContain(proposal.Slots.Skip(at + 1), other => other.Day == slot.Day && HomeProposal.Meet(other.Weeks, slot.Weeks) && Overlap(slot.StartsAt, Minutes + Pause, other.StartsAt, Minutes + Pause));
        }

        foreach (var need in needs)
        {
            var placed = proposal.Slots.Where(slot => slot.NeedId == need.Id).Sum(slot => slot.Weeks == WeekChoice.Every ? 1 : 0.5m);
            Assert.Equal(need.WeeklyHours, placed + proposal.Left.GetValueOrDefault(need.Id));
        }

        Assert.All(proposal.Slots.GroupBy(slot => slot.Day), day => Assert.True(day.Count() <= HomeProposal.MostADay));
    });

    [Fact]
    public void Hours_are_spread_over_days_and_two_halves_share_a_time()
    {
        var windows = new[] { DayOfWeek.Monday, DayOfWeek.Wednesday }.Select(day => new HomeWindow(day, new(10, 0), new(10, 40))).ToList();
        HomeNeed[] needs = [new(Guid.NewGuid(), Teachers[0], 1), new(Guid.NewGuid(), Teachers[1], 0.5m), new(Guid.NewGuid(), Teachers[2], 0.5m)];
        var proposal = HomeProposal.Of(Pupil, needs, windows, Minutes, 0, []);
        Assert.Empty(proposal.Left);
        Assert.Equal(2, proposal.Slots.Count(slot => slot.Day == DayOfWeek.Wednesday));
        var twice = HomeProposal.Of(Pupil, [new(Guid.NewGuid(), Teachers[0], 2)], windows, Minutes, 0, []);
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Wednesday], twice.Slots.Select(slot => slot.Day));
    }

    [Fact]
    public void A_whole_week_of_lessons_is_a_week_of_the_plan_and_holidays_cost_nothing()
    {
        Assert.Equal(3m, HomeHours.Due(3, Monday, Monday.AddDays(60), Monday.AddDays(7), Calendar));
        Assert.Equal(0m, HomeHours.Due(3, Monday, Monday.AddDays(60), Monday, Calendar));
        Assert.Equal(0.6m, HomeHours.Due(3, Monday, Monday, Monday.AddDays(30), Calendar));

        // 4 November.
        Assert.Equal(4m, HomeHours.Due(5, new(2026, 11, 2), new(2026, 11, 8), new(2026, 11, 9), Calendar));
    }

    [Fact]
    public void Hours_that_are_due_never_become_fewer() => Gen.Select(Gen.Int[0, 200], Gen.Int[0, 30]).Sample((days, more) =>
        Assert.True(HomeHours.Due(4, Monday, Monday.AddDays(150), Monday.AddDays(days), Calendar) <= HomeHours.Due(4, Monday, Monday.AddDays(150), Monday.AddDays(days + more), Calendar)));

    [Theory]
    [InlineData(30, 1)]
    [InlineData(45, 1)]
    [InlineData(80, 2)]
    public void A_lesson_is_an_hour_and_a_double_one_two(int minutes, int hours) => Assert.Equal(hours, HomeHours.Of(minutes));

    [Theory]
    [InlineData(10, 9, false)]
    [InlineData(10, 8, true)]
    [InlineData(30, 28, false)]
    [InlineData(30, 26.5, true)]
    [InlineData(5, 9, false)]
    public void Two_hours_and_a_tenth_are_too_few(double due, double held, bool isBehind) => Assert.Equal(isBehind, HomeHours.IsBehind((decimal)due, (decimal)held));

    [Theory]
    [InlineData(31, HomeBasisState.Holds)]
    [InlineData(30, HomeBasisState.EndsSoon)]
    [InlineData(7, HomeBasisState.EndsThisWeek)]
    [InlineData(0, HomeBasisState.EndsThisWeek)]
    [InlineData(-1, HomeBasisState.Over)]
    public void A_basis_that_ends_is_told_of_a_month_and_a_week_before(int days, HomeBasisState state) => Assert.Equal(state, HomeBasisTerm.Of(Monday.AddDays(days), Monday));

    [Fact]
    public void A_teacher_sees_the_plan_and_not_what_it_rests_on()
    {
        var (school, guardian, teacher) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        DateOnly? born = null;
        HomeSight Sight(Guid person, Role role, params Guid[] coordinates) =>
            HomeAccess.Of(new(person, new HashSet<Role> { role }, coordinates.ToHashSet()), Pupil, school, new HashSet<Guid> { guardian }, new HashSet<Guid> { teacher }, born, Monday);
        Assert.Equal(HomeSight.Teaching, Sight(teacher, Role.Teacher));
        Assert.False(HomeAccess.MayReadBasis(HomeSight.Teaching));
        Assert.Equal(HomeSight.Own, Sight(Pupil, Role.Pupil));
        Assert.Equal(HomeSight.Own, Sight(guardian, Role.Guardian));
        Assert.Equal(HomeSight.Arranging, Sight(Guid.NewGuid(), Role.Coordinator, school));
        Assert.Equal(HomeSight.Arranging, Sight(Guid.NewGuid(), Role.Head));
        Assert.Equal(HomeSight.None, Sight(Guid.NewGuid(), Role.Coordinator, Guid.NewGuid()));
        Assert.Equal(HomeSight.None, Sight(Guid.NewGuid(), Role.Teacher));
        Assert.False(HomeAccess.MayReadBasis(HomeSight.None));
        born = Monday.AddYears(-18);
        Assert.Equal(HomeSight.None, Sight(guardian, Role.Guardian));
        Assert.Equal(HomeSight.Own, Sight(Pupil, Role.Pupil));
    }

    [Fact]
    public void A_plan_stays_within_the_term_and_forty_hours()
    {
        var schooling = new HomeSchoolingCase { Id = Guid.NewGuid(), PersonId = Pupil, OrganizationId = Guid.NewGuid() };
        schooling.Found(HomeBasisKind.MedicalConclusion, "1", Monday, Monday, Monday.AddDays(100));
        HomePlanItem.Check(schooling, [Item(20), Item(20)]);
        Assert.Equal(HomeErrors.PlanInvalid, Assert.Throws<RuleBroken>(() => HomePlanItem.Check(schooling, [Item(20), Item(20.5m)])).Error);
        Assert.Throws<RuleBroken>(() => HomePlanItem.Check(schooling, [Item(0.3m)]));
        var cut = Item(1);
        schooling.Found(HomeBasisKind.MedicalConclusion, "1", Monday, Monday, cut.To.AddDays(-1));
        Assert.True(cut.CutTo(schooling));
        Assert.Equal(schooling.ValidUntil, cut.To);
        Assert.False(cut.CutTo(schooling));
        schooling.Found(HomeBasisKind.MedicalConclusion, "1", Monday, cut.To.AddDays(1), cut.To.AddDays(9));
        Assert.Equal(HomeErrors.PlanBeyond, Assert.Throws<RuleBroken>(() => cut.CutTo(schooling)).Error);
        schooling.Found(HomeBasisKind.MedicalConclusion, "1", Monday, Monday, Monday.AddDays(100));
        var late = Item(1);
        late.To = Monday.AddDays(101);
        Assert.Throws<RuleBroken>(() => HomePlanItem.Check(schooling, [late]));
        Assert.Throws<RuleBroken>(() => schooling.Found(HomeBasisKind.MedicalConclusion, "1", Monday, Monday, Monday.AddDays(-1)));
    }

    private static HomePlanItem Item(decimal hours) =>
        new() { Id = Guid.NewGuid(), CaseId = Guid.NewGuid(), Subject = "Физика", WeeklyHours = hours, TeacherId = Teachers[0], From = Monday, To = Monday.AddDays(100) };

    private static bool Overlap(TimeOnly one, int minutes, TimeOnly other, int otherMinutes) =>
        one.ToTimeSpan() < other.ToTimeSpan() + TimeSpan.FromMinutes(otherMinutes) && other.ToTimeSpan() < one.ToTimeSpan() + TimeSpan.FromMinutes(minutes);
}
