using CsCheck;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Dates;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class DatesTests
{
    private static readonly Guid Enrolment = Guid.Parse("0197f0a0-0000-7000-8000-000000000001"), Unit = Guid.Parse("0197f0a0-0000-7000-8000-000000000002");
    private static readonly DateOnly Today = new(2026, 11, 28);

    [Fact]
    public void A_learner_has_the_own_time_and_a_tutor_that_of_the_cohort()
    {
        var cohort = CohortOf();
        var outline = new CourseOutline([new(Guid.NewGuid(), "Модуль", [new(Unit, Guid.NewGuid(), UnitKind.Text, "Занятие", 10, true, Release.AtOnce with { Day = 3 }, DueDay: 7)])]);
        var path = LearningPath.Of(outline, "", cohort.StartsOn, Today, new Dictionary<Guid, UnitProgress>(), new Dictionary<Guid, DateOnly> { [Unit] = cohort.StartsOn.AddDays(20) });

        Assert.Equal(
            [(CourseDateKind.Starts, 0), (CourseDateKind.Ends, 30), (CourseDateKind.Opens, 2), (CourseDateKind.Due, 20)],
            CourseDate.OfLearner(cohort, path).Select(date => (date.Kind, date.On.DayNumber - cohort.StartsOn.DayNumber)));
        Assert.Contains(CourseDate.OfTutor(cohort, outline), date => date.Kind == CourseDateKind.Due && date.On == cohort.StartsOn.AddDays(6));
    }

    [Fact]
    public void A_unit_is_reminded_of_within_its_days_and_not_once_it_is_done() => Gen.Select(Gen.Int[-5, 20], Gen.Int[0, ReminderSettings.MaxDays], Gen.Bool).Sample((away, days, isDone) =>
    {
        var date = new CourseDate(CourseDateKind.Due, Today.AddDays(away), Unit, "Занятие", isDone);
        Assert.Equal(!isDone && away >= 0 && away <= days, Reminder.OfDue(date, Enrolment, "Курс", Today, days) is not null);
    });

    [Fact]
    public void What_was_sent_is_not_sent_again_but_a_moved_day_is_news()
    {
        var settings = new ReminderSettings { PersonId = Enrolment };
        var first = Due(1);
        Assert.Equal([first], Reminder.ToSend([first, first], new HashSet<string>(), settings));
        Assert.Empty(Reminder.ToSend([first], new HashSet<string> { first.Key }, settings));
        Assert.Single(Reminder.ToSend([Due(2)], new HashSet<string> { first.Key }, settings));
    }

    [Fact]
    public void Nobody_is_reminded_of_what_they_do_not_want() => Gen.Bool.Array[5].Sample(wanted =>
    {
        var settings = new ReminderSettings { PersonId = Enrolment };
        settings.Choose(wanted[0], wanted[1], wanted[2], wanted[3], wanted[4], 3);
        var found = Enum.GetValues<ReminderKind>().Select(kind => new Reminder(kind, kind.ToString(), "Курс", "", null, "/"));
        Assert.Equal(wanted.Count(on => on), Reminder.ToSend(found, new HashSet<string>(), settings).Count);
        Assert.All(Reminder.ToSend(found, new HashSet<string>(), settings), reminder => Assert.True(wanted[(int)reminder.Kind]));
    });

    [Theory]
    [InlineData(0, 30, false)]
    [InlineData(8, 59, false)]
    [InlineData(9, 0, true)]
    [InlineData(19, 59, true)]
    [InlineData(20, 0, false)]
    public void No_letter_leaves_at_night(int hour, int minute, bool leaves) => Assert.Equal(leaves, Reminder.IsHour(new(hour, minute)));

    [Fact]
    public void Keys_fit_their_column()
    {
        Assert.True(Due(1).Key.Length <= SentReminder.MaxKey);
        Assert.Equal(DateErrors.DaysRange, Assert.Throws<RuleBroken>(() => new ReminderSettings { PersonId = Unit }.Choose(true, true, true, true, true, 15)).Error);
    }

    private static Reminder Due(int away) => Reminder.OfDue(new(CourseDateKind.Due, Today.AddDays(away), Unit, "Занятие", false), Enrolment, "Курс", Today, 3)!;

    private static Cohort CohortOf()
    {
        var cohort = new Cohort { Id = Guid.NewGuid(), CourseId = Guid.NewGuid(), Edition = 1, CreatedAt = DateTimeOffset.UnixEpoch };
        cohort.Plan("Осень", Today.AddDays(-3), Today.AddDays(27), Admission.Open, 0);
        return cohort;
    }
}
