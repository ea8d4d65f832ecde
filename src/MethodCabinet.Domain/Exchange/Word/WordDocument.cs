using System.Xml.Linq;
using MethodCabinet.Domain.Courses;

namespace MethodCabinet.Domain.Exchange.Word;

/// <summary>
/// Makes modules and units of a document (ECMA-376, part 1). The two highest levels of headings that it has are its modules and units; with one level alone its headings are units of one module; without headings all
/// of it is one unit. Deeper headings stay headings of the text.
/// </summary>
public sealed class WordDocument
{
    private static readonly string[] Notes = ["footnote", "endnote"];

    private readonly WordState state;
    private readonly List<ExchangeLine> report = [];
    private readonly List<(string Title, List<WordUnit> Units)> modules = [];
    private readonly ExchangeLog ofDocument = new();
    private readonly Dictionary<(string List, int Level), int> counters = [];
    private readonly string title;
    private readonly int? moduleLevel;
    private readonly int unitLevel;
    private UnitWriter? unit;

    private WordDocument(WordState state, List<XElement> body, string name)
    {
        this.state = state;
        var levels = body.Where(e => e.Name.LocalName == "p" && TextOf(e).Length > 0).Select(state.Styles.HeadingOf).OfType<int>().Distinct().Order().ToList();
        (moduleLevel, unitLevel) = levels switch { [] => (null, 0), [var one] => (null, one), [var first, var second, ..] => ((int?)first, second) };
        title = Titled(body.Find(e => e.Name.LocalName == "p" && state.Styles.IsTitle(e) && TextOf(e).Length > 0) is { } own ? TextOf(own) : name, null);
    }

    /// <param name="files">Parts of the document, by their names.</param>
    /// <param name="name">Of the file, without its ending: the title of what has none.</param>
    /// <exception cref="RuleBroken">WordUnreadable, WordTooLarge, WordEmpty.</exception>
    public static WordCourse Read(IReadOnlyDictionary<string, byte[]> files, string name)
    {
        var parts = new WordParts(files);
        var main = WordParts.Related(parts.Relations(""), "officeDocument") ?? "word/document.xml";
        var body = parts.Xml(main)?.One("body") ?? throw new RuleBroken(ExchangeErrors.WordUnreadable, new Dictionary<string, object?> { ["part"] = main });
        var relations = parts.Relations(main);
        var styles = new WordStyles(Xml("styles"), Xml("numbering"));
        var notes = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var note in Notes.SelectMany(kind => Xml(kind + "s")?.All(kind) ?? []).Where(note => note.Value("type") is null or "normal"))
        {
            notes.TryAdd($"{note.Name.LocalName} {note.Value("id")}", note);
        }

        var blocks = Flat(body).ToList();
        var document = new WordDocument(new(parts, styles, relations, notes), blocks, name);
        var margins = relations.Values.Where(r => r.Kind is "header" or "footer" && !r.IsElsewhere).Select(r => TextOf(parts.Xml(r.Target))).Where(text => text.Length > 0).Distinct();
        return document.Read(blocks, margins);

