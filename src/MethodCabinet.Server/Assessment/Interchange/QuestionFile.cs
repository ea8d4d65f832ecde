using System.Security.Cryptography;
using System.Text;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Interchange;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Assessment.Interchange;

/// <param name="Number">Place among the readable questions of the file, from 1: what a choice of questions names.</param>
/// <param name="Line">Where it begins in the file, from 1.</param>
/// <param name="Tags">Of the file, with the last part of its category unless the question came whole.</param>
/// <param name="Attachments">Those that the question refers to and that are images or sounds indeed.</param>
/// <param name="HotspotImage">The one on which places are pointed at; null for other types.</param>
public sealed record FileQuestion(int Number, int Line, QuestionDraft Draft, IReadOnlyList<string> Tags, IReadOnlyList<Attachment> Attachments, string? HotspotImage)
{
    /// <summary>The draft with its stored files in the place of the attachments; without them, while they are not stored, with their descriptions.</summary>
    /// <param name="files">By name of the attachment.</param>
    public QuestionDraft WithFiles(IReadOnlyDictionary<string, Guid> files)
    {
        var draft = FileReferences.Map(Draft, text => FileReferences.ToFiles(text, files));

        // An id that the file names is another server's, or was put there to show what is none of its author's business.
        return draft.Body is HotspotBody spot ? draft with { Body = spot with { ImageId = files.GetValueOrDefault(HotspotImage ?? "") } } : draft;
    }
}

/// <summary>An uploaded file of questions, read the same way for the preview and for the import.</summary>
/// <param name="Format"><c>gift</c> or <c>moodle-xml</c>, by the content.</param>
/// <param name="Sha256">Lower-case hex: an import takes the file that was previewed and no other.</param>
public sealed record QuestionFile(string Format, string Sha256, IReadOnlyList<FileQuestion> Questions, IReadOnlyList<ImportProblem> Problems)
{
    /// <summary>Bytes.</summary>
    public const int MaxSize = 50 << 20;

    /// <summary>As many as a whole school's Moodle holds, and few enough for one transaction.</summary>
    public const int MaxQuestions = 10_000;

    /// <exception cref="RuleBroken">The file is too large, is no text in UTF-8 or holds too many questions.</exception>
    public static async Task<QuestionFile> ReadAsync(IFormFile file, CancellationToken ct)
    {
        if (file.Length > MaxSize)
        {
            throw new RuleBroken(PlatformErrors.TooLarge);
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        return Read(content.ToArray());
    }

    /// <exception cref="RuleBroken">It is no text in UTF-8 or holds too many questions.</exception>
    public static QuestionFile Read(byte[] bytes)
    {
        var text = TextOf(bytes);
        var format = text.AsSpan().TrimStart("\uFEFF \r\n\t").StartsWith('<') ? "moodle-xml" : "gift";
        var read = format == "gift" ? Gift.Read(text) : MoodleXml.Read(text);
        if (read.Questions.Count > MaxQuestions)
        {
            throw new RuleBroken(AssessmentErrors.ImportTooManyQuestions, new Dictionary<string, object?> { ["maximum"] = MaxQuestions });
        }

        var problems = read.Problems.ToList();
        List<FileQuestion> questions = [.. read.Questions.Where(question => HasItsImage(question, problems)).Select((question, index) => Of(question, index + 1, problems))];
        return new(format, Convert.ToHexStringLower(SHA256.HashData(bytes)), questions, [.. problems.OrderBy(p => p.Line)]);
    }

    /// <summary>With the addresses of stored files that nobody stored here: what another server keeps behind them does not come along.</summary>
    public async Task<QuestionFile> WithUnknownFilesAsync(AppDb db, CancellationToken ct)
    {
        var named = Questions.SelectMany(q => FileReferences.TextsOf(q.Draft).SelectMany(FileReferences.FilesIn).Distinct().Select(id => (Question: q, Id: id))).ToList();
        var ids = named.Select(n => n.Id).Distinct().ToList();
        var known = await db.StoredFiles.Where(f => ids.Contains(f.Id) && !f.IsPrivate && f.RemovedAt == null).Select(f => f.Id).ToHashSetAsync(ct);
        var unknown = named.Where(n => !known.Contains(n.Id))
            .Select(n => new ImportProblem(n.Question.Line, AssessmentErrors.ImportFileUnknown, $"{n.Question.Draft.Title}: {FileReferences.AddressOf(n.Id)}", Warning: true));
        return this with { Problems = [.. Problems.Concat(unknown).OrderBy(p => p.Line)] };
    }

    private static string TextOf(byte[] bytes)
    {
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);

            // Programs, archives and texts in UTF-16 hold such characters; texts in UTF-8 have no use for them.
            return text.Contains('\0', StringComparison.Ordinal) ? throw new RuleBroken(AssessmentErrors.ImportNotText) : text;
        }
        catch (DecoderFallbackException)
        {
            throw new RuleBroken(AssessmentErrors.ImportNotText);
        }
    }

    private static FileQuestion Of(ImportedQuestion question, int number, List<ImportProblem> problems)
    {
        var draft = new QuestionDraft(question.Title, question.Statement, question.Body, question.Key, question.Points);
        var wanted = FileReferences.TextsOf(draft).SelectMany(FileReferences.AttachmentsIn).Concat(question.HotspotImage is { } spot ? [spot] : []).ToHashSet();
        var attachments = question.Attachments.Where(file => wanted.Contains(file.Name) && IsMedia(file)).ToList();
        foreach (var name in wanted.Except(attachments.Select(a => a.Name)))
        {
            var error = question.Attachments.Any(a => a.Name == name) ? AssessmentErrors.ImportFileBroken : AssessmentErrors.ImportFileMissing;
            problems.Add(new(question.Line, error, $"{question.Title}: {name}", Warning: true));
        }

        var category = question.Category[(question.Category.LastIndexOf('/') + 1)..].Trim();
        return new(number, question.Line, draft, !question.Whole && category.Length is > 0 and <= 50 && category != "top" ? [.. question.Tags, category] : question.Tags, attachments, question.HotspotImage);
    }

    /// <summary>Without a picture there is nothing to point at.</summary>
    private static bool HasItsImage(ImportedQuestion question, List<ImportProblem> problems)
    {
        if (question.HotspotImage is not { } name || question.Attachments.Any(a => a.Name == name && IsImage(a)))
        {
            return true;
        }

        problems.Add(new(question.Line, AssessmentErrors.ImportFileBroken, $"{question.Title}: {name}", Warning: false));
        return false;
    }

    private static bool IsMedia(Attachment file) => KindOf(file) is { } kind && FileKind.IsMedia(kind);

    private static bool IsImage(Attachment file) => KindOf(file) is { } kind && FileKind.IsMedia(kind) && !FileKind.IsSound(kind);

    /// <summary>By the content; null for kinds that are not accepted.</summary>
    internal static string? KindOf(Attachment file) => FileKind.MediaTypeOfContent(file.Bytes, file.Name);
}
