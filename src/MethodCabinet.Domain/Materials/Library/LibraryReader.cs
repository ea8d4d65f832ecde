using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Materials.Library;

/// <summary>What somebody may do in the library.</summary>
/// <param name="PersonId">Null for a visitor without an account.</param>
/// <param name="Level">The most guarded materials that the person reads.</param>
public sealed record LibraryReader(Guid? PersonId, MaterialAccess Level)
{
    public bool IsStaff => Level == MaterialAccess.Staff;

    /// <summary>Teachers and the staff write.</summary>
    public bool MayPropose => Level >= MaterialAccess.Teachers;

    /// <param name="isComplete">The sign-in owes nothing more.</param>
    public static LibraryReader Of(Guid? personId, bool isComplete, IReadOnlySet<Role> roles) => new(
        isComplete ? personId : null,
        !isComplete || personId is null ? MaterialAccess.Everyone
        : roles.Contains(Role.Head) || roles.Contains(Role.Methodist) || roles.Contains(Role.Administrator) ? MaterialAccess.Staff
        : roles.Contains(Role.Teacher) || roles.Contains(Role.Coordinator) || roles.Contains(Role.Juror) || roles.Contains(Role.Chair) ? MaterialAccess.Teachers
        : MaterialAccess.SignedIn);

    public bool Sees(Material material) =>
        IsStaff || Owns(material) || (material.State == MaterialState.Published && material.Access <= Level);

    /// <summary>Who would read it were it not withdrawn is told why it was.</summary>
    public bool IsToldWhy(Material material) => material.State == MaterialState.Withdrawn && material.Access <= Level;

    /// <summary>Its author until it is in review; the staff always.</summary>
    public bool Edits(Material material) => IsStaff || (MayPropose && Owns(material) && material.State == MaterialState.Draft);

    private bool Owns(Material material) => PersonId is { } person && material.CreatedById == person;
}
