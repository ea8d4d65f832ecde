using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MethodCabinet.Domain.Materials;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>Files inside one question of Moodle, and how its texts name them. Images and sounds come along; everything else is told.</summary>
internal sealed partial class MoodleFiles(MoodleQuestion question) : IHtmlFiles
{
    private const string Inside = "@@PLUGINFILE@@/";
    private const string Attached = "attachment:";
    private readonly Dictionary<string, Attachment> kept = [];
    // Each text has files of its own, and those of two texts may have one name.
    private readonly Dictionary<string, string> names = [];
    private readonly Dictionary<XElement, string> nameOfFile = [];
    private readonly HashSet<string> named = [];
    private readonly HashSet<XElement> broken = [];
    private XElement? at;

    public IReadOnlyList<Attachment> Kept => [.. kept.Values];

    public bool Has(string name) => kept.ContainsKey(name);

    /// <summary>Our Markdown with the addresses that Moodle knows.</summary>
    public static string Written(string markdown) => markdown
        .Replace("](" + Attached, "](" + Inside, StringComparison.Ordinal)
        .Replace(" src=\"" + Attached, " src=\"" + Inside, StringComparison.Ordinal);

    /// <summary>Takes the files of a text, which is read next.</summary>
    public void Keep(XElement holder)
    {
        at = holder.Element("text") ?? holder;
        names.Clear();
        foreach (var file in holder.Elements("file"))
        {
            var name = (string?)file.Attribute("name") ?? "";
            if ((string?)file.Attribute("encoding") is "base64")
            {
                Keep(name, file.Value, file);
            }
            else
            {
                Broken(name, file);
            }
        }
    }

    /// <summary>The way back of <see cref="Written"/>, for Markdown that people wrote in Moodle too.</summary>
    public string Read(string markdown)
    {
        var text = InMarkdown().Replace(markdown, match =>
        {
            if (!match.Groups["name"].Success)
            {
                return match.Value;
            }

            var (name, words) = (NameOf(match.Groups["name"].Value), match.Groups["words"].Value);
            if (match.Groups["image"].Length > 0)
            {
                named.Add(name);
                return $"![{words}]({Attached}{name})";
            }

            return Linked(Inside + match.Groups["name"].Value, words) ?? words;
        });
        text = InSound().Replace(text, match =>
        {
            var name = NameOf(match.Groups["name"].Value);
            named.Add(name);
            return match.Groups["head"].Value + Attached + name;
        });

        // In tags of another kind: such an address leads nowhere here.
        return Elsewhere().Replace(text, match =>
        {
            question.LeftOut(AssessmentErrors.ImportElementLeftOut, match.Value, at);
            return Attached + NameOf(match.Groups["name"].Value);
        });
    }

    /// <summary>Counts what our own record names.</summary>
    /// <param name="record">A text that holds all texts of the question.</param>
    public void Name(string record, string? image)
    {
        named.UnionWith(InRecord().Matches(record).Select(match => match.Groups["name"].Value));
        named.UnionWith(image is null ? [] : [image]);
    }

    /// <summary>Files that no text of the question shows, and files of parts that are not read. Those of a feedback go with it.</summary>
    public void ReportUnused()
    {
        foreach (var file in question.Element.Descendants("file").Where(f => !broken.Contains(f) && !IsOfFeedback(f)))
        {
            if (!nameOfFile.TryGetValue(file, out var name) || !named.Contains(name))
            {
                question.LeftOut(AssessmentErrors.ImportFileLeftOut, (string?)file.Attribute("name") ?? "", file);
            }
        }
    }

    public string? Image(string source)
    {
        if (source.StartsWith("data:image/", StringComparison.Ordinal) && source.IndexOf(";base64,", StringComparison.Ordinal) is > 0 and var comma)
        {
            var name = $"image{kept.Count + 1}.{source["data:image/".Length..comma].Split('+')[0]}";
            return Keep(name, source[(comma + 8)..], null) ? Attached + names[SafeName(name)] : null;
        }

        return Shown(source);
    }

