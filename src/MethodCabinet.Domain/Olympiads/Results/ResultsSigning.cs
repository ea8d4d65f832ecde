namespace MethodCabinet.Domain.Olympiads.Results;

/// <summary>The chair's signature under the results of an olympiad. While it stands, no mark of the olympiad changes.</summary>
public sealed class ResultsSigning
{
    public required Guid OlympiadId { get; init; }

    public required Guid SignedById { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>By which statuses were given.</summary>
    public required AwardRules Rules { get; init; }
}
