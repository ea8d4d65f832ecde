namespace MethodCabinet.Server.Tests.Materials;

/// <summary>An application whose files an antivirus looks through.</summary>
public sealed class ScannedApp : TestApp
{
    internal TestClamd Clamd { get; } = new();

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Antivirus:Clamd", Clamd.Address)];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Clamd.DisposeAsync();
    }
}
