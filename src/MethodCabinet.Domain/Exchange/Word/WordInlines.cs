using System.Globalization;
using System.Xml.Linq;
using MethodCabinet.Domain.Assessment.Interchange;
using MethodCabinet.Domain.Materials;

namespace MethodCabinet.Domain.Exchange.Word;

/// <summary>What is kept while a document is read, whichever unit it goes to.</summary>
internal sealed class WordState(WordParts parts, WordStyles styles, IReadOnlyDictionary<string, WordRelation> relations, IReadOnlyDictionary<string, XElement> footnotes)
{
    private readonly Dictionary<string, string?> names = new(StringComparer.Ordinal);

    public WordStyles Styles => styles;

    public IReadOnlyDictionary<string, WordRelation> Relations => relations;

    public IReadOnlyDictionary<string, XElement> Footnotes => footnotes;

    public List<Attachment> Pictures { get; } = [];

    /// <summary>The name under which a part stands among the pictures; null for what no page shows.</summary>
    public string? PictureOf(string part)
    {
        if (!names.TryGetValue(part, out var name))
        {
            var bytes = parts.Bytes(part)!;
            if (FileKind.MediaTypeOfContent(bytes, part) is { } kind && FileKind.IsImage(kind))
            {
                name = string.Create(CultureInfo.InvariantCulture, $"image{Pictures.Count + 1}{FileKind.EndingOf(kind)}");
                Pictures.Add(new(name, bytes));
            }

            names[part] = name;
        }

        return name;
    }

    public bool Has(string part) => parts.Bytes(part) is not null;
}

/// <summary>The words of a paragraph: emphasis, links, formulas, pictures, notes at the foot.</summary>
internal sealed class WordInlines(WordState state, UnitWriter unit)
{
    /// <summary>Markdown that may stand in a line.</summary>
    public string Read(XElement paragraph) => WordSpans.Join(Spans(paragraph));

    private List<Span> Spans(XElement container)
    {
        var spans = new List<Span>();

        // A field shows between its two marks what it was made of, and after the second one what came of it.
        var fields = new Stack<bool>();
        foreach (var element in container.Elements())
        {
            Take(element, spans, fields);
        }

        return spans;
    }

    private void Take(XElement element, List<Span> spans, Stack<bool> fields)
    {
        switch (element.Name.LocalName)
        {
            case "r":
                Run(element, spans, fields);
                break;
            case "hyperlink":
                spans.Add(Link(element));
                break;
            case "oMath":
                Formula(element, spans, display: false);
                break;
            case "oMathPara":
                foreach (var math in element.All("oMath"))
                {
                    Formula(math, spans, display: true);
                }

                break;
            case "ins" or "moveTo" or "smartTag" or "customXml" or "fldSimple" or "sdtContent" or "dir" or "bdo":
                if (element.Name.LocalName is "ins" or "moveTo")
                {
                    unit.Log.Note(ExchangeReason.TrackedChange);
                }

                foreach (var inner in element.Elements())
                {
                    Take(inner, spans, fields);
                }

                break;
            case "sdt":
                foreach (var inner in element.One("sdtContent")?.Elements() ?? [])
                {
                    Take(inner, spans, fields);
                }

                break;
            case "del" or "moveFrom":
                unit.Log.Note(ExchangeReason.TrackedChange);
                break;
            case "altChunk":
                unit.Log.Note(ExchangeReason.Embedded);
                break;
        }
    }

    private void Run(XElement run, List<Span> spans, Stack<bool> fields)
    {
        var properties = run.One("rPr");
        if (state.Styles.Is(properties, "vanish"))
        {
            if (run.Value.Trim().Length > 0)
            {
                unit.Log.Note(ExchangeReason.Hidden, run.Value.Trim());
            }

            return;
        }

        var style = StyleOf(properties);
        foreach (var element in run.Elements())
        {
            if (element.Name.LocalName == "fldChar")
            {
                Field(element, fields);
                continue;
            }

            if (fields.Count > 0 && fields.Peek())
            {
                continue;
            }

            switch (element.Name.LocalName)
            {
                case "t":
                    spans.Add(new(WordSpans.Escape(element.Value), style));
                    break;
                case "tab" or "ptab":
                    spans.Add(new(" ", SpanStyle.None));
                    break;
                case "br" or "cr" when element.Value("type") is null or "textWrapping":
                    spans.Add(new("<br>", SpanStyle.None));
                    break;
                case "noBreakHyphen":
                    spans.Add(new("\u2011", style));
                    break;
                case "sym":
                    unit.Log.Note(ExchangeReason.Symbol, $"{element.Value("font")} {element.Value("char")}");
                    break;
                case "footnoteReference" or "endnoteReference":
                    Footnote(element, spans);
                    break;
                case "commentReference":
                    unit.Log.Note(ExchangeReason.Comment);
                    break;
                case "object":
                    unit.Log.Note(ExchangeReason.Embedded, element.Deep("OLEObject").FirstOrDefault()?.Value("ProgID") ?? "");
                    break;
                case "drawing" or "pict" or "AlternateContent":
                    Drawing(element, spans);
                    break;
            }
        }
    }

