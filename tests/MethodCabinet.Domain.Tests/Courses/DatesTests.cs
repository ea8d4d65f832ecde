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
        var path = LearningPath.Of(outline, "", AtNoon(cohort), new Dictionary<Guid, UnitProgress>(), new Dictionary<Guid, DateOnly> { [Unit] = cohort.StartsOn.AddDays(20) });

        Assert.Equal(
            [(CourseDateKind.Starts, 0), (CourseDateKind.Ends, 30), (CourseDateKind.Opens, 2), (CourseDateKind.Due, 20)],
            CourseDate.OfLearner(cohort, path, DayOf).Select(date => (date.Kind, date.On.DayNumber - cohort.StartsOn.DayNumber)));
        Assert.Contains(CourseDate.OfTutor(cohort, outline, AtNoon(cohort), DayOf), date => date.Kind == CourseDateKind.Due && date.On == cohort.StartsOn.AddDays(6));
    }

    [Fact]
    public void What_opens_by_the_calendar_stands_there_with_its_moment_unless_a_tutor_has_spoken()
    {
        var cohort = CohortOf();
        var at = new DateTimeOffset(Today.AddDays(5).ToDateTime(new(7, 0)), TimeSpan.Zero);
        var outline = new CourseOutline([new(Guid.NewGuid(), "Модуль", [new(Unit, Guid.NewGuid(), UnitKind.Text, "Занятие", 10, true, Release.AtOnce with { Day = 3, At = at }, DueDay: 12)])]);

        var opening = Assert.Single(DatesOf([]), date => date.Kind == CourseDateKind.Opens);
        Assert.Equal((Today.AddDays(5), at), (opening.On, opening.At));
        Assert.True(Assert.Single(DatesOf([]), date => date.Kind == CourseDateKind.Due).IsOutOfReach);
        foreach (var (word, outOfReach) in new[] { (TutorsWord.Open, false), (TutorsWord.Closed, true) })
        {
            var said = DatesOf(new() { [Unit] = word });
            Assert.DoesNotContain(said, date => date.Kind == CourseDateKind.Opens);
            Assert.Equal(outOfReach, Assert.Single(said, date => date.Kind == CourseDateKind.Due).IsOutOfReach);
        }

        List<CourseDate> DatesOf(Dictionary<Guid, TutorsWord> words) =>
            [.. CourseDate.OfLearner(cohort, LearningPath.Of(outline, "", AtNoon(cohort) with { Words = words }, new Dictionary<Guid, UnitProgress>(), new Dictionary<Guid, DateOnly>()), DayOf)];
    }

    [Fact]
    public void Nobody_is_reminded_of_what_no_learner_can_open()
    {
        var date = new CourseDate(CourseDateKind.Due, Today.AddDays(1), Unit, "Занятие", IsDone: false);
        Assert.NotNull(Reminder.OfDue(date, Enrolment, "Курс", Today, 2));
        Assert.Null(Reminder.OfDue(date with { IsOutOfReach = true }, Enrolment, "Курс", Today, 2));
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
    public void Nobody_is_reminded_of_what_they_do_not_want() => Gen.Bool.Array[8].Sample(wanted =>
    {
        var settings = new ReminderSettings { PersonId = Enrolment };
        settings.Choose(wanted[0], wanted[1], wanted[2], wanted[3], wanted[4], wanted[5], wanted[6], wanted[7], 3);
        var found = Enum.GetValues<ReminderKind>().Select(kind => new Reminder(kind, kind.ToString(), "Курс", "", null, "/"));
        var told = Reminder.ToSend(found, new HashSet<string>(), settings);
        Assert.Equal(found.Count(reminder => wanted[SwitchOf(reminder.Kind)]), told.Count);
        Assert.All(told, reminder => Assert.True(wanted[SwitchOf(reminder.Kind)]));

        static int SwitchOf(ReminderKind kind) => kind switch
        {
            <= ReminderKind.Answer => (int)kind,
            >= ReminderKind.LessonChanged => 7,
            ReminderKind.Diagnostic => 6,
            >= ReminderKind.Work => 5,
            _ => 4,
        };
    });

    [Theory]
    [InlineData(0, 30, false)]
    [InlineData(8, 59, false)]
    [InlineData(9, 0, true)]
    [InlineData(19, 59, true)]
    [InlineData(20, 0, false)]
    public void No_letter_leaves_at_night(int hour, int minute, bool leaves) => Assert.Equal(leaves, Reminder.IsHour(new(hour, minute)));

    [Fact]
    public void A_decision_is_told_once_and_the_next_one_again()
    {
        var enrolment = new Enrolment { Id = Enrolment, CohortId = Guid.NewGuid(), PersonId = Guid.NewGuid(), State = EnrolmentState.Requested, AskedAt = DateTimeOffset.UnixEpoch };
        var at = new DateTimeOffset(Today.ToDateTime(new(9, 0)), TimeSpan.Zero);
        Assert.Null(Reminder.OfDecision(enrolment, "Курс", at));

        enrolment.Admit(hasRoom: false, at);
        var queued = Reminder.OfDecision(enrolment, "Курс", at)!;
        enrolment.Admit(hasRoom: true, at.AddHours(1));
        var admitted = Reminder.OfDecision(enrolment, "Курс", at)!;

        Assert.Equal((ReminderKind.Queued, ReminderKind.Admitted), (queued.Kind, admitted.Kind));
        Assert.Equal(admitted.Key, Reminder.OfDecision(enrolment, "Курс", at)!.Key);
        Assert.Null(Reminder.OfDecision(enrolment, "Курс", at.AddHours(2)));
        Assert.True(admitted.Key.Length <= SentReminder.MaxKey);
        var refused = new Enrolment { Id = Enrolment, CohortId = Guid.NewGuid(), PersonId = Guid.NewGuid(), State = EnrolmentState.Requested, AskedAt = at };
        refused.Refuse("Мест нет", at);
        Assert.Equal((ReminderKind.Refused, "Мест нет"), Reminder.OfDecision(refused, "Курс", at) is { } told ? (told.Kind, told.Unit) : default);
    }

    [Fact]
    public void Keys_fit_their_column()
    {
        Assert.True(Due(1).Key.Length <= SentReminder.MaxKey);
        Assert.Equal(DateErrors.DaysRange, Assert.Throws<RuleBroken>(() => new ReminderSettings { PersonId = Unit }.Choose(true, true, true, true, true, true, true, true, 15)).Error);
    }

    private static Reminder Due(int away) => Reminder.OfDue(new(CourseDateKind.Due, Today.AddDays(away), Unit, "Занятие", false), Enrolment, "Курс", Today, 3)!;

    private static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);

    private static CohortMoment AtNoon(Cohort cohort) => new(cohort.StartsOn, Today, new(Today.ToDateTime(new(12, 0)), TimeSpan.Zero), new Dictionary<Guid, TutorsWord>());

    private static Cohort CohortOf()
    {
        var cohort = new Cohort { Id = Guid.NewGuid(), CourseId = Guid.NewGuid(), Edition = 1, CreatedAt = DateTimeOffset.UnixEpoch };
        cohort.Plan("Осень", Today.AddDays(-3), Today.AddDays(27), Admission.Open, 0);
        return cohort;
    }
}
