namespace MethodCabinet.Domain.Olympiads;

/// <summary>Who asks, as far as the rules about single rows need to know.</summary>
/// <param name="IsStaff">Head, methodist, administrator: all organizations.</param>
/// <param name="Coordinates">Organizations for which the person is coordinator today.</param>
public sealed record Viewer(Guid PersonId, bool IsStaff, IReadOnlySet<Guid> Coordinates);

/// <summary>Which rows of an olympiad a person may see or change. A juror sees works by cipher only, so no rule here admits one.</summary>
public static class OlympiadAccess
{
    /// <summary>Drafts are the organizers' own.</summary>
    public static bool CanSee(Viewer viewer, OlympiadStatus status) => viewer.IsStaff || status != OlympiadStatus.Draft;

    /// <summary>Register, confirm, withdraw pupils of the organization, and see their names and progress.</summary>
    public static bool CanManagePupilsOf(Viewer viewer, Guid organizationId) => viewer.IsStaff || viewer.Coordinates.Contains(organizationId);

    public static bool CanWithdraw(Viewer viewer, Registration registration) =>
        CanManagePupilsOf(viewer, registration.OrganizationId) || registration.PersonId == viewer.PersonId;
}
