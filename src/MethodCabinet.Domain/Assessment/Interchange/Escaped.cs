using System.Text;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>Text in which a backslash takes the meaning from the character after it, as in GIFT and embedded answers.</summary>
internal static class Escaped
{
    /// <summary>The first <paramref name="mark"/> without a backslash before it, or −1.</summary>
    public static int IndexOf(string text, string mark, int from = 0)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (string.CompareOrdinal(text, i, mark, 0, mark.Length) == 0)
            {
                return i;
            }

            i += text[i] == '\\' ? 1 : 0;
        }

        return -1;
    }

    public static List<string> Split(string text, char by)
    {
        var parts = new List<string>();
        var from = 0;
        for (var at = IndexOf(text, by.ToString()); at >= 0; at = IndexOf(text, by.ToString(), from))
        {
            parts.Add(text[from..at]);
            from = at + 1;
        }

        parts.Add(text[from..]);
        return parts;
    }

    /// <summary>Without the backslashes of escapes. <c>\*</c> stays, because it is a star to the pattern of a text.</summary>
    /// <param name="lines">Whether <c>\n</c> is a line break, as in GIFT.</param>
    public static string Plain(string text, bool lines)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is 'n' && lines)
            {
                plain.Append('\n');
                i++;
            }
            else
            {
                i += text[i] == '\\' && i + 1 < text.Length && "~=#{}:\\/\"".Contains(text[i + 1]) ? 1 : 0;
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    /// <summary>The way back of <see cref="Plain"/>.</summary>
    public static string Write(string text, string special)
    {
        var written = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var star = text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '*';
            written.Append(special.Contains(text[i]) && !star ? "\\" : "").Append(text[i]);
        }

        return written.ToString();
    }
}
