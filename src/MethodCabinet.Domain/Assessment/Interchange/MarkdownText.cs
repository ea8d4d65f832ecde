using System.Text;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>Our Markdown beside plain text and beside Markdown as Moodle reads it.</summary>
internal static class MarkdownText
{
    // An unclosed formula must not make the reader look through the whole of a large file each time.
    private const int MaxTex = 5000;
    private const string Special = "\\`*_$[]<";

    // What Markdown lets a backslash escape; inside \\( \\) Moodle's Markdown would otherwise read it as emphasis and links.
    private const string Escapable = "\\`*_{}[]()#+-.!";

    /// <summary>Markdown that shows <paramref name="plain"/> as it stands.</summary>
    public static string Escape(string plain) => Escape(plain, Special);

    /// <summary>The plain text of Markdown without formatting.</summary>
    public static string Unescape(string markdown) => Unescape(markdown, Special);

    /// <summary>Whether the Markdown is no more than plain text.</summary>
    public static bool IsPlain(string markdown) => Escape(Unescape(markdown)) == markdown;

    /// <summary>Moodle knows no single dollars: <c>$x_1$</c> becomes <c>\\(x\_1\\)</c>. Double ones are the same in both.</summary>
    public static string ToMoodle(string markdown)
    {
        var moodle = new StringBuilder(markdown.Length);
        for (var i = 0; i < markdown.Length; i++)
        {
            var c = markdown[i];
            var end = -1;
            if (c == '\\' && i + 1 < markdown.Length)
            {
                moodle.Append(c).Append(markdown[++i]);
            }
            else if (c == '$' && Starts(markdown, i, "$$") && (end = markdown.IndexOf("$$", i + 2, StringComparison.Ordinal)) > 0)
            {
                moodle.Append(markdown, i, end + 2 - i);
                i = end + 1;
            }
            else if (c == '$' && (end = CloseDollar(markdown, i + 1)) > i + 1)
            {
                moodle.Append("\\\\(").Append(Escape(markdown[(i + 1)..end], Escapable)).Append("\\\\)");
                i = end;
            }
            else
            {
                moodle.Append(c);
            }
        }

        return moodle.ToString();
    }

    /// <summary>The way back of <see cref="ToMoodle"/>.</summary>
    public static string FromMoodle(string moodle)
    {
        var markdown = new StringBuilder(moodle.Length);
        for (var i = 0; i < moodle.Length; i++)
        {
            if (Starts(moodle, i, "\\\\(") && TexEnd(moodle, i + 3) is > 0 and var end)
            {
                markdown.Append('$').Append(Unescape(moodle[(i + 3)..end], Escapable)).Append('$');
                i = end + 2;
            }
            else if (moodle[i] == '\\' && i + 1 < moodle.Length)
            {
                markdown.Append('\\').Append(moodle[++i]);
            }
            else
            {
                markdown.Append(moodle[i]);
            }
        }

        return markdown.ToString();
    }

    private static bool Starts(string text, int at, string with) => string.CompareOrdinal(text, at, with, 0, with.Length) == 0;

    private static int CloseDollar(string text, int from)
    {
        for (var i = from; i < text.Length && i < from + MaxTex && text[i] != '\n'; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '$')
            {
                return i;
            }
        }

        return -1;
    }

    private static int TexEnd(string text, int from)
    {
        for (var i = from; i < text.Length && i < from + MaxTex && text[i] != '\n'; i++)
        {
            if (Starts(text, i, "\\\\)"))
            {
                return i;
            }

            i += text[i] == '\\' ? 1 : 0;
        }

        return -1;
    }

    private static string Escape(string text, string special)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(special.Contains(c) ? "\\" : "").Append(c);
        }

        return escaped.ToString();
    }

    private static string Unescape(string text, string special)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            i += text[i] == '\\' && i + 1 < text.Length && special.Contains(text[i + 1]) ? 1 : 0;
            plain.Append(text[i]);
        }

        return plain.ToString();
    }
}
