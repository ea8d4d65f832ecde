namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>The server's clock, which an administrator or a wrong time server can step. The monotonic one goes on, as it does on a real machine.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private long wrongTicks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Volatile.Read(ref wrongTicks));

    /// <param name="wrong">How far it is ahead of the right time.</param>
    public void StepTo(TimeSpan wrong) => Volatile.Write(ref wrongTicks, wrong.Ticks);
}
