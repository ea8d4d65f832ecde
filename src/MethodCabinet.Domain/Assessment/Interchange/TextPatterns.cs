namespace MethodCabinet.Domain.Assessment.Interchange;

internal static class TextPatterns
{
    /// <summary>The pattern that only <paramref name="text"/> fits.</summary>
    public static string Exactly(string text) => text.Replace("*", "\\*", StringComparison.Ordinal);

    /// <summary>The text of a pattern without wildcards; null when it has one.</summary>
    public static string? Only(string pattern)
    {
        var text = pattern.Replace("\\*", "\0", StringComparison.Ordinal);
        return text.Contains('*') ? null : text.Replace('\0', '*');
    }
}
