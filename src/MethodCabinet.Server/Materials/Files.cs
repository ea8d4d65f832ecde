using System.Security.Cryptography;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials;

/// <summary>What other modules do with files.</summary>
public sealed class Files(AppDb db, IFileStore store, TimeProvider clock)
{
    /// <summary>Stores the bytes and adds what is known of them; the caller saves the changes.</summary>
    /// <param name="content">Can be read twice.</param>
    /// <param name="id">Random, unless the caller needs a certain one.</param>
    /// <exception cref="RuleBroken"><see cref="MaterialErrors.FileEmpty"/>, <see cref="MaterialErrors.FileKindUnknown"/>.</exception>
    public async Task<StoredFile> AddAsync(string name, Stream content, Guid? createdById, CancellationToken cancellationToken, Guid? id = null)
    {
        if (content.Length == 0)
        {
            throw new RuleBroken(MaterialErrors.FileEmpty);
        }

        var safeName = FileKind.SafeName(name);
        var head = new byte[FileKind.HeadLength];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        var mediaType = FileKind.MediaTypeOf(head.AsSpan(0, read), safeName) ?? throw new RuleBroken(MaterialErrors.FileKindUnknown);
        content.Position = 0;
        var hash = await SHA256.HashDataAsync(content, cancellationToken);
        content.Position = 0;

        var file = new StoredFile
        {
            // Random, not ordered by time: the id is what lets one fetch the file.
            Id = id ?? Guid.NewGuid(),
            Name = safeName,
            MediaType = mediaType,
            Size = content.Length,
            Sha256 = hash,
            CreatedById = createdById,
            CreatedAt = clock.GetUtcNow(),
        };
        await store.WriteAsync(file.Id, content, file.Size, mediaType, cancellationToken);
        db.StoredFiles.Add(file);
        return file;
    }

    /// <exception cref="RuleBroken"><see cref="MaterialErrors.FileNotFound"/>.</exception>
    public async Task<StoredFile> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Id == id, cancellationToken)
        ?? throw new RuleBroken(MaterialErrors.FileNotFound);
}
