using System.Text;

namespace MethodCabinet.Domain.Assessment.ScoreTypes;

/// <summary>An accepted text: <c>*</c> is any run of characters, <c>\*</c> a star.</summary>
internal sealed class TextPattern
{
    private readonly string[] parts;

    private TextPattern(string[] parts) => this.parts = parts;

    public static TextPattern Parse(string pattern, TextRule rule)
    {
        var marked = new StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length && pattern[i + 1] == '*')
            {
                marked.Append('*');
                i++;
            }
            else
            {
                marked.Append(pattern[i] switch { '*' => TextFold.Wildcard, TextFold.Wildcard => '\uFFFD', var c => c });
            }
        }

        return new TextPattern(TextFold.FoldMarked(marked.ToString(), rule).Split(TextFold.Wildcard));
    }

    /// <summary>Whether the whole folded <paramref name="text"/> fits; no backtracking, each part is sought once from where the last ended.</summary>
    public bool Fits(string text)
    {
        if (parts.Length == 1)
        {
            return string.Equals(text, parts[0], StringComparison.Ordinal);
        }

        var (first, last) = (parts[0], parts[^1]);
        if (text.Length < first.Length + last.Length || !text.StartsWith(first, StringComparison.Ordinal) || !text.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        var from = first.Length;
        var end = text.Length - last.Length;
        foreach (var part in parts.AsSpan(1, parts.Length - 2))
        {
            var at = text.AsSpan(from, end - from).IndexOf(part, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            from += at + part.Length;
        }

        return true;
    }

    /// <summary>
    /// Whether the text fits with at most <paramref name="slips"/> slips. One slip is forgiven for each four letters at most, so that another
    /// short word is not taken for the right one; digits must be the same, because 1812 is not 1813. Patterns with wildcards forgive none.
    /// </summary>
    public bool FitsWithSlips(string text, int slips)
    {
        var allowed = Math.Min(slips, parts[0].Length / 4);
        return parts.Length == 1 && allowed > 0
            && parts[0].Where(char.IsDigit).SequenceEqual(text.Where(char.IsDigit))
            && Slips.AtMost(parts[0], text, allowed);
    }
}
