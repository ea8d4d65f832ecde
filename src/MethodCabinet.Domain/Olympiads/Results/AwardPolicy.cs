namespace MethodCabinet.Domain.Olympiads.Results;

/// <summary>The rules by which an olympiad gives statuses, as they are saved; by <see cref="AwardRules.Default"/> while there are none.</summary>
public sealed class AwardPolicy
{
    public required Guid OlympiadId { get; init; }

    public required AwardRules Rules { get; set; }

    public uint Version { get; private set; }
}
