using System.Text;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>
/// Turns the HTML of an editor into our Markdown with TeX: paragraphs, headings, breaks, bold, italic, sup, sub, lists, tables, links, images and formulas.
/// Other tags leave their text; what has no text (audio, video, script, frames) is named to the caller.
/// </summary>
internal sealed class HtmlToMarkdown
{
    private const int MaxDepth = 60;
    private readonly Func<string, string?> image;
    private readonly Action<string> leftOut;
    private readonly Stack<Frame> frames = new();

    private HtmlToMarkdown(Func<string, string?> image, Action<string> leftOut)
    {
        (this.image, this.leftOut) = (image, leftOut);
        frames.Push(new Frame("", "div"));
    }

    /// <param name="image">The address that an image gets in Markdown, from its address in HTML; null to leave it out.</param>
    /// <param name="leftOut">Told the name of each tag whose content is lost.</param>
    public static string Convert(string html, Func<string, string?> image, Action<string> leftOut)
    {
        var converter = new HtmlToMarkdown(image, leftOut);
        foreach (var token in HtmlTokens.Of(html))
        {
            converter.Take(token);
        }

        while (converter.frames.Count > 1)
        {
            converter.Close();
        }

        return converter.frames.Pop().Blocks();
    }

    private void Take(HtmlToken token)
    {
        var into = frames.Peek();
        switch (token.Kind)
        {
            case HtmlKind.Text:
                into.Text(token.Value);
                break;
            case HtmlKind.Tex when token.Display && !into.Inline:
                into.Block("$$" + token.Value + "$$");
                break;
            case HtmlKind.Tex:
                into.Raw(token.Display ? "$$" + token.Value + "$$" : "$" + token.Value + "$");
                break;
            case HtmlKind.Open:
                Open(token);
                break;
            case HtmlKind.Close when frames.Any(f => f.Name == token.Value && token.Value.Length > 0):
                while (frames.Peek().Name != token.Value)
                {
                    Close();
                }

                Close();
                break;
            default:
                break;
        }
    }

    private void Open(HtmlToken tag)
    {
        switch (tag.Value)
        {
            case "br":
                frames.Peek().Break();
                break;
            case "hr":
                frames.Peek().Block("---");
                break;
            case "img":
                var alt = MarkdownText.Escape(tag.Attributes.GetValueOrDefault("alt") ?? "").ReplaceLineEndings(" ");
                if (image(tag.Attributes.GetValueOrDefault("src") ?? "") is { } address)
                {
                    frames.Peek().Raw($"![{alt}]({address})");
                }

                break;
            case "script" or "style" or "iframe" or "object" or "embed" or "audio" or "video" or "svg" or "canvas" or "input" or "select" or "textarea" or "math":
                leftOut(tag.Value);
                break;
            case "p" or "div" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "li" or "table" or "tr" or "td" or "th"
                or "b" or "strong" or "i" or "em" or "sup" or "sub" or "a" or "pre" or "blockquote":
                // HTML may leave li, tr, td and p open.
                while (frames.Peek().Name == tag.Value && tag.Value is "li" or "tr" or "td" or "th" or "p")
                {
                    Close();
                }

                if (frames.Count < MaxDepth)
                {
                    frames.Push(new Frame(tag.Value, tag.Value, tag.Attributes.GetValueOrDefault("href")));
                }

                break;
            default:
                break;
        }
    }

