using System.Globalization;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Interchange;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Assessment.Interchange;

/// <summary>Images of questions on their way into a file.</summary>
public sealed class ExportImages(AppDb db, IFileStore store)
{
    /// <summary>Bytes in one file: what can be imported again, with room for the texts and for base64.</summary>
    private const int MaxTotal = 12 << 20;

    /// <summary>The questions with those of their images that fit; what is left out can be seen by <see cref="ImageReferences.FilesIn"/>.</summary>
    public async Task<IReadOnlyList<ExportedQuestion>> AttachAsync(IReadOnlyList<ExportedQuestion> questions, CancellationToken ct)
    {
        var wanted = questions.SelectMany(FilesOf).Distinct().ToList();
        var known = await db.StoredFiles.AsNoTracking().Where(f => wanted.Contains(f.Id) && !f.IsPrivate && f.MediaType.StartsWith("image/")).ToDictionaryAsync(f => f.Id, ct);
        var left = MaxTotal;
        var result = new List<ExportedQuestion>();
        foreach (var question in questions)
        {
            var names = new Dictionary<Guid, string>();
            var images = new List<Attachment>();
            foreach (var id in FilesOf(question).Distinct())
            {
                if (known.GetValueOrDefault(id) is not { } file || file.Size > left || await BytesAsync(id, ct) is not { } bytes)
                {
                    continue;
                }

                left -= bytes.Length;
                names[id] = string.Create(CultureInfo.InvariantCulture, $"image{images.Count + 1}.{Ending(file)}");
                images.Add(new(names[id], bytes));
            }

            var spot = question.Body is HotspotBody { ImageId: var pointedAt } ? names.GetValueOrDefault(pointedAt) : null;
            var draft = ImageReferences.Map(Draft(question), text => ImageReferences.ToAttachments(text, names));
            result.Add(question with { Statement = draft.Statement, Body = draft.Body, Key = draft.Key, Images = images, HotspotImage = spot });
        }

        return result;
    }

    /// <summary>Stored files that the question refers to and does not yet carry.</summary>
    public static IEnumerable<Guid> FilesOf(ExportedQuestion question)
    {
        var named = ImageReferences.TextsOf(Draft(question)).SelectMany(ImageReferences.FilesIn);
        return question is { Body: HotspotBody { ImageId: var image }, HotspotImage: null } && image != Guid.Empty ? named.Append(image) : named;
    }

    private static QuestionDraft Draft(ExportedQuestion q) => new(q.Title, q.Statement, q.Body, q.Key, q.Points);

    private static string Ending(StoredFile file) => file.MediaType["image/".Length..];

    private async Task<byte[]?> BytesAsync(Guid id, CancellationToken ct)
    {
        using var content = new MemoryStream();
        try
        {
            await store.CopyToAsync(id, content, ct);
        }
        catch (FileNotFoundException)
        {
            // The bank is exported all the same, and the image is told to be missing.
            return null;
        }

        return content.ToArray();
    }
}
