using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace MethodCabinet.Domain.Courses.Scorm;

/// <summary>Reads <c>imsmanifest.xml</c> (IMS Content Packaging 1.1.2 in SCORM 1.2, 1.1.4 in SCORM 2004). Namespaces differ between versions and programs, so elements are known by their names alone.</summary>
public static class ScormManifest
{
    public const string FileName = "imsmanifest.xml";

    /// <summary>Bytes.</summary>
    public const int MaxLength = 8 << 20;

    /// <param name="xml">The file.</param>
    /// <param name="files">Names of all files of the package.</param>
    /// <exception cref="RuleBroken">ScormErrors.ManifestBroken, NothingToOpen.</exception>
    public static ScormPackage Read(Stream xml, IReadOnlySet<string> files)
    {
        XElement root;
        try
        {
            using var reader = XmlReader.Create(xml, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxLength });
            root = XDocument.Load(reader).Root!;
        }
        catch (XmlException exception)
        {
            throw new RuleBroken(ScormErrors.ManifestBroken, cause: exception);
        }

        var notes = new List<ScormNote>();
        var version = VersionOf(root, notes);
        var organizations = root.Child("organizations")?.Children("organization").ToList() ?? [];
        var chosen = organizations.Find(o => o.Text("identifier") == root.Child("organizations")!.Text("default")) ?? organizations.FirstOrDefault();
        var others = organizations.Where(o => o != chosen).Select(o => new ScormNote(ScormNoteKind.Organization, TitleOf(o))).ToList();
        if (root.Children("manifest").Any())
        {
            notes.Add(new(ScormNoteKind.SubManifest, ""));
        }

        var resources = ResourcesOf(root);
        var items = new List<ScormItem>();
        foreach (var item in chosen?.Children("item") ?? [])
        {
            Walk(item, 0, resources, files, items, notes);
        }

        if (items.TrueForAll(item => item.Href is null) || items.Count > ScormPackage.MaxItems)
        {
            throw new RuleBroken(ScormErrors.NothingToOpen);
        }

        return new(version, chosen is null ? "" : TitleOf(chosen), items, [.. notes, .. others]);
    }

    private static ScormVersion VersionOf(XElement root, List<ScormNote> notes)
    {
        var said = root.Child("metadata")?.Child("schemaversion")?.Value.Trim() ?? "";
        if (said.Contains("2004", StringComparison.Ordinal) || said.Contains("CAM", StringComparison.Ordinal) || root.ToString().Contains("adlcp_v1p3", StringComparison.Ordinal))
        {
            return ScormVersion.Scorm2004;
        }

        if (said != "1.2" && !root.ToString().Contains("adlcp_rootv1p2", StringComparison.Ordinal))
        {
            notes.Add(new(ScormNoteKind.VersionUnknown, ""));
        }

        return ScormVersion.Scorm12;
    }

    private static Dictionary<string, (string? Href, bool IsSco)> ResourcesOf(XElement root)
    {
        var found = new Dictionary<string, (string?, bool)>(StringComparer.Ordinal);
        var all = root.Child("resources");
        foreach (var resource in all?.Children("resource") ?? [])
        {
            var address = string.Concat(Base(root), Base(all!), Base(resource), resource.Text("href"));
            var isSco = (resource.Text("scormtype") ?? resource.Text("scormType"))?.Equals("sco", StringComparison.OrdinalIgnoreCase) == true;
            found.TryAdd(resource.Text("identifier") ?? "", (resource.Text("href") is null ? null : address, isSco));
        }

        return found;
    }

    private static void Walk(
        XElement element, int depth, Dictionary<string, (string? Href, bool IsSco)> resources, IReadOnlySet<string> files, List<ScormItem> items, List<ScormNote> notes)
    {
        var title = TitleOf(element);
        if (element.Text("isvisible") == "false")
        {
            notes.Add(new(ScormNoteKind.Hidden, title));
            return;
        }

        if (element.Child("sequencing") is not null || element.Child("prerequisites") is not null)
        {
            notes.Add(new(ScormNoteKind.Sequencing, title));
        }

        var (href, isSco) = resources.GetValueOrDefault(element.Text("identifierref") ?? "");
        var address = href is null ? null : AddressOf(href, element.Text("parameters"), files, title, notes);
        var id = element.Text("identifier") ?? "";
        if (items.Exists(item => item.Id == id) || id.Length is 0 or > 200)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"item-{items.Count + 1}");
        }

        items.Add(new(id, title, depth, address, isSco && address is not null, Cut(element.Child("datafromlms")?.Value ?? element.Child("dataFromLMS")?.Value ?? "", 4096), MasteryOf(element)));
        foreach (var child in element.Children("item"))
        {
            if (depth < 20 && items.Count <= ScormPackage.MaxItems)
            {
                Walk(child, depth + 1, resources, files, items, notes);
            }
        }
    }

    /// <returns>Null for what cannot be opened, of which a note is made.</returns>
    private static string? AddressOf(string href, string? parameters, IReadOnlySet<string> files, string title, List<ScormNote> notes)
    {
        if (href.Contains("://", StringComparison.Ordinal) || href.StartsWith("//", StringComparison.Ordinal) || href.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
        {
            notes.Add(new(ScormNoteKind.Elsewhere, title));
            return null;
        }

        var split = href.IndexOfAny(['?', '#']);
        var (file, rest) = split < 0 ? (href, "") : (href[..split], href[split..]);
        file = file.Replace('\\', '/').TrimStart('/');
        file = file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file;
        if (!files.Contains(file))
        {
            file = Uri.UnescapeDataString(file);
        }

        if (!files.Contains(file))
        {
            notes.Add(new(ScormNoteKind.FileMissing, title));
            return null;
        }

        var more = parameters?.TrimStart('?', '&') ?? "";
        var query = more.Length == 0 || more.StartsWith('#') ? rest + more : $"{rest}{(rest.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{more}";
        return string.Join('/', file.Split('/').Select(Uri.EscapeDataString)) + query;
    }

    private static decimal? MasteryOf(XElement element)
    {
        var said = element.Child("masteryscore")?.Value
            ?? element.Descendants().FirstOrDefault(e => e.Name.LocalName == "primaryObjective" && e.Text("satisfiedByMeasure") == "true")?.Child("minNormalizedMeasure")?.Value;
        return decimal.TryParse(said, NumberStyles.Number, CultureInfo.InvariantCulture, out var score) && score is >= -1 and <= 1_000_000 ? score : null;
    }

    private static string TitleOf(XElement element) => Cut(element.Child("title")?.Value.Trim() ?? "", ScormPackage.MaxTitle);

    private static string Cut(string text, int most) => text[..Math.Min(text.Length, most)];

    private static string Base(XElement element) => element.Attribute(XNamespace.Xml + "base")?.Value ?? "";

    private static string? Text(this XElement element, string name) => element.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    private static XElement? Child(this XElement element, string name) => element.Children(name).FirstOrDefault();

    private static IEnumerable<XElement> Children(this XElement element, string name) => element.Elements().Where(e => e.Name.LocalName == name);
}