    private void Close()
    {
        var frame = frames.Pop();
        var outer = frames.Peek();
        switch (frame.Kind)
        {
            case "b" or "strong":
                outer.Around("**", frame.Line());
                break;
            case "i" or "em":
                outer.Around("*", frame.Line());
                break;
            case "sup" or "sub":
                outer.Raw($"<{frame.Kind}>{frame.Line().Trim()}</{frame.Kind}>");
                break;
            case "a" when Uri.TryCreate(frame.Address, UriKind.Absolute, out var address) && address.Scheme is "http" or "https":
                outer.Raw($"[{frame.Line().Trim()}]({address.AbsoluteUri.Replace(")", "%29", StringComparison.Ordinal)})");
                break;
            case "a":
                outer.Raw(frame.Line());
                break;
            case "li":
                outer.Items.Add(frame.Blocks());
                break;
            case "td" or "th":
                outer.Items.Add(OneLine(frame.Blocks()).Replace("|", "\\|", StringComparison.Ordinal));
                break;
            case "tr":
                // Rows inside thead and tbody belong to the table around them.
                outer.Rows.Add(frame.Items);
                break;
            case "ul" or "ol":
                outer.Block(List(frame.Items, numbered: frame.Kind == "ol"));
                break;
            case "table":
                outer.Block(Table(frame.Rows));
                break;
            case ['h', var level]:
                outer.Block(new string('#', level - '0') + " " + OneLine(frame.Blocks()));
                break;
            case "blockquote":
                outer.Block("> " + frame.Blocks().Replace("\n", "\n> ", StringComparison.Ordinal));
                break;
            default:
                outer.Block(frame.Blocks());
                break;
        }
    }

    /// <summary>Breaks cannot stand in a cell or a heading as Markdown, only as a tag.</summary>
    private static string OneLine(string markdown) => markdown.Replace("\\\n", "<br>", StringComparison.Ordinal).Replace("\n\n", "<br>", StringComparison.Ordinal).Replace('\n', ' ');

    private static string List(List<string> items, bool numbered) => string.Join('\n', items.Select((item, i) =>
    {
        var mark = numbered ? FormattableString.Invariant($"{i + 1}. ") : "- ";
        return mark + item.Replace("\n", "\n" + new string(' ', mark.Length), StringComparison.Ordinal);
    }));

    private static string Table(List<List<string>> rows)
    {
        var width = rows.Select(r => r.Count).DefaultIfEmpty(0).Max();
        var lines = rows.Select(r => "| " + string.Join(" | ", r.Concat(Enumerable.Repeat("", width - r.Count))) + " |").ToList();
        if (lines.Count > 0)
        {
            lines.Insert(1, "|" + string.Concat(Enumerable.Repeat(" --- |", width)));
        }

        return string.Join('\n', lines);
    }

    /// <summary>The content of an open tag.</summary>
    private sealed class Frame(string name, string kind, string? address = null)
    {
        private readonly List<string> blocks = [];
        private readonly StringBuilder line = new();

        public string Name => name;

        public string Kind => kind;

        public string? Address => address;

        public bool Inline => kind is "b" or "strong" or "i" or "em" or "sup" or "sub" or "a";

        public List<string> Items { get; } = [];

        public List<List<string>> Rows { get; } = [];

        public void Text(string text)
        {
            foreach (var c in text)
            {
                if (c != '\u00A0' && char.IsWhiteSpace(c))
                {
                    if (line.Length > 0 && line[^1] is not (' ' or '\n'))
                    {
                        line.Append(' ');
                    }
                }
                else
                {
                    line.Append(MarkdownText.Escape(c.ToString()));
                }
            }
        }

        public void Raw(string markdown) => line.Append(markdown);

        public void Break()
        {
            if (line.Length > 0)
            {
                line.Append("\\\n");
            }
        }

        /// <summary>Marks must touch the text; spaces go outside.</summary>
        public void Around(string mark, string inner)
        {
            var text = inner.Trim(' ', '\n');
            if (text.Length == 0)
            {
                line.Append(inner.Length > 0 ? " " : "");
                return;
            }

            line.Append(inner.StartsWith(' ') ? " " : "").Append(mark).Append(text).Append(mark).Append(inner.EndsWith(' ') ? " " : "");
        }

        public void Block(string markdown)
        {
            EndLine();
            if (markdown.Length > 0)
            {
                blocks.Add(markdown);
            }
        }

        /// <summary>All as one line, for tags inside a paragraph.</summary>
        public string Line() => blocks.Count == 0 ? line.ToString() : OneLine(Blocks());

        public string Blocks()
        {
            EndLine();
            // Rows without a table and items without a list are still text.
            var loose = kind is "table" or "ul" or "ol" or "tr" ? [] : Rows.SelectMany(r => r).Concat(Items);
            return string.Join("\n\n", blocks.Concat(loose)).Trim();
        }

        private void EndLine()
        {
            while (line.Length > 1 && line[^1] == '\n')
            {
                line.Length -= 2;
            }

            var text = line.ToString().Trim(' ', '\n');
            line.Clear();
            if (text.Length > 0)
            {
                blocks.Add(LineStart(text));
            }
        }

        /// <summary>A paragraph that begins like a list, a heading or a quotation is none of them.</summary>
        private static string LineStart(string text)
        {
            var mark = text.TakeWhile(char.IsAsciiDigit).Count();
            var listed = mark < 10 && text.Length > mark && text[mark] is var c && (mark > 0 ? c is '.' or ')' : c is '-' or '+')
                && (text.Length == mark + 1 || text[mark + 1] is ' ' or '\n' or '-');
            return listed ? text[..mark] + "\\" + text[mark..] : text[0] is '#' or '>' ? "\\" + text : text;
        }
    }
}
