namespace MethodCabinet.Server.Tests.Materials;

/// <summary>The real time, so much later.</summary>
internal sealed class LaterClock(TimeSpan later) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + later;
}
