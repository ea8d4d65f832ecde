using MethodCabinet.Domain.Courses;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class CohortOrderTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    [Fact]
    public void An_order_is_registered_once_with_a_number_and_a_day_that_has_come()
    {
        var order = Draft(OrderKind.Enrol);
        Assert.Equal(CourseErrors.OrderNumberInvalid, Assert.Throws<RuleBroken>(() => Register(order, " ", Today)).Error);
        Assert.Equal(CourseErrors.OrderDateInvalid, Assert.Throws<RuleBroken>(() => Register(order, "1", Today.AddDays(1))).Error);
        Assert.False(order.IsRegistered);
        Register(order, " 112-о ", Today);
        Assert.Equal("Приказ № 112-о от 01.09.2026", order.Name);
        Assert.Equal(CourseErrors.OrderRegistered, Assert.Throws<RuleBroken>(() => Register(order, "113", Today)).Error);
    }

    [Theory]
    [InlineData(EnrolmentState.Requested)]
    [InlineData(EnrolmentState.Waiting)]
    [InlineData(EnrolmentState.Left)]
    [InlineData(EnrolmentState.Active)]
    public void It_enrols_whoever_it_names(EnrolmentState from)
    {
        var enrolment = In(from);
        Assert.True(Registered(OrderKind.Enrol).Apply(enrolment, default));
        Assert.Equal(EnrolmentState.Active, enrolment.State);
    }

    [Fact]
    public void Who_was_expelled_reads_by_which_order_and_the_place_is_the_schools_again()
    {
        var enrolment = In(EnrolmentState.Active);
        enrolment.QuotaOrganizationId = Guid.NewGuid();
        Assert.True(Registered(OrderKind.Expel).Apply(enrolment, default));
        Assert.Equal((EnrolmentState.Left, "Приказ № 7 от 01.09.2026", null), (enrolment.State, enrolment.Reason, enrolment.QuotaOrganizationId));
        Assert.False(Registered(OrderKind.Expel).Apply(In(EnrolmentState.Completed), default));
    }

    [Fact]
    public void Only_who_has_completed_the_course_finishes_it()
    {
        Assert.True(Registered(OrderKind.Graduate).Apply(In(EnrolmentState.Completed), default));
        Assert.False(Registered(OrderKind.Graduate).Apply(In(EnrolmentState.Active), default));
    }

    private static CohortOrder Draft(OrderKind kind) =>
        new() { Id = Guid.NewGuid(), CohortId = Guid.NewGuid(), Kind = kind, Basis = "заявки", CreatedById = Guid.NewGuid(), CreatedAt = default };

    private static CohortOrder Registered(OrderKind kind)
    {
        var order = Draft(kind);
        Register(order, "7", Today);
        return order;
    }

    private static void Register(CohortOrder order, string number, DateOnly day) => order.Register(number, day, Today, Guid.NewGuid(), Guid.NewGuid(), default);

    private static Enrolment In(EnrolmentState state) => new() { Id = Guid.NewGuid(), CohortId = Guid.NewGuid(), PersonId = Guid.NewGuid(), State = state, AskedAt = default };
}
