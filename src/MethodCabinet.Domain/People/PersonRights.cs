namespace MethodCabinet.Domain.People;

/// <summary>Who asks.</summary>
/// <param name="Coordinates">Organizations for which they are responsible today.</param>
public sealed record Viewer(Guid PersonId, IReadOnlySet<Role> Roles, IReadOnlySet<Guid> Coordinates)
{
    public bool IsStaff => Roles.Contains(Role.Administrator) || Roles.Contains(Role.Head) || Roles.Contains(Role.Methodist);
}

/// <summary>Whom they ask about.</summary>
/// <param name="Roles">Today's.</param>
/// <param name="Organizations">Where the person studies, teaches or coordinates today.</param>
/// <param name="Guardians">Who answers for the person.</param>
/// <param name="WardOrganizations">Where those study today for whom the person answers.</param>
public sealed record PersonFacts(
    Guid PersonId, IReadOnlySet<Role> Roles, IReadOnlySet<Guid> Organizations, IReadOnlySet<Guid> Guardians, IReadOnlySet<Guid> WardOrganizations);

/// <summary>What one person may do with the record of another. Who sees the card sees e-mail, birth date and consents with it; others see nothing.</summary>
/// <param name="See">The card.</param>
/// <param name="Edit">Name, birth date, e-mail, place in the school.</param>
/// <param name="Consent">Give and withdraw consents.</param>
/// <param name="ResetPassword">Give a new one-time password.</param>
public readonly record struct PersonRights(bool See, bool Edit, bool Consent, bool ResetPassword)
{
    /// <summary>Roles under which a person is no more than a member of the school.</summary>
    private static readonly HashSet<Role> SchoolRoles = [Role.Pupil, Role.Teacher, Role.Guardian];

    public static PersonRights Of(Viewer viewer, PersonFacts subject)
    {
        var self = viewer.PersonId == subject.PersonId;
        if (viewer.IsStaff)
        {
            // Changing somebody's e-mail or password is taking their place, so nobody does it to an office above their own.
            var mayReplace = self || Rank(viewer.Roles) >= Rank(subject.Roles);
            return new PersonRights(See: true, Edit: mayReplace, Consent: true, ResetPassword: mayReplace && !self);
        }

        if (viewer.Roles.Contains(Role.Coordinator) && subject.Organizations.Overlaps(viewer.Coordinates))
        {
            var inSchoolOnly = subject.Roles.All(SchoolRoles.Contains);
            return new PersonRights(
                See: true,
                Edit: inSchoolOnly,
                Consent: true,
                ResetPassword: inSchoolOnly && subject.Roles.Contains(Role.Pupil) && !subject.Roles.Contains(Role.Teacher));
        }

        if (viewer.Roles.Contains(Role.Coordinator) && subject.WardOrganizations.Overlaps(viewer.Coordinates))
        {
            // Whoever sets a guardian's e-mail or password can look at all the wards, so none of them may be of another school.
            var ofOwnPupils = subject.Roles.All(role => role == Role.Guardian) && subject.WardOrganizations.IsSubsetOf(viewer.Coordinates);
            return new PersonRights(See: true, Edit: ofOwnPupils, Consent: false, ResetPassword: ofOwnPupils);
        }

        return subject.Guardians.Contains(viewer.PersonId)
            ? new PersonRights(See: true, Edit: false, Consent: true, ResetPassword: false)
            : new PersonRights(See: self, Edit: false, Consent: false, ResetPassword: false);
    }

    /// <summary>Whether the viewer enters people of this organization.</summary>
    public static bool MayEnterPeople(Viewer viewer, Guid organizationId) =>
        viewer.IsStaff || (viewer.Roles.Contains(Role.Coordinator) && viewer.Coordinates.Contains(organizationId));

    /// <summary>Only the cabinet says who is responsible in a school; pupils and teachers are the school's own matter.</summary>
    public static bool MayGiveMembership(Viewer viewer, Guid organizationId, MembershipKind kind) =>
        kind is MembershipKind.Coordinator or MembershipKind.Principal ? viewer.IsStaff : MayEnterPeople(viewer, organizationId);

    private static int Rank(IReadOnlySet<Role> roles) =>
        roles.Contains(Role.Administrator) ? 3 : roles.Contains(Role.Head) ? 2 : roles.Contains(Role.Methodist) ? 1 : 0;
}

/// <summary>Who gives offices to whom.</summary>
public static class AppointmentRule
{
    public static bool IsAppointed(Role role) => role is Role.Administrator or Role.Head or Role.Methodist or Role.Juror or Role.Chair;

    /// <summary>The head appoints methodists and the jury (clause 3.4 of the regulation); administrators and the head are appointed by an administrator.</summary>
    public static bool MayAppoint(IReadOnlySet<Role> appointer, Role role) => role switch
    {
        Role.Administrator or Role.Head => appointer.Contains(Role.Administrator),
        Role.Methodist or Role.Juror or Role.Chair => appointer.Contains(Role.Administrator) || appointer.Contains(Role.Head),
        _ => false,
    };
}
