using System.Xml;
using System.Xml.Linq;

namespace MethodCabinet.Domain.Exchange.Word;

/// <param name="Target">Name of a part, or an address elsewhere.</param>
internal sealed record WordRelation(string Target, bool IsElsewhere, string Kind);

/// <summary>The parts of a document (ECMA-376, part 2). XML is read without DTD and not deeper than people write; what is named elsewhere is never fetched.</summary>
internal sealed class WordParts(IReadOnlyDictionary<string, byte[]> files)
{
    /// <summary>Characters of one part.</summary>
    private const int MaxText = 30_000_000;

    /// <summary>A formula in a cell in a cell is some forty deep.</summary>
    private const int MaxDepth = 250;

    private static readonly XmlReaderSettings Reading = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxText };

    public byte[]? Bytes(string name) => files.GetValueOrDefault(name);

    public IEnumerable<string> Names => files.Keys;

    /// <returns>Null where there is no such part.</returns>
    /// <exception cref="RuleBroken">WordUnreadable, WordTooLarge.</exception>
    public XElement? Xml(string name)
    {
        if (Bytes(name) is not { } bytes)
        {
            return null;
        }

        try
        {
            CheckDepth(bytes);
            using var reader = XmlReader.Create(new MemoryStream(bytes), Reading);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root;
        }
        catch (XmlException exception)
        {
            throw new RuleBroken(ExchangeErrors.WordUnreadable, new Dictionary<string, object?> { ["part"] = name }, exception);
        }
    }

    /// <summary>What the part refers to, by the names that it uses.</summary>
    public IReadOnlyDictionary<string, WordRelation> Relations(string part)
    {
        var (folder, name) = Split(part);
        var found = new Dictionary<string, WordRelation>(StringComparer.Ordinal);
        foreach (var relation in Xml($"{folder}_rels/{name}.rels")?.All("Relationship") ?? [])
        {
            var isElsewhere = relation.Value("TargetMode") == "External";
            var target = relation.Value("Target") ?? "";
            var kind = relation.Value("Type") ?? "";
            found.TryAdd(relation.Value("Id") ?? "", new(isElsewhere ? target : Resolve(folder, target), isElsewhere, kind[(kind.LastIndexOf('/') + 1)..]));
        }

        return found;
    }

    /// <summary>The first part to which another one is related in this way.</summary>
    public static string? Related(IReadOnlyDictionary<string, WordRelation> relations, string kind) => relations.Values.FirstOrDefault(r => r.Kind == kind && !r.IsElsewhere)?.Target;

    private static void CheckDepth(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes), Reading);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                throw new RuleBroken(ExchangeErrors.WordTooLarge);
            }
        }
    }

    private static (string Folder, string Name) Split(string part)
    {
        var at = part.LastIndexOf('/') + 1;
        return (part[..at], part[at..]);
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        var path = new List<string>(folder.TrimEnd('/').Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }
}

/// <summary>Elements and attributes by their names alone: the strict and the transitional form of the standard differ in namespaces.</summary>
internal static class WordXml
{
    public static XElement? One(this XElement element, string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> All(this XElement element, string name) => element.Elements().Where(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Deep(this XElement element, string name) => element.Descendants().Where(e => e.Name.LocalName == name);

    public static string? Value(this XElement element, string name) => element.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    /// <summary><c>w:val</c> of a child.</summary>
    public static string? ValueOf(this XElement element, string child) => element.One(child)?.Value("val");

    /// <summary>A property that is on by being there, unless it says that it is off. Null where it is not there.</summary>
    public static bool? Switch(this XElement? properties, string name) =>
        properties?.One(name) is { } found ? found.Value("val") is not ("0" or "false" or "off" or "none") : null;

    public static int? Number(string? text) => int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
