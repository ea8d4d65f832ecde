namespace MethodCabinet.Domain.Materials.Library;

/// <summary>A piece of a text that is shown.</summary>
/// <param name="IsHit">It is what was looked for.</param>
public sealed record SnippetPiece(string Text, bool IsHit)
{
    /// <summary>Of a text in which <see cref="TextParts.HitBegins"/> and <see cref="TextParts.HitEnds"/> mark what was found: pieces and not HTML, so that no text can be taken for a page.</summary>
    public static List<SnippetPiece> Parse(string marked)
    {
        var pieces = new List<SnippetPiece>();
        foreach (var (index, span) in marked.Split(TextParts.HitBegins).Index())
        {
            var ends = index == 0 ? -1 : span.IndexOf(TextParts.HitEnds, StringComparison.Ordinal);
            Add(span[..Math.Max(ends, 0)], true);
            Add(span[(ends + 1)..], false);
        }

        return pieces;

        void Add(string text, bool isHit)
        {
            if (text.Length > 0)
            {
                pieces.Add(new SnippetPiece(text, isHit));
            }
        }
    }
}
