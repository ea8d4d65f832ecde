using System.Text;

namespace MethodCabinet.Domain.Materials.Library;

/// <summary>The text of a file in pieces that are short enough to be searched for the place that a reader is shown.</summary>
public static class TextParts
{
    /// <summary>Characters of a piece.</summary>
    public const int Length = 2000;

    /// <summary>Characters of a file: three hundred pages of a book. What PostgreSQL keeps of more words would not fit where it keeps them.</summary>
    public const int MaxText = 300_000;

    /// <summary>They mark what was found in a snippet (private use area of Unicode), and so stand in no text.</summary>
    public const char HitBegins = '\uE000';

    /// <inheritdoc cref="HitBegins"/>
    public const char HitEnds = '\uE001';

    /// <summary>Without empty pieces; cut at a space where there is one.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var plain = Plain(text);
        for (var from = 0; from < plain.Length;)
        {
            var length = Math.Min(Length, plain.Length - from);
            if (from + length < plain.Length && plain.LastIndexOf(' ', from + length - 1, length) is var space && space > from)
            {
                length = space - from;
            }
            else if (from + length < plain.Length && char.IsHighSurrogate(plain[from + length - 1]))
            {
                length--;
            }

            if (plain.Substring(from, length).Trim() is { Length: > 0 } part)
            {
                yield return part;
            }

            from += length;
        }
    }

    /// <summary>One space wherever there is room or a symbol that is none; a word divided at the end of a line is whole again.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(Math.Min(text.Length, MaxText));
        foreach (var symbol in text.Replace("\u00ad", "", StringComparison.Ordinal).Replace("-\r\n", "", StringComparison.Ordinal).Replace("-\n", "", StringComparison.Ordinal))
        {
            if (plain.Length >= MaxText)
            {
                break;
            }

            var isRoom = char.IsWhiteSpace(symbol) || char.IsControl(symbol) || symbol is HitBegins or HitEnds or '\ufffe' or '\uffff';
            if (!isRoom)
            {
                plain.Append(symbol);
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString();
    }
}
