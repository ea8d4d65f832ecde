namespace MethodCabinet.Domain.Tests;

/// <summary>Files of other programs and broken ones, which stand in tests/Samples.</summary>
internal static class SampleFile
{
    public static string Text(string name) => File.ReadAllText(PathOf(name));

    public static Stream Open(string name) => File.OpenRead(PathOf(name));

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Samples", name);
}
