using System.Net;
using System.Text;

namespace MethodCabinet.Domain.Assessment.Interchange;

internal enum HtmlKind
{
    Text,
    Tex,
    Open,
    Close,
}

/// <param name="Value">Decoded text, TeX without its marks, or the lower-case name of a tag.</param>
/// <param name="Display">TeX of its own line.</param>
internal sealed record HtmlToken(HtmlKind Kind, string Value, IReadOnlyDictionary<string, string> Attributes, bool Display = false);

/// <summary>
/// Cuts HTML as editors write it into texts, tags and TeX. It never fails: what is no tag is text, as in "a &lt; b".
/// Comments, and what stands in script and style, are passed over.
/// </summary>
internal static class HtmlTokens
{
    private const int MaxTex = 5000;
    private const int MaxTag = 4000;

    /// <summary>Characters that are looked through in vain for the ends of tags; what begins like a tag after that is text. Otherwise a text of beginnings would be read to its end from each of them.</summary>
    private const int MaxVain = 5_000_000;

    private static readonly Dictionary<string, string> None = [];

    // Opening mark, closing mark, whether on a line of its own.
    private static readonly (string Open, string Close, bool Display)[] TexMarks = [("\\(", "\\)", false), ("\\[", "\\]", true), ("$$", "$$", true)];

    public static IEnumerable<HtmlToken> Of(string html)
    {
        var text = new StringBuilder();
        var vain = 0;
        for (var i = 0; i < html.Length;)
        {
            var (token, end) = html[i] switch
            {
                '<' when vain < MaxVain => Tag(html, i, ref vain),
                '\\' or '$' => Tex(html, i),
                _ => (null, i),
            };
            if (end == i)
            {
                text.Append(html[i++]);
                continue;
            }

            if (text.Length > 0 && token is not null)
            {
                yield return Text(text);
            }

            if (token is not null)
            {
                yield return token;
            }

            i = end;
        }

        if (text.Length > 0)
        {
            yield return Text(text);
        }
    }

    private static HtmlToken Text(StringBuilder text)
    {
        var token = new HtmlToken(HtmlKind.Text, WebUtility.HtmlDecode(text.ToString()), None);
        text.Clear();
        return token;
    }

    private static (HtmlToken? Token, int End) Tex(string html, int at)
    {
        foreach (var (open, close, display) in TexMarks)
        {
            if (string.CompareOrdinal(html, at, open, 0, open.Length) != 0)
            {
                continue;
            }

            var from = at + open.Length;
            var length = html.AsSpan(from, Math.Min(MaxTex, html.Length - from)).IndexOf(close, StringComparison.Ordinal);
            if (length > 0)
            {
                var tex = WebUtility.HtmlDecode(html.Substring(from, length)).ReplaceLineEndings(" ").Trim();
                return (new HtmlToken(HtmlKind.Tex, tex, None, display), from + length + close.Length);
            }
        }

        return (null, at);
    }

    private static (HtmlToken? Token, int End) Tag(string html, int at, ref int vain)
    {
        if (string.CompareOrdinal(html, at, "<!--", 0, 4) == 0)
        {
            var end = html.IndexOf("-->", at + 4, StringComparison.Ordinal);
            return (null, end < 0 ? html.Length : end + 3);
        }

        var closing = at + 1 < html.Length && html[at + 1] == '/';
        var i = at + (closing ? 2 : 1);
        if (i >= html.Length || !char.IsAsciiLetter(html[i]))
        {
            return (null, at);
        }

        var start = i;
        while (i < html.Length && (char.IsAsciiLetterOrDigit(html[i]) || html[i] is '-' or ':'))
        {
            i++;
        }

        var name = html[start..i].ToLowerInvariant();
        var attributes = Attributes(html, ref i);
        if (i >= html.Length || html[i] != '>')
        {
            vain += i - at;
            return (null, at);
        }

        i++;
        if (!closing && name is "script" or "style")
        {
            var end = html.IndexOf("</" + name, i, StringComparison.OrdinalIgnoreCase);
            i = end < 0 ? html.Length : end;
        }

        return (new HtmlToken(closing ? HtmlKind.Close : HtmlKind.Open, name, attributes), i);
    }

    private static Dictionary<string, string> Attributes(string html, ref int i)
    {
        var found = new Dictionary<string, string>();
        var near = html.AsSpan(i, Math.Min(MaxTag, html.Length - i));
        // A picture inside its tag may be as long as the file.
        var limit = near.Contains("data:", StringComparison.Ordinal) ? html.Length : i + near.Length;
        while (i < limit && html[i] != '>')
        {
            if (!char.IsAsciiLetter(html[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < limit && html[i] is not ('=' or '>' or '/') && !char.IsWhiteSpace(html[i]))
            {
                i++;
            }

            var name = html[start..i].ToLowerInvariant();
            if (i >= limit || html[i] != '=')
            {
                continue;
            }

            i++;
            if (i < limit && html[i] is '"' or '\'')
            {
                var quote = html[i];
                var end = html.IndexOf(quote, i + 1, limit - i - 1);
                end = end < 0 ? limit : end;
                found[name] = WebUtility.HtmlDecode(html[(i + 1)..end]);
                i = Math.Min(end + 1, limit);
            }
            else
            {
                start = i;
                while (i < limit && html[i] != '>' && !char.IsWhiteSpace(html[i]))
                {
                    i++;
                }

                found[name] = WebUtility.HtmlDecode(html[start..i]);
            }
        }

        return found;
    }
}
