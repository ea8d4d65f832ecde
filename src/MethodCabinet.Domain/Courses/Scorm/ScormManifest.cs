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

        if (chosen is not null && Restricts(SequencingOf(chosen, root)))
        {
            notes.Add(new(ScormNoteKind.Sequencing, ""));
        }

        // Each level of the tree holds an item, so this bounds its depth too.
        if (chosen?.Descendants().Count(e => e.Name.LocalName == "item") > ScormPackage.MaxItems)
        {
            throw new RuleBroken(ScormErrors.TooManyItems, new Dictionary<string, object?> { ["max"] = ScormPackage.MaxItems });
        }

        var reading = new Reading(root, ResourcesOf(root), files, [], notes);
        foreach (var item in chosen?.Children("item") ?? [])
        {
            reading.Walk(item, 0);
        }

        if (reading.Items.TrueForAll(item => item.Href is null))
        {
            throw new RuleBroken(ScormErrors.NothingToOpen);
        }

        return new(version, chosen is null ? "" : TitleOf(chosen), reading.Items, [.. notes, .. others]);
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

    /// <summary>The sequencing of an item: its own, and the one of the collection that it names.</summary>
    private static List<XElement> SequencingOf(XElement element, XElement root)
    {
        var own = element.Child("sequencing");
        var named = own?.Text("IDRef") is { } id ? root.Child("sequencingCollection")?.Children("sequencing").FirstOrDefault(s => s.Text("ID") == id) : null;
        return [.. new[] { own, named }.OfType<XElement>()];
    }

    /// <summary>Whether it says more than what a score counts for and who reports it, which nearly every program writes.</summary>
    private static bool Restricts(List<XElement> sequencing) => sequencing.SelectMany(s => s.Elements()).Any(part => part.Name.LocalName switch
    {
        "objectives" or "deliveryControls" => false,
        "controlMode" => part.Text("choice") == "false" || part.Text("choiceExit") == "false" || part.Text("forwardOnly") == "true",
        _ => true,
    });

    private static decimal? MasteryOf(XElement element, List<XElement> sequencing)
    {
        var said = element.Child("masteryscore")?.Value
            ?? sequencing.Descendants().FirstOrDefault(e => e.Name.LocalName == "primaryObjective" && e.Text("satisfiedByMeasure") == "true")?.Child("minNormalizedMeasure")?.Value;
        return decimal.TryParse(said, NumberStyles.Number, CultureInfo.InvariantCulture, out var score) && score is >= -1 and <= 1_000_000 ? score : null;
    }

    private static string TitleOf(XElement element) => Cut(element.Child("title")?.Value.Trim() ?? "", ScormPackage.MaxTitle);

    private static string Cut(string text, int most) => text[..Math.Min(text.Length, most)];

    private static string Base(XElement element) => element.Attribute(XNamespace.Xml + "base")?.Value ?? "";

    private static string? Text(this XElement element, string name) => element.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    private static XElement? Child(this XElement element, string name) => element.Children(name).FirstOrDefault();

    private static IEnumerable<XElement> Children(this XElement element, string name) => element.Elements().Where(e => e.Name.LocalName == name);

    /// <summary>What is known of the file, and what was found so far.</summary>
    private sealed record Reading(XElement Root, Dictionary<string, (string? Href, bool IsSco)> Resources, IReadOnlySet<string> Files, List<ScormItem> Items, List<ScormNote> Notes)
    {
        public void Walk(XElement element, int depth)
        {
            var title = TitleOf(element);
            if (element.Text("isvisible") == "false")
            {
                // It hides itself alone (SCORM CAM, «isvisible»): what it holds stands in its place.
                Notes.Add(new(ScormNoteKind.Hidden, title));
                WalkInside(element, depth);
                return;
            }

            var sequencing = SequencingOf(element, Root);
            if (Restricts(sequencing) || !string.IsNullOrWhiteSpace(element.Child("prerequisites")?.Value))
            {
                Notes.Add(new(ScormNoteKind.Sequencing, title));
            }

            var (address, isSco) = ResourceOf(element, title);
            var id = element.Text("identifier") ?? "";
            if (Items.Exists(item => item.Id == id) || id.Length is 0 or > 200)
            {
                id = string.Create(CultureInfo.InvariantCulture, $"item-{Items.Count + 1}");
            }

            Items.Add(new(
                id, title, Math.Min(depth, ScormPackage.MaxDepth), address, isSco && address is not null,
                Cut(element.Child("datafromlms")?.Value ?? element.Child("dataFromLMS")?.Value ?? "", 4096), MasteryOf(element, sequencing)));
            WalkInside(element, depth + 1);
        }

        private void WalkInside(XElement element, int depth)
        {
            foreach (var child in element.Children("item"))
            {
                Walk(child, depth);
            }
        }

        /// <returns>No address for a heading and for what cannot be opened, of which a note is made.</returns>
        private (string? Address, bool IsSco) ResourceOf(XElement element, string title)
        {
            if (element.Text("identifierref") is not { Length: > 0 } name)
            {
                return (null, false);
            }

            var (href, isSco) = Resources.GetValueOrDefault(name);
            if (href is not null)
            {
                return (AddressOf(href, element.Text("parameters"), title), isSco);
            }

            Notes.Add(new(ScormNoteKind.FileMissing, title));
            return (null, false);
        }

        /// <returns>Null for what cannot be opened, of which a note is made.</returns>
        private string? AddressOf(string href, string? parameters, string title)
        {
            if (href.Contains("://", StringComparison.Ordinal) || href.StartsWith("//", StringComparison.Ordinal) || href.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
            {
                Notes.Add(new(ScormNoteKind.Elsewhere, title));
                return null;
            }

            var split = href.IndexOfAny(['?', '#']);
            var (file, rest) = split < 0 ? (href, "") : (href[..split], href[split..]);
            file = file.Replace('\\', '/').TrimStart('/');
            file = file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file;
            if (!Files.Contains(file))
            {
                file = Uri.UnescapeDataString(file);
            }

            if (!Files.Contains(file))
            {
                Notes.Add(new(ScormNoteKind.FileMissing, title));
                return null;
            }

            var more = parameters?.TrimStart('?', '&') ?? "";
            var query = more.Length == 0 || more.StartsWith('#') ? rest + more : $"{rest}{(rest.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{more}";
            return string.Join('/', file.Split('/').Select(Uri.EscapeDataString)) + query;
        }
    }
}
