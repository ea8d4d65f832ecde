using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials.Checks;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>
/// Makes a stored file of the parts, which are all here. It can be referred to at once, and is handed out when it has been read through
/// (<see cref="CheckFileJob"/>). Asking again, from two tabs at once as well, gives the same file.
/// </summary>
public static class CompleteLargeUpload
{
    /// <param name="Sha256">Of the whole file, lower-case hexadecimal.</param>
    public sealed record Request(string Sha256);

    public static async Task<Ok<UploadView>> Handle(
        Guid id, Request request, OwnUploads own, AppDb db, IPartStore parts, PartScratch scratch, IFileStore store, IBackgroundJobClient jobs, TimeProvider clock, CancellationToken ct)
    {
        var digest = OwnUploads.DigestOf(request.Sha256) ?? throw new RuleBroken(MaterialErrors.UploadInvalid);
        var upload = await own.FindAsync(id, ct);
        if (upload.CompletedAt is null)
        {
            await AssembleAsync(upload, parts, ct);
            upload = await RecordAsync(upload, digest, own, db, clock.GetUtcNow(), ct);
            if (upload is null)
            {
                // Given up meanwhile.
                await store.RemoveAsync(id, CancellationToken.None);
                throw new RuleBroken(PlatformErrors.NotFound);
            }

            scratch.Remove(id);
            jobs.Enqueue<CheckFileJob>(job => job.RunAsync(id, CancellationToken.None));
        }

        return TypedResults.Ok(await UploadView.OfAsync(upload, db, parts, ct));
    }

    /// <exception cref="RuleBroken">PartsMissing, StorageAway.</exception>
    private static async Task AssembleAsync(LargeUpload upload, IPartStore parts, CancellationToken ct)
    {
        var held = await Files.ReachAsync(() => parts.ListAsync(upload.Id, upload.Token, ct), ct);
        var missing = Enumerable.Range(1, LargeUploads.PartsOf(upload.Size)).Count(part => !UploadView.IsHeld(upload, held, part));

        // None at all: an earlier request has made the file, and nobody has heard of it.
        if (missing > 0 && held.Count > 0)
        {
            throw Missing(missing);
        }

        try
        {
            await Files.ReachAsync(() => parts.CompleteAsync(upload.Id, upload.Token, upload.Size, ct), ct);
        }
        catch (RuleBroken gone) when (gone.InnerException is FileNotFoundException)
        {
            throw Missing(missing);
        }
    }

    /// <returns>Null when the upload was given up meanwhile.</returns>
    private static async Task<LargeUpload?> RecordAsync(LargeUpload upload, byte[] digest, OwnUploads own, AppDb db, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var current = await own.LockAsync(upload.Id, ct);
        if (current is { CompletedAt: null })
        {
            current.CompletedAt = now;
            db.StoredFiles.Add(new StoredFile
            {
                Id = upload.Id,
                Name = upload.Name,
                MediaType = upload.MediaType,
                Size = upload.Size,
                Sha256 = digest,
                IsPrivate = upload.BroughtFor is not null,
                BroughtFor = upload.BroughtFor,
                CreatedById = upload.OwnerId,
                CreatedAt = now,
                FileState = FileState.Checking,
            });
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return current;
    }

    private static RuleBroken Missing(int count) => new(MaterialErrors.PartsMissing, new Dictionary<string, object?> { ["missing"] = count });
}
