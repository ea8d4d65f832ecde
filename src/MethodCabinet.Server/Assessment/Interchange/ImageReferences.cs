using System.Text.RegularExpressions;
using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Server.Assessment.Interchange;

/// <summary>Images and other stored files in the texts of a question; Markdown refers to images so: <c>![alt](address)</c>.</summary>
public static partial class ImageReferences
{
    private const string Stored = "/api/files/";
    private const string Attached = "attachment:";

    public static string AddressOf(Guid fileId) => Stored + fileId;

    /// <summary>Puts stored files in the place of attachments. Of an image that is not among them its description stays.</summary>
    /// <param name="files">By name of the attachment.</param>
    public static string ToFiles(string text, IReadOnlyDictionary<string, Guid> files) => Image().Replace(text, match =>
        !match.Groups["address"].Value.StartsWith(Attached, StringComparison.Ordinal) ? match.Value
        : files.TryGetValue(match.Groups["address"].Value[Attached.Length..], out var id) ? $"![{match.Groups["alt"].Value}]({AddressOf(id)})"
        : match.Groups["alt"].Value);

    /// <summary>The other way round, for a file that takes its images along.</summary>
    /// <param name="names">Names of attachments by stored file; others stay as they are.</param>
    public static string ToAttachments(string text, IReadOnlyDictionary<Guid, string> names) => Image().Replace(text, match =>
        FileOf(match) is { } id && names.TryGetValue(id, out var name) ? $"![{match.Groups["alt"].Value}]({Attached}{name})" : match.Value);

    public static IEnumerable<string> AttachmentsIn(string text) => Image().Matches(text)
        .Select(match => match.Groups["address"].Value)
        .Where(address => address.StartsWith(Attached, StringComparison.Ordinal))
        .Select(address => address[Attached.Length..]);

    /// <summary>Every stored file that the text names, sounds and links too.</summary>
    public static IEnumerable<Guid> FilesIn(string text) => Address().Matches(text)
        .Select(match => Guid.TryParse(match.Groups["id"].Value, out var id) ? id : (Guid?)null)
        .OfType<Guid>();

    /// <summary>All texts that may hold images: the statement, the body's, and what jurors read.</summary>
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
        match.Groups["address"].Value is var address && address.StartsWith(Stored, StringComparison.Ordinal) && Guid.TryParse(address[Stored.Length..], out var id) ? id : null;

    [GeneratedRegex(@"!\[(?<alt>(?:\\.|[^\\\]])*)\]\((?<address>[^\s()]+)\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Image();

    [GeneratedRegex(Stored + "(?<id>[0-9A-Fa-f-]{32,36})", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
