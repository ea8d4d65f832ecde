using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>
/// Begins to take a large file, or goes on with it, on another day too: the same file is known by its fingerprint. What is refused by its size, its kind or
/// for want of room is refused here, before anything is sent.
/// </summary>
public static class BeginLargeUpload
{
    /// <param name="Size">Bytes.</param>
    /// <param name="Head">The first bytes, 64 of them or all, base64.</param>
    /// <param name="Fingerprint">32 bytes, lower-case hexadecimal: the same for the same file, another for any other, as far as the page can tell without reading all of it.</param>
    public sealed record Request(string Name, long Size, string Head, string Fingerprint);

    public static async Task<Ok<UploadView>> Handle(
        Request request, OwnUploads own, StorageQuota quota, UploadLimit limit, AppDb db, CurrentUser user, IPartStore parts, TimeProvider clock, CancellationToken ct)
    {
        var fingerprint = OwnUploads.DigestOf(request.Fingerprint) ?? throw new RuleBroken(MaterialErrors.UploadInvalid);
        LargeUploads.CheckSize(request.Size, limit.MaxBytes);
        var name = FileKind.SafeName(request.Name);
        var mediaType = FileKind.MediaTypeOf(HeadOf(request), name) ?? throw new RuleBroken(MaterialErrors.FileKindUnknown);
        if (await ToGoOnWithAsync(own, db, fingerprint, request.Size, ct) is { } before)
        {
            return TypedResults.Ok(await UploadView.OfAsync(before, db, parts, ct));
        }

        await quota.CheckAsync(request.Size, ct);
        var id = Guid.NewGuid();
        var upload = new LargeUpload
        {
            Id = id,
            OwnerId = user.PersonId,
            Fingerprint = fingerprint,
            Name = name,
            MediaType = mediaType,
            Size = request.Size,
            Token = await Files.ReachAsync(() => parts.BeginAsync(id, mediaType, ct), ct),
            BegunAt = clock.GetUtcNow(),
        };
        try
        {
            var first = await NoteAsync(upload, own, quota, db, ct);
            return TypedResults.Ok(await UploadView.OfAsync(first, db, parts, ct));
        }
        finally
        {
            if (db.Entry(upload).State != EntityState.Unchanged)
            {
                await parts.AbortAsync(id, upload.Token, CancellationToken.None);
            }
        }
    }

    /// <summary>What two tabs begin at once is begun once, and all that begins at once finds no more room than there is.</summary>
    /// <exception cref="RuleBroken">QuotaOfPerson, QuotaOfAll.</exception>
    private static async Task<LargeUpload> NoteAsync(LargeUpload upload, OwnUploads own, StorageQuota quota, AppDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await quota.LockAsync(ct);
        if (await own.FindAsync(upload.Fingerprint, ct) is { } other)
        {
            return other;
        }

        await quota.CheckAsync(upload.Size, ct);
        db.LargeUploads.Add(upload);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return upload;
    }

    /// <summary>One whose file was refused, removed or never was of this size is forgotten: the file is sent anew.</summary>
    private static async Task<LargeUpload?> ToGoOnWithAsync(OwnUploads own, AppDb db, byte[] fingerprint, long size, CancellationToken ct)
    {
        if (await own.FindAsync(fingerprint, ct) is not { } before)
        {
            return null;
        }

        if (before.Size != size)
        {
            throw new RuleBroken(MaterialErrors.UploadInvalid);
        }

        if (before.CompletedAt is null
            || await db.StoredFiles.AnyAsync(f => f.Id == before.Id && (f.FileState == FileState.Ready || f.FileState == FileState.Checking) && f.RemovedAt == null, ct))
        {
            return before;
        }

        await db.LargeUploads.Where(u => u.Id == before.Id).ExecuteDeleteAsync(ct);
        return null;
    }

    private static byte[] HeadOf(Request request)
    {
        var head = new byte[FileKind.HeadLength];
        return request.Head.Length <= 2 * FileKind.HeadLength && Convert.TryFromBase64String(request.Head, head, out var length) && length == Math.Min(request.Size, FileKind.HeadLength)
            ? head[..length]
            : throw new RuleBroken(MaterialErrors.UploadInvalid);
    }
}
