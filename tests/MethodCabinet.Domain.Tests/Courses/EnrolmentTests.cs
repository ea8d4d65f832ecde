using MethodCabinet.Domain.Courses;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class EnrolmentTests
{
    private static readonly DateOnly Start = new(2026, 9, 7);
    private static readonly DateTimeOffset Now = new(2026, 9, 10, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Admission.Open, 1, EnrolmentState.Active)]
    [InlineData(Admission.Open, 2, EnrolmentState.Waiting)]
    [InlineData(Admission.OnRequest, 1, EnrolmentState.Requested)]
    [InlineData(Admission.OnRequest, 2, EnrolmentState.Requested)]
    public void Who_asks_comes_where_there_is_room(Admission admission, int taken, EnrolmentState expected) =>
        Assert.Equal(expected, CohortOf(admission, seats: 2).StateOfRequest(taken, Start));

    [Fact]
    public void A_closed_or_ended_cohort_takes_nobody_who_asks()
    {
        Refused(CourseErrors.EnrolmentClosed, () => CohortOf(Admission.Closed).StateOfRequest(0, Start));
        Refused(CourseErrors.CohortOver, () => CohortOf(Admission.Open).StateOfRequest(0, Start.AddDays(31)));
        Assert.Equal(EnrolmentState.Active, CohortOf(Admission.Open).StateOfRequest(0, Start.AddDays(30)));
    }

    [Fact]
    public void A_cohort_ends_after_it_begins()
    {
        Refused(CourseErrors.CohortPeriodInvalid, () => CohortOf(Admission.Open).Plan("Осень", Start, Start.AddDays(-1), Admission.Open, 0));
        Refused(CourseErrors.CohortPeriodInvalid, () => CohortOf(Admission.Open).Plan("Осень", new DateOnly(1900, 1, 1), null, Admission.Open, 0));
        Refused(CourseErrors.SeatsRange, () => CohortOf(Admission.Open).Plan("Осень", Start, null, Admission.Open, -1));
    }

    [Fact]
    public void Who_learns_is_not_admitted_again_and_who_left_is()
    {
        var enrolment = EnrolmentIn(EnrolmentState.Requested);
        enrolment.Admit(hasRoom: false, Now);
        Assert.Equal(EnrolmentState.Waiting, enrolment.State);
        enrolment.Admit(hasRoom: true, Now);
        Refused(CourseErrors.EnrolmentDecided, () => enrolment.Admit(hasRoom: true, Now));

        enrolment.Leave("Болезнь");
        Assert.Equal((EnrolmentState.Left, "Болезнь"), (enrolment.State, enrolment.Reason));
        enrolment.Admit(hasRoom: true, Now);
        Assert.Equal((EnrolmentState.Active, ""), (enrolment.State, enrolment.Reason));
    }

    [Fact]
    public void A_refusal_gives_its_reason_and_comes_before_the_place()
    {
        Refused(CourseErrors.ReasonMissing, () => EnrolmentIn(EnrolmentState.Requested).Refuse(" ", Now));
        Refused(CourseErrors.EnrolmentDecided, () => EnrolmentIn(EnrolmentState.Active).Refuse("Нет мест", Now));
    }

    [Fact]
    public void Who_has_completed_a_course_keeps_it()
    {
        var enrolment = EnrolmentIn(EnrolmentState.Active);
        enrolment.Follow(isComplete: false, Now);
        Assert.Equal(EnrolmentState.Active, enrolment.State);

        enrolment.Follow(isComplete: true, Now);
        enrolment.Follow(isComplete: false, Now.AddDays(1));
        Assert.Equal((EnrolmentState.Completed, (DateTimeOffset?)Now, true), (enrolment.State, enrolment.CompletedAt, enrolment.Learns));
        Refused(CourseErrors.EnrolmentDecided, () => enrolment.Leave("Не нужно"));
    }

    private static Cohort CohortOf(Admission admission, int seats = 0)
    {
        var cohort = new Cohort { Id = Guid.NewGuid(), CourseId = Guid.NewGuid(), Edition = 1, CreatedAt = Now };
        cohort.Plan("Осень", Start, Start.AddDays(30), admission, seats);
        return cohort;
    }

    private static Enrolment EnrolmentIn(EnrolmentState state) => new() { Id = Guid.NewGuid(), CohortId = Guid.NewGuid(), PersonId = Guid.NewGuid(), State = state, AskedAt = Now };

    private static void Refused(ErrorCode error, Action act) => Assert.Equal(error, Assert.Throws<RuleBroken>(act).Error);
}