        XElement? Xml(string kind) => WordParts.Related(relations, kind) is { } part ? parts.Xml(part) : null;
    }

    private WordCourse Read(List<XElement> body, IEnumerable<string> margins)
    {
        foreach (var margin in margins)
        {
            ofDocument.Note(ExchangeReason.HeaderFooter, margin);
        }

        foreach (var block in body)
        {
            switch (block.Name.LocalName)
            {
                case "p":
                    Paragraph(block);
                    break;
                case "tbl":
                    Table(block);
                    break;
                case "altChunk":
                    ofDocument.Note(ExchangeReason.Embedded);
                    break;
                case "toc":
                    ofDocument.Note(ExchangeReason.Contents);
                    break;
            }
        }

        EndUnit();
        if (modules.Count == 0)
        {
            throw new RuleBroken(ExchangeErrors.WordEmpty);
        }

        return new([.. modules.Select(module => new WordModule(module.Title, module.Units))], state.Pictures, new([ofDocument.Line(ExchangePart.Course, title), .. report]));
    }

    private void Paragraph(XElement paragraph)
    {
        if (state.Styles.IsContents(paragraph))
        {
            ofDocument.Note(ExchangeReason.Contents);
            return;
        }

        var words = TextOf(paragraph);
        var level = words.Length > 0 ? state.Styles.HeadingOf(paragraph) : null;
        if (level is { } found && (found == moduleLevel || found == unitLevel))
        {
            EndUnit();
            if (found == moduleLevel)
            {
                Begin(words, paragraph);
            }
            else
            {
                unit = new(Titled(words, null));
                LongTitle(words, paragraph);
            }

            return;
        }

        if (level is null && state.Styles.IsTitle(paragraph) && modules.Count == 0 && unit is null)
        {
            return;
        }

        var writer = Unit();
        var inlines = new WordInlines(state, writer);
        var text = inlines.Read(paragraph);
        if (text.Length == 0)
        {
            return;
        }

        if (level is { } deeper)
        {
            writer.Block($"{new string('#', Math.Clamp(deeper - unitLevel + 1, 2, 6))} {text}");
        }
        else if (state.Styles.ListOf(paragraph) is var (list, depth, isNumbered, start))
        {
            writer.Item(list, depth, isNumbered ? Count(list, depth, start) : null, text);
        }
        else
        {
            writer.Block(WordSpans.AsLine(text));
        }
    }

    private void Table(XElement table)
    {
        var writer = Unit();
        if (WordTables.IsFrame(table))
        {
            foreach (var inner in table.Deep("tc").First().Elements())
            {
                if (inner.Name.LocalName == "p")
                {
                    Paragraph(inner);
                }
                else if (inner.Name.LocalName == "tbl")
                {
                    Table(inner);
                }
            }

            return;
        }

        if (new WordTables(state, writer).Write(table) is { Length: > 0 } written)
        {
            writer.Tables++;
            writer.Block(written);
        }
    }

    /// <summary>Text before the first heading is a unit of the module in which it stands.</summary>
    private UnitWriter Unit() => unit ??= new(modules.Count == 0 || moduleLevel is null ? title : modules[^1].Title, isImplied: true);

    private void Begin(string words, XElement heading)
    {
        modules.Add((Titled(words, null), []));
        report.Add(new ExchangeLog().Line(ExchangePart.Module, modules[^1].Title));
        LongTitle(words, heading);
    }

    /// <summary>What a title has no room for, and pictures in a heading, stand at the beginning of the text.</summary>
    private void LongTitle(string words, XElement heading)
    {
        var isLong = words.Length > Course.MaxTitle;
        if (isLong || heading.Deep("blip").Any() || heading.Deep("oMath").Any())
        {
            var writer = Unit();
            if (isLong)
            {
                writer.Log.Note(ExchangeReason.TitleCut, words);
            }

            writer.Block(WordSpans.AsLine(new WordInlines(state, writer).Read(heading)));
        }
    }

    private void EndUnit()
    {
        // Empty paragraphs before a heading are no unit; a heading without a text is one that somebody means to write.
        if (unit is null || unit.IsNone)
        {
            unit = null;
            return;
        }

        if (modules.Count == 0)
        {
            modules.Add((title, []));
            report.Add(new ExchangeLog().Line(ExchangePart.Module, title));
        }

        modules[^1].Units.AddRange(unit.End());
        report.Add(unit.Log.Line(ExchangePart.Text, unit.Title));
        unit = null;
    }

    private int Count(string list, int level, int start)
    {
        // A new item begins the lists in it anew.
        foreach (var inner in counters.Keys.Where(key => key.List == list && key.Level > level).ToList())
        {
            counters.Remove(inner);
        }

        return counters[(list, level)] = counters.TryGetValue((list, level), out var last) ? last + 1 : start;
    }

    /// <summary>Blocks in the frames that programs put around them; a table of contents as a mark.</summary>
    private static IEnumerable<XElement> Flat(XElement container)
    {
        foreach (var element in container.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "sdt" when element.One("sdtPr")?.Deep("docPartGallery").Any(g => g.Value("val") == "Table of Contents") == true:
                    yield return new XElement("toc");
                    break;
                case "sdt" or "customXml" or "ins" or "moveTo" or "smartTag":
                    foreach (var inner in Flat(element.One("sdtContent") ?? element))
                    {
                        yield return inner;
                    }

                    break;
                default:
                    yield return element;
                    break;
            }
        }
    }

    private static string TextOf(XElement? element) => element is null ? "" : string.Join(' ', string.Concat(element.Descendants()
            .Where(e => e.Name.LocalName is "t" or "tab" or "br" && !e.Ancestors().Any(a => a.Name.LocalName is "txbxContent" or "del" or "moveFrom" or "Fallback"))
            .Select(e => e.Name.LocalName == "t" ? e.Value : " "))
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Titled(string words, string? otherwise) => words.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, Course.MaxTitle)].Trim() : otherwise ?? "Документ";
}
