namespace MethodCabinet.Domain.Certificates;

/// <summary>The last order to issue the documents of an olympiad, a contest or a cohort: what its page shows while they are made, whoever looks and whenever.</summary>
public sealed class Issuing
{
    /// <summary>The olympiad, the contest or the cohort.</summary>
    public required Guid OccasionId { get; init; }

    public required Guid StartedById { get; set; }

    public required DateTimeOffset StartedAt { get; set; }

    /// <summary>How many documents were to be made.</summary>
    public required int Total { get; set; }

    /// <summary>Null while they are being made.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
}
