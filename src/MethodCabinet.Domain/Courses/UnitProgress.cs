namespace MethodCabinet.Domain.Courses;

/// <summary>How far one learner has got with one unit.</summary>
public sealed class UnitProgress
{
    public required Guid EnrolmentId { get; init; }

    public required Guid UnitId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Of a marked unit; null while it is not marked.</summary>
    public decimal? Points { get; set; }

    public decimal? MaxPoints { get; set; }
}

/// <summary>More time for one learner and one unit.</summary>
public sealed class UnitExtension
{
    public required Guid EnrolmentId { get; init; }

    public required Guid UnitId { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly Until { get; set; }

    public required Guid GivenById { get; set; }
}
