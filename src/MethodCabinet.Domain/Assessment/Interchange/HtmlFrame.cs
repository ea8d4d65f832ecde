using System.Text;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>The content of an open tag.</summary>
internal sealed class HtmlFrame(string name, string kind, string? address = null, string? title = null)
{
    private readonly List<string> blocks = [];
    private readonly StringBuilder line = new();

    public string Name => name;

    public string Kind => kind;

    /// <summary>Of a link or a sound; HTML may name a sound's only inside it.</summary>
    public string? Address { get; set; } = address;

    /// <summary>What is heard in a sound.</summary>
    public string? Title => title;

    public bool Inline => kind is "b" or "strong" or "i" or "em" or "a" or "audio" || HtmlToMarkdown.IsKept(kind);

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
    public void Around(string open, string inner, string close)
    {
        var text = inner.Trim(' ', '\n');
        if (text.Length == 0)
        {
            line.Append(inner.Length > 0 ? " " : "");
            return;
        }

        line.Append(inner.StartsWith(' ') ? " " : "").Append(open).Append(text).Append(close).Append(inner.EndsWith(' ') ? " " : "");
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
    public string Line() => blocks.Count == 0 ? line.ToString() : HtmlToMarkdown.OneLine(Blocks());

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
