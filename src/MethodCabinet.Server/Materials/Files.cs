using System.Security.Cryptography;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials.Checks;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials;

/// <summary>What the bytes of a file tell.</summary>
/// <param name="Name">Safe to show and to save under.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">32 bytes.</param>
public sealed record FileFacts(string Name, string MediaType, long Size, byte[] Sha256);

/// <summary>What other modules do with files.</summary>
public sealed class Files(AppDb db, IFileStore store, AntivirusSettings antivirus, TimeProvider clock)
{
    /// <summary>Reads the bytes once and stores nothing.</summary>
    /// <param name="content">Is at its beginning again afterwards.</param>
    /// <exception cref="RuleBroken"><see cref="MaterialErrors.FileEmpty"/>, <see cref="MaterialErrors.FileKindUnknown"/>.</exception>
    public static async Task<FileFacts> ExamineAsync(string name, Stream content, CancellationToken cancellationToken)
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
        return new FileFacts(safeName, mediaType, content.Length, hash);
    }

    /// <summary>Stores the bytes and adds what is known of them; the caller saves the changes. Where somebody looks for viruses, this file is looked through first.</summary>
    /// <param name="content">Can be read twice.</param>
    /// <param name="id">Random, unless the caller needs a certain one.</param>
    /// <param name="place">See <see cref="StoredFile.BroughtFor"/>: with one the file is private.</param>
    /// <exception cref="RuleBroken"><see cref="MaterialErrors.FileEmpty"/>, <see cref="MaterialErrors.FileKindUnknown"/>, <see cref="MaterialErrors.FileInfected"/>,
    /// <see cref="MaterialErrors.StorageAway"/>, also when the antivirus is.</exception>
    public async Task<StoredFile> AddAsync(string name, Stream content, Guid? createdById, CancellationToken cancellationToken, Guid? id = null, string? place = null)
    {
        var facts = await ExamineAsync(name, content, cancellationToken);
        if (antivirus.IsOn)
        {
            if ((await ReachAsync(() => FileReading.ReadAsync(content, antivirus, cancellationToken), cancellationToken)).Finding is not null)
            {
                throw new RuleBroken(MaterialErrors.FileInfected);
            }

            content.Position = 0;
        }

        // Random, not ordered by time: the id is what lets one fetch the file.
        return await StoreAsync(facts, content, createdById, id ?? Guid.NewGuid(), isPrivate: place is not null, cancellationToken, place);
    }

    /// <summary>As <see cref="AddAsync"/> does, for a file that only the calling module hands out.</summary>
    /// <param name="facts">Of <paramref name="content"/>, which stands at its beginning.</param>
    /// <param name="id">Random, when the caller has one: storing the same bytes under the same id again is harmless.</param>
    public Task<StoredFile> AddPrivateAsync(FileFacts facts, Stream content, Guid createdById, CancellationToken cancellationToken, Guid? id = null) =>
        StoreAsync(facts, content, createdById, id ?? Guid.NewGuid(), isPrivate: true, cancellationToken);

    /// <summary>As <see cref="AddPrivateAsync"/> does, several at a time; the caller adds what is known of the file to the database.</summary>
    public Task<StoredFile> WritePrivateAsync(FileFacts facts, Stream content, Guid createdById, Guid id, CancellationToken cancellationToken) =>
        WriteAsync(facts, content, createdById, id, isPrivate: true, cancellationToken);

    /// <summary>What a storage that is away throws becomes a code that asks to come again.</summary>
    /// <exception cref="RuleBroken"><see cref="MaterialErrors.StorageAway"/>.</exception>
    public static async Task<T> ReachAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RuleBroken(MaterialErrors.StorageAway, cause: exception);
        }
    }

    /// <inheritdoc cref="ReachAsync{T}"/>
    public static Task ReachAsync(Func<Task> work, CancellationToken cancellationToken) => ReachAsync(
        async () =>
        {
            await work();
            return true;
        },
        cancellationToken);

    /// <summary>A file that is handed out by its id; private ones are not found.</summary>
    /// <exception cref="RuleBroken"><see cref="MaterialErrors.FileNotFound"/>, and while it is not to be handed out <see cref="MaterialErrors.FileChecking"/>,
    /// <see cref="MaterialErrors.FileInfected"/>, <see cref="MaterialErrors.FileSpoilt"/>.</exception>
    public async Task<StoredFile> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var file = await FindArrivedAsync(id, cancellationToken);
        file.CheckMayBeHandedOut();
        return file;
    }

    /// <summary>As <see cref="FindAsync"/> does, for who only refers to the file: a large one may still be being read through.</summary>
    /// <exception cref="RuleBroken"><see cref="MaterialErrors.FileNotFound"/>, <see cref="MaterialErrors.FileInfected"/>, <see cref="MaterialErrors.FileSpoilt"/>.</exception>
    public async Task<StoredFile> FindToReferToAsync(Guid id, CancellationToken cancellationToken)
    {
        var file = await FindArrivedAsync(id, cancellationToken);
        if (file.FileState != FileState.Checking)
        {
            file.CheckMayBeHandedOut();
        }

        return file;
    }

    /// <summary>Removes the bytes of a file that was given up or never recorded, and what is known of it (<see cref="StoredFile.RemovedAt"/> was saved before). A storage that is away leaves it to <see cref="SweepFilesJob"/>.</summary>
    public async Task PurgeAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await ReachAsync(() => store.RemoveAsync(id, cancellationToken), cancellationToken);
            await db.StoredFiles.Where(file => file.Id == id && file.RemovedAt != null).ExecuteDeleteAsync(cancellationToken);
        }
        catch (RuleBroken away) when (away.Error == MaterialErrors.StorageAway)
        {
            // Nobody is handed it any more; the rest follows.
        }
    }

    private async Task<StoredFile> FindArrivedAsync(Guid id, CancellationToken ct) =>
        await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Id == id && !file.IsPrivate && file.RemovedAt == null, ct)
        ?? throw new RuleBroken(MaterialErrors.FileNotFound);

    private async Task<StoredFile> StoreAsync(FileFacts facts, Stream content, Guid? createdById, Guid id, bool isPrivate, CancellationToken cancellationToken, string? place = null)
    {
        var file = await WriteAsync(facts, content, createdById, id, isPrivate, cancellationToken, place);
        db.StoredFiles.Add(file);
        return file;
    }

    private async Task<StoredFile> WriteAsync(
        FileFacts facts, Stream content, Guid? createdById, Guid id, bool isPrivate, CancellationToken cancellationToken, string? place = null)
    {
        var file = new StoredFile
        {
            Id = id,
            Name = facts.Name,
            MediaType = facts.MediaType,
            Size = facts.Size,
            Sha256 = facts.Sha256,
            IsPrivate = isPrivate,
            BroughtFor = place,
            CreatedById = createdById,
            CreatedAt = clock.GetUtcNow(),
        };
        await ReachAsync(() => store.WriteAsync(file.Id, content, file.Size, file.MediaType, cancellationToken), cancellationToken);
        return file;
    }
}
