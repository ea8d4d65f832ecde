using System.Globalization;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>
/// Turns the HTML of an editor into our Markdown with TeX: paragraphs, headings, breaks, bold, italic, lists, tables, links, images, sounds and formulas;
/// what Markdown has no marks for and statements may hold all the same (underlined, struck out, sup, sub) stays a tag.
/// Other tags leave their text; what has no text (video, script, frames) and what a table here cannot do is named to the caller.
/// </summary>
internal sealed class HtmlToMarkdown
{
    private const int MaxDepth = 60;
    private readonly IHtmlFiles files;
    private readonly Stack<HtmlFrame> frames = new();

    // Of the open spans, the frames of those that mark their text.
    private readonly Stack<string?> spans = new();
    private int marks;

    private HtmlToMarkdown(IHtmlFiles files)
    {
        this.files = files;
        frames.Push(new HtmlFrame("", "div"));
    }

    /// <summary>Tags that stay as they are.</summary>
    public static bool IsKept(string tag) => tag is "u" or "s" or "del" or "small" or "q" or "code" or "sup" or "sub";

    public static string Convert(string html, IHtmlFiles files)
    {
        var converter = new HtmlToMarkdown(files);
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
            case HtmlKind.Close when token.Value == "span":
                if (spans.TryPop(out var span) && span is not null)
                {
                    CloseTo(span);
                }

                break;
            case HtmlKind.Close when token.Value.Length > 0:
                CloseTo(token.Value);
                break;
            default:
                break;
        }
    }

    private void CloseTo(string name)
    {
        if (frames.All(f => f.Name != name))
        {
            return;
        }

        while (frames.Peek().Name != name)
        {
            Close();
        }

        Close(closed: true);
    }

    private void Open(HtmlToken tag)
    {
        var mark = Decoration(tag.Attributes.GetValueOrDefault("style") ?? "");
        if (mark is not null && tag.Value is not ("span" or "a" or "u" or "s"))
        {
            files.LeftOut($"{tag.Value} style=\"text-decoration\"");
        }

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
                if (files.Image(tag.Attributes.GetValueOrDefault("src") ?? "") is { } address)
                {
                    frames.Peek().Raw($"![{alt}]({address})");
                }

                break;
            case "audio":
                Push(new("audio", "audio", tag.Attributes.GetValueOrDefault("src"), tag.Attributes.GetValueOrDefault("title")));
                break;
            case "source":
                if (frames.FirstOrDefault(f => f.Kind == "audio") is { } sound)
                {
                    sound.Address ??= tag.Attributes.GetValueOrDefault("src");
                }

                break;
            case "span":
                spans.Push(mark is null ? null : string.Create(CultureInfo.InvariantCulture, $"span {++marks}"));
                if (mark is not null)
                {
                    Push(new(spans.Peek()!, mark));
                }

                break;
            case "ins" or "strike":
                Push(new(tag.Value, tag.Value == "ins" ? "u" : "s"));
                break;
            case "script" or "style" or "iframe" or "object" or "embed" or "video" or "svg" or "canvas" or "input" or "select" or "textarea" or "math":
                files.LeftOut(tag.Value);
                break;
            case var kept when IsKept(kept):
                Push(new(kept, kept));
                break;
            case "p" or "div" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "li" or "table" or "tr" or "td" or "th"
                or "b" or "strong" or "i" or "em" or "a" or "pre" or "blockquote":
                // HTML may leave li, tr, td and p open.
                while (frames.Peek().Name == tag.Value && tag.Value is "li" or "tr" or "td" or "th" or "p")
                {
                    Close();
                }

                ReportSpan(tag, "colspan");
                ReportSpan(tag, "rowspan");
                Push(new(tag.Value, tag.Value, tag.Attributes.GetValueOrDefault("href")));
                break;
            default:
                break;
        }
    }

    private void Push(HtmlFrame frame)
    {
        if (frames.Count < MaxDepth)
        {
            frames.Push(frame);
        }
    }

    /// <summary>A table in Markdown has no joined cells.</summary>
    private void ReportSpan(HtmlToken tag, string attribute)
    {
        if (tag.Value is "td" or "th" && tag.Attributes.GetValueOrDefault(attribute) is { } cells && cells.Trim() is not ("" or "1"))
        {
            files.LeftOut($"{tag.Value} {attribute}=\"{cells}\"");
        }
    }

    /// <summary>The tag that says the same as the style.</summary>
    private static string? Decoration(string style)
    {
        var lines = style.Split(';').Select(part => part.Split(':', 2))
            .Where(part => part.Length == 2 && part[0].Trim().ToLowerInvariant() is "text-decoration" or "text-decoration-line")
            .Select(part => part[1].ToLowerInvariant())
            .ToList();
        return lines.Any(l => l.Contains("underline", StringComparison.Ordinal)) ? "u" : lines.Any(l => l.Contains("line-through", StringComparison.Ordinal)) ? "s" : null;
    }

    /// <param name="closed">By its own tag; false when what is around it ends first.</param>
    private void Close(bool closed = false)
    {
        var frame = frames.Pop();
        var outer = frames.Peek();
        switch (frame.Kind)
        {
            case "b" or "strong":
                outer.Around("**", frame.Line(), "**");
                break;
            case "i" or "em":
                outer.Around("*", frame.Line(), "*");
                break;
            case "sup" or "sub":
                outer.Raw($"<{frame.Kind}>{frame.Line().Trim()}</{frame.Kind}>");
                break;
            case var kept when IsKept(kept):
                outer.Around($"<{kept}>", frame.Line(), $"</{kept}>");
                break;
            case "a":
                outer.Raw(Link(frame.Address ?? "", frame.Line().Trim()) ?? frame.Line());
                break;
            case "audio":
                // What stands inside is for those who cannot hear it; after a sound that nobody closed it is the rest of the text.
                if (string.IsNullOrEmpty(frame.Address))
                {
                    files.LeftOut("audio");
                }
                else if (files.Sound(frame.Address) is { } sound)
                {
                    outer.Raw(SoundTag.Of(sound, frame.Title ?? ""));
                }

                outer.Raw(closed ? "" : frame.Line());
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

    /// <returns>Null when only the text of the link stays.</returns>
    private string? Link(string address, string text) =>
        Uri.TryCreate(address, UriKind.Absolute, out var web) && web.Scheme is "http" or "https" or "mailto"
            ? $"[{text}]({web.AbsoluteUri.Replace(")", "%29", StringComparison.Ordinal)})"
            : files.Linked(address, text);

    /// <summary>Breaks cannot stand in a cell or a heading as Markdown, only as a tag.</summary>
    public static string OneLine(string markdown) => markdown.Replace("\\\n", "<br>", StringComparison.Ordinal).Replace("\n\n", "<br>", StringComparison.Ordinal).Replace('\n', ' ');

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
}
