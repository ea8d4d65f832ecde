using System.Text.RegularExpressions;
using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Server.Assessment.Interchange;

/// <summary>
/// Images, sounds and other stored files in the texts of a question. An image or a sound stands as <c>![alt](address)</c>, a sound that the editor put in
/// as <c>&lt;audio src="address" title="what is heard"&gt;</c>.
/// </summary>
public static partial class FileReferences
{
    private const string Stored = "/api/files/";
    private const string Attached = "attachment:";

    public static string AddressOf(Guid fileId) => Stored + fileId;

    /// <summary>Puts stored files in the place of attachments. Of what is not among them its description stays.</summary>
    /// <param name="files">By name of the attachment.</param>
    public static string ToFiles(string text, IReadOnlyDictionary<string, Guid> files) => Shown().Replace(text, match =>
        !AddressIn(match).Value.StartsWith(Attached, StringComparison.Ordinal) ? match.Value
        : files.TryGetValue(AddressIn(match).Value[Attached.Length..], out var id) ? With(match, AddressOf(id))
        : match.Groups["alt"].Success ? match.Groups["alt"].Value
        : Title().Match(match.Value).Groups["title"].Value);

    /// <summary>The other way round, for a file that takes its images and sounds along.</summary>
    /// <param name="names">Names of attachments by stored file; others stay as they are.</param>
    public static string ToAttachments(string text, IReadOnlyDictionary<Guid, string> names) => Shown().Replace(text, match =>
        FileOf(match) is { } id && names.TryGetValue(id, out var name) ? With(match, Attached + name) : match.Value);

    public static IEnumerable<string> AttachmentsIn(string text) => Shown().Matches(text)
        .Select(match => AddressIn(match).Value)
        .Where(address => address.StartsWith(Attached, StringComparison.Ordinal))
        .Select(address => address[Attached.Length..]);

    /// <summary>Stored files that stand in the text as images and sounds.</summary>
    public static IEnumerable<Guid> ShownIn(string text) => Shown().Matches(text).Select(FileOf).OfType<Guid>();

    /// <summary>Every stored file that the text names, links too.</summary>
    public static IEnumerable<Guid> FilesIn(string text) => Address().Matches(text)
        .Select(match => Guid.TryParse(match.Groups["id"].Value, out var id) ? id : (Guid?)null)
        .OfType<Guid>();

    /// <summary>All texts that may hold files: the statement, the body's, and what jurors read.</summary>
    public static IReadOnlyList<string> TextsOf(QuestionDraft draft)
    {
        var texts = new List<string>();
        Map(draft, text =>
        {
            texts.Add(text);
            return text;
        });
        return texts;
    }

    public static QuestionDraft Map(QuestionDraft draft, Func<string, string> change) => draft with
    {
        Statement = change(draft.Statement),
        Body = draft.Body.MapTexts(change),
        Key = draft.Key is ManualKey key
            ? key with { Criteria = [.. key.Criteria.Select(c => c with { Text = change(c.Text) })], ModelAnswer = key.ModelAnswer is { } answer ? change(answer) : null }
            : draft.Key,
    };

    private static Guid? FileOf(Match match) =>
        AddressIn(match).Value is var address && address.StartsWith(Stored, StringComparison.Ordinal) && Guid.TryParse(address[Stored.Length..], out var id) ? id : null;

    private static Group AddressIn(Match match) => match.Groups["image"].Success ? match.Groups["image"] : match.Groups["sound"];

    private static string With(Match match, string address)
    {
        var (old, at) = (AddressIn(match), AddressIn(match).Index - match.Index);
        return match.Value[..at] + address + match.Value[(at + old.Length)..];
    }

    [GeneratedRegex(
        @"!\[(?<alt>(?:\\.|[^\\\]])*)\]\((?<image>[^\s()]+)\)|<audio\s(?:[^>]*\s)?src=[""']?(?<sound>[^""'\s>]+)[^>]*>(?:\s*</audio>)?", RegexOptions.NonBacktracking)]
    private static partial Regex Shown();

    [GeneratedRegex(@"\stitle=""(?<title>[^""]*)""", RegexOptions.NonBacktracking)]
    private static partial Regex Title();

    [GeneratedRegex(Stored + "(?<id>[0-9A-Fa-f-]{32,36})", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
