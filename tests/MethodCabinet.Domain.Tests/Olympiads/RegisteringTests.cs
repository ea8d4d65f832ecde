using CsCheck;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class RegisteringTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_pupil_performs_for_the_own_grade_or_a_higher_one() => Gen.Select(Gen.Int[1, 11], Gen.Int[4, 11]).Sample((own, track) =>
    {
        var broken = Record.Exception(() => Registering.CheckGrade(own, track));
        return own <= track ? broken is null : broken is RuleBroken { Error.Code: "olympiad.registration.track-too-low" };
    });

    [Theory]
    [InlineData(OlympiadStatus.Draft, 0, false, "olympiad.registration.not-open")]
    [InlineData(OlympiadStatus.Draft, 0, true, "olympiad.registration.not-open")]
    [InlineData(OlympiadStatus.Cancelled, 0, true, "olympiad.is-cancelled")]
    [InlineData(OlympiadStatus.Published, -2, false, "olympiad.registration.not-open")]
    [InlineData(OlympiadStatus.Published, 0, false, null)]
    [InlineData(OlympiadStatus.Published, 1, false, "olympiad.registration.closed")]
    [InlineData(OlympiadStatus.Published, 1, true, null)]
    public void Entries_are_taken_in_the_period_and_from_the_cabinet_afterwards(OlympiadStatus status, int days, bool byStaff, string? code) =>
        Assert.Equal(code, (Record.Exception(() => Registering.CheckOpen(Olympiad(status), byStaff, Now.AddDays(days))) as RuleBroken)?.Error.Code);

    [Theory]
    [InlineData(0, false, false, null)]
    [InlineData(0, true, false, "olympiad.registration.has-attempt")]
    [InlineData(1, false, false, "olympiad.registration.closed")]
    [InlineData(1, true, true, null)]
    public void The_school_changes_entries_until_the_registration_closes_or_the_paper_is_opened(int days, bool hasAttempt, bool byStaff, string? code) => Assert.Equal(
        code, (Record.Exception(() => Registering.CheckChange(Olympiad(OlympiadStatus.Published), hasAttempt, byStaff, Now.AddDays(days))) as RuleBroken)?.Error.Code);

    [Fact]
    public void A_withdrawn_consent_is_missing_and_another_persons_kind_does_not_help()
    {
        Assert.Equal(Registering.NeededConsents, Registering.MissingConsents([]));
        Assert.Equal([ConsentKind.PersonalData], Registering.MissingConsents([Consent(ConsentKind.Participation), Consent(ConsentKind.PersonalData, Now), Consent(ConsentKind.Publication)]));
        Assert.Empty(Registering.MissingConsents([Consent(ConsentKind.Participation), Consent(ConsentKind.PersonalData, Now), Consent(ConsentKind.PersonalData)]));
    }

    [Theory]
    [InlineData(RegistrationStatus.Confirmed, true, null)]
    [InlineData(RegistrationStatus.Confirmed, false, "olympiad.registration.consent-missing")]
    [InlineData(RegistrationStatus.Pending, true, "olympiad.registration.not-confirmed")]
    [InlineData(RegistrationStatus.Withdrawn, true, "olympiad.registration.withdrawn")]
    public void A_paper_is_opened_under_a_confirmed_entry_with_consents(RegistrationStatus status, bool consents, string? code)
    {
        var entry = Entry(status);
        var given = consents ? Registering.NeededConsents.Select(kind => Consent(kind)) : [];

        Assert.Equal(code, (Record.Exception(() => Registering.CheckMayOpen(entry, given)) as RuleBroken)?.Error.Code);
    }

    [Fact]
    public void An_entry_with_a_work_is_not_withdrawn()
    {
        var entry = Entry(RegistrationStatus.Confirmed);

        Assert.Equal("olympiad.registration.has-attempt", Assert.Throws<RuleBroken>(() => Registering.Withdraw(entry, hasAttempt: true)).Error.Code);
        Registering.Withdraw(entry, hasAttempt: false);
        Assert.Equal(RegistrationStatus.Withdrawn, entry.Status);
    }

    [Fact]
    public void Rows_belong_to_staff_and_to_the_coordinator_of_the_school()
    {
        var (school, other, pupil) = (Id(1), Id(2), Id(3));
        var staff = Viewer(9, Role.Methodist);
        var own = Viewer(8, Role.Coordinator, school);
        var neighbour = Viewer(7, Role.Coordinator, other);
        var juror = Viewer(6, Role.Juror);
        var self = Viewer(3, Role.Pupil);
        var entry = Entry(RegistrationStatus.Confirmed, pupil, school);

        Assert.Equal([true, true, false, false, false], new[] { staff, own, neighbour, juror, self }.Select(v => OlympiadAccess.CanManagePupilsOf(v, school)));
        Assert.Equal([true, true, false, false, true], new[] { staff, own, neighbour, juror, self }.Select(v => OlympiadAccess.CanWithdraw(v, entry)));
        Assert.Equal([true, false, false, false, false], new[] { staff, own, neighbour, juror, self }.Select(v => OlympiadAccess.CanSee(v, OlympiadStatus.Draft)));
    }

    private static Viewer Viewer(byte n, Role role, params Guid[] coordinates) => new(Id(n), new HashSet<Role> { role }, coordinates.ToHashSet());

    private static Guid Id(byte n) => new([n, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

    private static Consent Consent(ConsentKind kind, DateTimeOffset? withdrawnAt = null) =>
        new() { Id = Id(1), PersonId = Id(3), Kind = kind, GivenById = Id(3), GivenAt = Now, WithdrawnAt = withdrawnAt };

    private static Olympiad Olympiad(OlympiadStatus status) => new()
    {
        Id = Id(1),
        SeasonId = Id(2),
        SubjectCode = "biology",
        Stage = Stage.School,
        Title = "Биология",
        Status = status,
        RegistrationOpensAt = Now.AddDays(-1),
        RegistrationClosesAt = Now.AddDays(1),
        CreatedById = Id(3),
        CreatedAt = Now,
    };

    private static Registration Entry(RegistrationStatus status, Guid? person = null, Guid? school = null) => new()
    {
        Id = Id(5),
        OlympiadId = Id(4),
        TrackId = Id(4),
        PersonId = person ?? Id(3),
        OrganizationId = school ?? Id(1),
        Grade = 9,
        Status = status,
        RegisteredById = Id(9),
        CreatedAt = Now,
    };
}
