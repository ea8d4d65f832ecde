using System.Globalization;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Interchange;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Assessment.Interchange;

/// <summary>Images and sounds of questions on their way into a file.</summary>
public sealed class ExportFiles(AppDb db, IFileStore store)
{
    /// <summary>Bytes in one file: what can be imported again, with room for the texts and for base64.</summary>
    private const int MaxTotal = 12 << 20;

    /// <summary>The questions with those of their images and sounds that fit; what is left out can be seen by <see cref="FileReferences.FilesIn"/>.</summary>
    public async Task<IReadOnlyList<ExportedQuestion>> AttachAsync(IReadOnlyList<ExportedQuestion> questions, CancellationToken ct)
    {
        var wanted = questions.SelectMany(ShownIn).Distinct().ToList();
        var known = (await db.StoredFiles.AsNoTracking().Where(f => wanted.Contains(f.Id) && !f.IsPrivate && f.RemovedAt == null).ToListAsync(ct))
            .Where(f => FileKind.IsMedia(f.MediaType)).ToDictionary(f => f.Id);
        var left = MaxTotal;
        var result = new List<ExportedQuestion>();
        foreach (var question in questions)
        {
            var names = new Dictionary<Guid, string>();
            var attachments = new List<Attachment>();
            foreach (var id in ShownIn(question).Distinct())
            {
                if (known.GetValueOrDefault(id) is not { } file || file.Size > left || await BytesAsync(id, ct) is not { } bytes)
                {
                    continue;
                }

                left -= bytes.Length;
                names[id] = string.Create(CultureInfo.InvariantCulture, $"{(FileKind.IsSound(file.MediaType) ? "sound" : "image")}{attachments.Count + 1}{FileKind.EndingOf(file.MediaType)}");
                attachments.Add(new(names[id], bytes));
            }

            var spot = question.Body is HotspotBody { ImageId: var pointedAt } ? names.GetValueOrDefault(pointedAt) : null;
            var draft = FileReferences.Map(Draft(question), text => FileReferences.ToAttachments(text, names));
            result.Add(question with { Statement = draft.Statement, Body = draft.Body, Key = draft.Key, Attachments = attachments, HotspotImage = spot });
        }

        return result;
    }

    /// <summary>Stored files that the question refers to and does not yet carry.</summary>
    public static IEnumerable<Guid> FilesOf(ExportedQuestion question) => In(question, FileReferences.FilesIn);

    private static IEnumerable<Guid> ShownIn(ExportedQuestion question) => In(question, FileReferences.ShownIn);

    private static IEnumerable<Guid> In(ExportedQuestion question, Func<string, IEnumerable<Guid>> named)
    {
        var files = FileReferences.TextsOf(Draft(question)).SelectMany(named);
        return question is { Body: HotspotBody { ImageId: var image }, HotspotImage: null } && image != Guid.Empty ? files.Append(image) : files;
    }

    private static QuestionDraft Draft(ExportedQuestion q) => new(q.Title, q.Statement, q.Body, q.Key, q.Points);

    private async Task<byte[]?> BytesAsync(Guid id, CancellationToken ct)
    {
        using var content = new MemoryStream();
        try
        {
            await store.CopyToAsync(id, content, ct);
        }
        catch (FileNotFoundException)
        {
            // The bank is exported all the same, and the file is told to be missing.
            return null;
        }

        return content.ToArray();
    }
}
