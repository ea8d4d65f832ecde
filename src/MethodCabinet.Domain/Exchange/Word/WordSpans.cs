using System.Text;
using System.Text.RegularExpressions;

namespace MethodCabinet.Domain.Exchange.Word;

[Flags]
internal enum SpanStyle
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Strike = 4,
    Underline = 8,
    Below = 16,
    Above = 32,
}

/// <param name="Markdown">Already escaped.</param>
/// <param name="IsFormula">Needs a space or a sign of punctuation on both sides, or its dollar signs are dollars.</param>
internal readonly record struct Span(string Markdown, SpanStyle Style, bool IsFormula = false);

/// <summary>Puts pieces of text together as Markdown that shows them as they were.</summary>
internal static partial class WordSpans
{
    /// <summary>Markdown that shows a plain text as it stands in a line.</summary>
    public static string Escape(string plain) => MarkdownText.Escape(plain);

    /// <summary>A line that is none of what Markdown sees at the beginning of lines: a heading, an item, a quote, a rule.</summary>
    public static string AsLine(string line) => Beginning().Replace(line, match =>
        match.Groups["number"].Success ? $"{match.Groups["number"].Value}\\{match.Groups["sign"].Value}" : "\\" + match.Value);

    public static string Join(IReadOnlyList<Span> spans)
    {
        var written = new StringBuilder();
        for (var at = 0; at < spans.Count;)
        {
            var (style, isFormula) = (spans[at].Style, spans[at].IsFormula);
            var group = new StringBuilder(spans[at++].Markdown);
            while (!isFormula && at < spans.Count && spans[at].Style == style && !spans[at].IsFormula)
            {
                group.Append(spans[at++].Markdown);
            }

            if (isFormula)
            {
                Apart(written);
                written.Append(group);
                if (at < spans.Count && spans[at].Markdown.Length > 0 && char.IsLetterOrDigit(spans[at].Markdown[0]))
                {
                    written.Append(' ');
                }
            }
            else
            {
                Append(written, group.ToString(), style);
            }
        }

        return written.ToString().Trim();
    }

    private static void Append(StringBuilder written, string text, SpanStyle style)
    {
        var inner = text.Trim();
        if (inner.Length == 0 || style == SpanStyle.None)
        {
            written.Append(text);
            return;
        }

        // Signs of emphasis do not hold beside spaces, and beside other signs only sometimes; tags always do.
        var start = text.IndexOf(inner[0], StringComparison.Ordinal);
        written.Append(text, 0, start);
        var signs = char.IsLetterOrDigit(inner[0]) && char.IsLetterOrDigit(inner[^1]) && (written.Length == 0 || written[^1] != '*');
        var open = new StringBuilder();
        var close = "";
        Wrap(SpanStyle.Underline, "<u>", "</u>");
        Wrap(SpanStyle.Strike, "<s>", "</s>");
        Wrap(SpanStyle.Below, "<sub>", "</sub>");
        Wrap(SpanStyle.Above, "<sup>", "</sup>");
        Wrap(SpanStyle.Bold, signs ? "**" : "<strong>", signs ? "**" : "</strong>");
        Wrap(SpanStyle.Italic, signs ? "*" : "<em>", signs ? "*" : "</em>");
        written.Append(open).Append(inner).Append(close).Append(text, start + inner.Length, text.Length - start - inner.Length);

        void Wrap(SpanStyle which, string before, string after)
        {
            if (style.HasFlag(which))
            {
                open.Append(before);
                close = after + close;
            }
        }
    }

    private static void Apart(StringBuilder written)
    {
        if (written.Length > 0 && char.IsLetterOrDigit(written[^1]))
        {
            written.Append(' ');
        }
    }

    [GeneratedRegex(@"^(?:(?<number>\d{1,9})(?<sign>[.)])(?=\s|$)|[-+=#])")]
    private static partial Regex Beginning();
}
