namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>Markdown has no sounds of its own: they stand in a text as HTML, written as the editor of questions writes it.</summary>
internal static class SoundTag
{
    /// <param name="title">Plain text: what is heard.</param>
    public static string Of(string address, string title) => $"<audio controls src=\"{address}\" title=\"{Attribute(title)}\"></audio>";

    private static string Attribute(string text) => string.Concat(
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Select(c => c is '&' or '"' or '<' or '>' ? FormattableString.Invariant($"&#{(int)c};") : c.ToString()));
}