    private static void Field(XElement mark, Stack<bool> fields)
    {
        switch (mark.Value("fldCharType"))
        {
            case "begin":
                fields.Push(true);
                break;
            case "separate" when fields.Count > 0:
                fields.Pop();
                fields.Push(false);
                break;
            case "end" when fields.Count > 0:
                fields.Pop();
                break;
        }
    }

    private SpanStyle StyleOf(XElement? properties) =>
        (state.Styles.Is(properties, "b") ? SpanStyle.Bold : 0)
        | (state.Styles.Is(properties, "i") ? SpanStyle.Italic : 0)
        | (state.Styles.Is(properties, "strike") || state.Styles.Is(properties, "dstrike") ? SpanStyle.Strike : 0)
        | (properties?.ValueOf("u") is not (null or "none") ? SpanStyle.Underline : 0)
        | properties?.ValueOf("vertAlign") switch { "subscript" => SpanStyle.Below, "superscript" => SpanStyle.Above, _ => SpanStyle.None };

    private Span Link(XElement link)
    {
        // Underlined and coloured as all links are: that is no emphasis.
        var words = WordSpans.Join([.. Spans(link).Select(span => span with { Style = span.Style & ~SpanStyle.Underline })]);
        var target = state.Relations.GetValueOrDefault(link.Value("id") ?? "");
        if (words.Length == 0)
        {
            return default(Span) with { Markdown = "" };
        }

        if (target is not { IsElsewhere: true })
        {
            unit.Log.Note(ExchangeReason.InternalLink, words);
            return new(words, SpanStyle.None);
        }

        if (!Uri.TryCreate(target.Target, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https" or "mailto"))
        {
            unit.Log.Note(ExchangeReason.UnsafeLink, words);
            return new(words, SpanStyle.None);
        }

        var written = address.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal);
        return new($"[{words}]({written})", SpanStyle.None);
    }

    private void Formula(XElement math, List<Span> spans, bool display)
    {
        var writer = new OmmlTex();
        var tex = writer.Write(math).ReplaceLineEndings(" ");
        foreach (var name in writer.Unknown)
        {
            unit.Log.Note(ExchangeReason.FormulaPart, name);
        }

        if (tex.Length > 0)
        {
            unit.Formulas++;
            spans.Add(new(display ? $"$${tex}$$" : $"${tex}$", SpanStyle.None, IsFormula: true));
        }
    }

    private void Footnote(XElement reference, List<Span> spans)
    {
        var kind = reference.Name.LocalName == "footnoteReference" ? "footnote" : "endnote";
        if (state.Footnotes.GetValueOrDefault($"{kind} {reference.Value("id")}") is { } note)
        {
            var number = unit.BeginFootnote();
            spans.Add(new(number.ToString(CultureInfo.InvariantCulture), SpanStyle.Above));
            unit.EndFootnote(number, string.Join("<br>", note.All("p").Select(Read).Where(text => text.Length > 0)));
        }
    }

    private void Drawing(XElement element, List<Span> spans)
    {
        // Word writes what older programs draw instead beside it.
        var drawn = element.Name.LocalName == "AlternateContent" ? element.One("Choice") ?? element.One("Fallback") : element;
        if (drawn is null)
        {
            return;
        }

        foreach (var box in drawn.Deep("txbxContent"))
        {
            unit.Log.Note(ExchangeReason.TextBox, string.Concat(box.Deep("t").Select(t => t.Value)));
        }

        if (drawn.Deep("chart").Any())
        {
            unit.Log.Note(ExchangeReason.Chart);
        }

        if (drawn.Deep("relIds").Any())
        {
            unit.Log.Note(ExchangeReason.Diagram);
        }

        var alt = drawn.Deep("docPr").FirstOrDefault()?.Value("descr") ?? drawn.Deep("shape").FirstOrDefault()?.Value("alt") ?? "";
        foreach (var picture in drawn.Descendants().Where(e => e.Name.LocalName is "blip" or "imagedata" && !e.Ancestors().Any(a => a.Name.LocalName == "txbxContent")))
        {
            Picture(picture.Value("embed") ?? picture.Value("id"), picture.Value("link"), alt, spans);
        }
    }

    private void Picture(string? id, string? link, string alt, List<Span> spans)
    {
        var target = state.Relations.GetValueOrDefault(id ?? link ?? "");
        if (target is null or { IsElsewhere: false } && !state.Has(target?.Target ?? ""))
        {
            unit.Log.Note(ExchangeReason.PictureMissing, alt);
        }
        else if (target!.IsElsewhere)
        {
            unit.Log.Note(ExchangeReason.PictureElsewhere, target.Target);
        }
        else if (state.PictureOf(target.Target) is { } name)
        {
            unit.Pictures++;
            spans.Add(new($"![{WordSpans.Escape(alt.ReplaceLineEndings(" ").Trim())}](attachment:{name})", SpanStyle.None));
        }
        else
        {
            unit.Log.Note(ExchangeReason.PictureKind, target.Target[(target.Target.LastIndexOf('/') + 1)..]);
        }
    }
}