    public string? Sound(string source) => Shown(source);

    public string? Linked(string source, string text)
    {
        if (StoredAddress.Is(source))
        {
            return $"[{text}]({source})";
        }

        if (source.StartsWith(Inside, StringComparison.Ordinal) && kept.TryGetValue(NameOf(source[Inside.Length..]), out var file))
        {
            if (FileKind.MediaTypeOfContent(file.Bytes, file.Name) is { } kind && FileKind.IsSound(kind))
            {
                named.Add(file.Name);
                return SoundTag.Of(Attached + file.Name, MarkdownText.Unescape(text));
            }
        }

        if (source.Length > 0)
        {
            question.LeftOut(AssessmentErrors.ImportElementLeftOut, "a: " + source, at);
        }

        return null;
    }

    public void LeftOut(string element) => question.LeftOut(AssessmentErrors.ImportElementLeftOut, element, at);

    private static bool IsOfFeedback(XElement file) =>
        file.Parent is { } holder && (holder.Name.LocalName is "feedback" or "hint" || MoodleQuestion.Feedbacks.Contains(holder.Name.LocalName)) && !string.IsNullOrWhiteSpace(holder.Element("text")?.Value);

    private string? Shown(string source)
    {
        if (!source.StartsWith(Inside, StringComparison.Ordinal))
        {
            question.LeftOut(AssessmentErrors.ImportFileOutside, source, at);
            return null;
        }

        var name = NameOf(source[Inside.Length..]);
        named.Add(name);
        if (kept.ContainsKey(name))
        {
            return Attached + name;
        }

        question.LeftOut(AssessmentErrors.ImportFileMissing, name, at);
        return null;
    }

    private bool Keep(string name, string base64, XElement? file)
    {
        var safe = SafeName(name);
        var bytes = new byte[(base64.Length * 3 / 4) + 3];
        if (safe.Length == 0 || !Convert.TryFromBase64String(base64, bytes, out var length) || length == 0)
        {
            Broken(name, file);
            return false;
        }

        var content = bytes[..length];
        var own = safe;
        if (kept.TryGetValue(safe, out var other) && !other.Bytes.AsSpan().SequenceEqual(content))
        {
            var dot = safe.LastIndexOf('.') is >= 0 and var found ? found : safe.Length;
            own = $"{safe[..dot]}-{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}{safe[dot..]}";
        }

        kept[own] = new Attachment(own, content);
        names[safe] = own;
        if (file is not null)
        {
            nameOfFile[file] = own;
        }

        return true;
    }

    private void Broken(string name, XElement? file)
    {
        question.LeftOut(AssessmentErrors.ImportFileBroken, name, file ?? at);
        if (file is not null)
        {
            broken.Add(file);
        }
    }

    private string NameOf(string address)
    {
        var name = SafeName(Uri.UnescapeDataString(address.Split('?')[0]));
        return names.GetValueOrDefault(name, name);
    }

    /// <summary>Only what an address in Markdown can hold without quoting, and no folders.</summary>
    private static string SafeName(string name) =>
        string.Concat(name[(name.LastIndexOf('/') + 1)..].Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));

    // An escaped sign begins nothing, so it is passed over as a match of its own.
    [GeneratedRegex(@"\\.|(?<image>!?)\[(?<words>(?:\\.|[^\\\[\]])*)\]\(@@PLUGINFILE@@/(?<name>[^\s()]+)\)", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex InMarkdown();

    [GeneratedRegex(@"(?<head><audio\s(?:[^>]*\s)?src=[""']?)@@PLUGINFILE@@/(?<name>[^""'\s>]+)", RegexOptions.NonBacktracking)]
    private static partial Regex InSound();

    [GeneratedRegex(@"@@PLUGINFILE@@/(?<name>[^\s""'()<>]*)", RegexOptions.NonBacktracking)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"attachment:(?<name>[\p{L}\p{Nd}._-]+)", RegexOptions.NonBacktracking)]
    private static partial Regex InRecord();
}
