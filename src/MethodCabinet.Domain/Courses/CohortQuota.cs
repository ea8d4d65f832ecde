namespace MethodCabinet.Domain.Courses;

/// <summary>Квота: so many places of a cohort a school fills by itself.</summary>
public sealed class CohortQuota : IAudited
{
    public required Guid CohortId { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>At least 1: a school without places has no quota.</summary>
    public required int Places { get; set; }
}
