using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Olympiads;

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
