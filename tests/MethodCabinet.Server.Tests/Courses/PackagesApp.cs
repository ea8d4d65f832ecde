namespace MethodCabinet.Server.Tests.Courses;

/// <summary>An application with a second address for packages.</summary>
public sealed class PackagesApp : TestApp
{
    public const string Host = "content.localhost";

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Materials:ContentOrigin", $"http://{Host}")];
}
