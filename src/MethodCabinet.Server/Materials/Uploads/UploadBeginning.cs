using System.Security.Cryptography;
using System.Text;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>How a large file begins, wherever it is to come. The steps after that are the same for all.</summary>
public sealed class UploadBeginning(OwnUploads own, StorageQuota quota, AppDb db, CurrentUser user, IPartStore parts, TimeProvider clock)
{
    /// <param name="place">See <see cref="StoredFile.BroughtFor"/>; null for a file of one's own.</param>
    /// <param name="limit">Bytes of one file.</param>
    /// <param name="checkRoom">Refuses what has no room. Asked before anything is stored, and again while nobody else takes a place.</param>
    /// <exception cref="RuleBroken">UploadInvalid, FileEmpty, FileTooLarge, FileKindUnknown, StorageAway, and what <paramref name="checkRoom"/> says.</exception>
    public async Task<UploadView> BeginAsync(BeginLargeUpload.Request request, string? place, long limit, Func<CancellationToken, Task> checkRoom, CancellationToken ct)
    {
        var fingerprint = OwnUploads.DigestOf(request.Fingerprint) ?? throw new RuleBroken(MaterialErrors.UploadInvalid);
        if (place is not null)
        {
            // The same file that one brings to two places comes twice: each of them hands it out by rules of its own.
            fingerprint = SHA256.HashData([.. fingerprint, .. Encoding.UTF8.GetBytes(place)]);
        }

        LargeUploads.CheckSize(request.Size, limit);
        var name = FileKind.SafeName(request.Name);
        var mediaType = FileKind.MediaTypeOf(HeadOf(request), name) ?? throw new RuleBroken(MaterialErrors.FileKindUnknown);
        if (await ToGoOnWithAsync(fingerprint, request.Size, ct) is { } before)
        {
            return await UploadView.OfAsync(before, db, parts, ct);
        }

        await checkRoom(ct);
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
            BroughtFor = place,
            BegunAt = clock.GetUtcNow(),
        };
        try
        {
            return await UploadView.OfAsync(await NoteAsync(upload, checkRoom, ct), db, parts, ct);
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
    private async Task<LargeUpload> NoteAsync(LargeUpload upload, Func<CancellationToken, Task> checkRoom, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await quota.LockAsync(ct);
        if (await own.FindAsync(upload.Fingerprint, ct) is { } other)
        {
            return other;
        }

        await checkRoom(ct);
        db.LargeUploads.Add(upload);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return upload;
    }

    /// <summary>One whose file was refused, removed or never was of this size is forgotten: the file is sent anew.</summary>
    private async Task<LargeUpload?> ToGoOnWithAsync(byte[] fingerprint, long size, CancellationToken ct)
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

    private static byte[] HeadOf(BeginLargeUpload.Request request)
    {
        var head = new byte[FileKind.HeadLength];
        return request.Head.Length <= 2 * FileKind.HeadLength && Convert.TryFromBase64String(request.Head, head, out var length) && length == Math.Min(request.Size, FileKind.HeadLength)
            ? head[..length]
            : throw new RuleBroken(MaterialErrors.UploadInvalid);
    }
}
