using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MethodCabinet.Domain.Exchange.Word;

/// <summary>What styles and numberings say of a paragraph and its words.</summary>
internal sealed partial class WordStyles
{
    private const int MaxChain = 20;

    private readonly Dictionary<string, XElement> styles;
    private readonly Dictionary<string, XElement> numberings;
    private readonly Dictionary<string, string> abstractOf = new(StringComparer.Ordinal);

    public WordStyles(XElement? styles, XElement? numbering)
    {
        this.styles = ById(styles?.All("style"), "styleId");
        numberings = ById(numbering?.All("abstractNum"), "abstractNumId");
        foreach (var number in numbering?.All("num") ?? [])
        {
            abstractOf.TryAdd(number.Value("numId") ?? "", number.ValueOf("abstractNumId") ?? "");
        }
    }

    /// <summary>1 to 9; null for what is no heading.</summary>
    public int? HeadingOf(XElement paragraph)
    {
        var properties = paragraph.One("pPr");
        if (WordXml.Number(properties?.ValueOf("outlineLvl")) is { } own)
        {
            return own is >= 0 and < 9 ? own + 1 : null;
        }

        foreach (var style in Chain(properties?.ValueOf("pStyle")))
        {
            if (HeadingName().Match(style.ValueOf("name") ?? "") is { Success: true } named)
            {
                return int.Parse(named.Groups[1].Value, CultureInfo.InvariantCulture);
            }

            if (WordXml.Number(style.One("pPr")?.ValueOf("outlineLvl")) is { } level)
            {
                return level is >= 0 and < 9 ? level + 1 : null;
            }
        }

        return null;
    }

    public bool IsTitle(XElement paragraph) => NameOf(paragraph) is "TITLE" or "НАЗВАНИЕ" or "ЗАГОЛОВОК";

    public bool IsContents(XElement paragraph) => NameOf(paragraph) is { } name && (name.StartsWith("TOC ", StringComparison.Ordinal) || name.StartsWith("ОГЛАВЛЕНИЕ ", StringComparison.Ordinal));

    /// <returns>Null for what stands in no list.</returns>
    public (string List, int Level, bool IsNumbered, int Start)? ListOf(XElement paragraph)
    {
        var properties = paragraph.One("pPr");
        var number = properties?.One("numPr") ?? Chain(properties?.ValueOf("pStyle")).Select(style => style.One("pPr")?.One("numPr")).FirstOrDefault(found => found?.One("numId") is not null);
        if (number?.ValueOf("numId") is not { } id || id == "0" || !abstractOf.TryGetValue(id, out var kind) || !numberings.TryGetValue(kind, out var levels))
        {
            return null;
        }

        var level = Math.Clamp(WordXml.Number(number.ValueOf("ilvl")) ?? 0, 0, 8);
        var described = levels.All("lvl").FirstOrDefault(l => WordXml.Number(l.Value("ilvl")) == level);
        return described?.ValueOf("numFmt") switch
        {
            "none" => null,
            null or "bullet" => (id, level, false, 1),
            _ => (id, level, true, Math.Clamp(WordXml.Number(described.ValueOf("start")) ?? 1, 0, 999_999)),
        };
    }

    /// <summary>Whether words are bold, slanted and so on, by their own properties or else by their style.</summary>
    public bool Is(XElement? properties, string name) =>
        properties.Switch(name) ?? Chain(properties?.ValueOf("rStyle")).Select(style => style.One("rPr").Switch(name)).FirstOrDefault(found => found is not null) ?? false;

    private string? NameOf(XElement paragraph) =>
        paragraph.One("pPr")?.ValueOf("pStyle") is { } id && styles.TryGetValue(id, out var style) ? style.ValueOf("name")?.ToUpperInvariant() : null;

    private IEnumerable<XElement> Chain(string? id)
    {
        for (var step = 0; step < MaxChain && id is not null && styles.TryGetValue(id, out var style); step++)
        {
            yield return style;
            id = style.ValueOf("basedOn");
        }
    }

    private static Dictionary<string, XElement> ById(IEnumerable<XElement>? elements, string id)
    {
        var found = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var element in elements ?? [])
        {
            found.TryAdd(element.Value(id) ?? "", element);
        }

        return found;
    }

    [GeneratedRegex("^(?:heading|заголовок) ([1-9])$", RegexOptions.IgnoreCase)]
    private static partial Regex HeadingName();
}
