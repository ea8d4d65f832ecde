using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Tests.People;

/// <summary>Each role against each neighbour.</summary>
public sealed class PersonRightsTests
{
    private static readonly Guid Own = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Foreign = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Me = new("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Other = new("00000000-0000-0000-0000-00000000000b");

    [Theory]
    [InlineData(Role.Administrator, Role.Pupil, true, true, true, true)]
    [InlineData(Role.Head, Role.Teacher, true, true, true, true)]
    [InlineData(Role.Methodist, Role.Coordinator, true, true, true, true)]
    [InlineData(Role.Methodist, Role.Head, true, false, true, false)]
    [InlineData(Role.Methodist, Role.Administrator, true, false, true, false)]
    [InlineData(Role.Head, Role.Administrator, true, false, true, false)]
    [InlineData(Role.Coordinator, Role.Pupil, true, true, true, true)]
    [InlineData(Role.Coordinator, Role.Teacher, true, true, true, false)]
    [InlineData(Role.Coordinator, Role.Coordinator, true, false, true, false)]
    [InlineData(Role.Coordinator, Role.Juror, true, false, true, false)]
    [InlineData(Role.Coordinator, Role.Methodist, true, false, true, false)]
    [InlineData(Role.Teacher, Role.Pupil, false, false, false, false)]
    [InlineData(Role.Juror, Role.Pupil, false, false, false, false)]
    [InlineData(Role.Chair, Role.Pupil, false, false, false, false)]
    [InlineData(Role.Pupil, Role.Pupil, false, false, false, false)]
    [InlineData(Role.Guardian, Role.Pupil, false, false, false, false)]
    public void Rights_over_somebody_of_the_own_school(Role viewer, Role subject, bool see, bool edit, bool consent, bool reset) =>
        Assert.Equal(new PersonRights(see, edit, consent, reset), PersonRights.Of(Viewer(viewer), Subject(Other, Own, subject)));

    [Theory]
    [InlineData(Role.Pupil)]
    [InlineData(Role.Teacher)]
    [InlineData(Role.Coordinator)]
    public void A_coordinator_has_no_right_over_people_of_another_school(Role subject) =>
        Assert.Equal(default, PersonRights.Of(Viewer(Role.Coordinator), Subject(Other, Foreign, subject)));

    [Fact]
    public void One_sees_oneself_and_changes_nothing() =>
        Assert.Equal(new PersonRights(true, false, false, false), PersonRights.Of(Viewer(Role.Pupil), Subject(Me, Own, Role.Pupil)));

    [Fact]
    public void A_guardian_sees_the_ward_and_decides_on_consents()
    {
        var ward = new PersonFacts(Other, new HashSet<Role> { Role.Pupil }, new HashSet<Guid> { Foreign }, new HashSet<Guid> { Me }, new HashSet<Guid>());

        Assert.Equal(new PersonRights(true, false, true, false), PersonRights.Of(Viewer(Role.Guardian), ward));
    }

    [Fact]
    public void A_coordinator_has_the_guardians_of_own_pupils_and_replaces_none_who_is_more_than_that()
    {
        var (see, replace) = (new PersonRights(true, false, false, false), new PersonRights(true, true, false, true));

        Assert.Equal(replace, PersonRights.Of(Viewer(Role.Coordinator), Guardian([Own], Role.Guardian)));
        Assert.Equal(see, PersonRights.Of(Viewer(Role.Coordinator), Guardian([Own, Foreign], Role.Guardian)));
        Assert.Equal(see, PersonRights.Of(Viewer(Role.Coordinator), Guardian([Own], Role.Guardian, Role.Methodist)));
        Assert.Equal(default, PersonRights.Of(Viewer(Role.Coordinator), Guardian([Foreign], Role.Guardian)));
        Assert.Equal(default, PersonRights.Of(Viewer(Role.Teacher), Guardian([Own], Role.Guardian)));
    }

    [Fact]
    public void Only_the_cabinet_names_those_responsible_in_a_school()
    {
        Assert.True(PersonRights.MayGiveMembership(Viewer(Role.Coordinator), Own, MembershipKind.Student));
        Assert.False(PersonRights.MayGiveMembership(Viewer(Role.Coordinator), Foreign, MembershipKind.Student));
        Assert.False(PersonRights.MayGiveMembership(Viewer(Role.Coordinator), Own, MembershipKind.Coordinator));
        Assert.True(PersonRights.MayGiveMembership(Viewer(Role.Methodist), Own, MembershipKind.Coordinator));
        Assert.False(PersonRights.MayGiveMembership(Viewer(Role.Teacher), Own, MembershipKind.Student));
    }

    [Theory]
    [InlineData(Role.Administrator, Role.Administrator, true)]
    [InlineData(Role.Head, Role.Administrator, false)]
    [InlineData(Role.Head, Role.Head, false)]
    [InlineData(Role.Head, Role.Methodist, true)]
    [InlineData(Role.Head, Role.Juror, true)]
    [InlineData(Role.Methodist, Role.Juror, false)]
    [InlineData(Role.Administrator, Role.Pupil, false)]
    public void Who_appoints_whom(Role appointer, Role role, bool may) =>
        Assert.Equal(may, AppointmentRule.MayAppoint(new HashSet<Role> { appointer }, role));

    private static Viewer Viewer(Role role) => new(Me, new HashSet<Role> { role }, role == Role.Coordinator ? new HashSet<Guid> { Own } : []);

    private static PersonFacts Subject(Guid id, Guid organization, Role role) =>
        new(id, new HashSet<Role> { role }, new HashSet<Guid> { organization }, new HashSet<Guid>(), new HashSet<Guid>());

    private static PersonFacts Guardian(Guid[] ofPupilsIn, params Role[] roles) =>
        new(Other, roles.ToHashSet(), new HashSet<Guid>(), new HashSet<Guid>(), ofPupilsIn.ToHashSet());
}
