namespace MethodCabinet.Server.Materials.Unused;

/// <summary>A file whose row is gone and whose bytes are still to be removed.</summary>
public sealed class GoneFile
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }
}
