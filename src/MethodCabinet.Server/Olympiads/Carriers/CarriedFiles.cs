using System.Security.Cryptography;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Carriers;

/// <summary>Takes the photographs and scans of a carried work by the rules of those that come in parts.</summary>
public sealed class CarriedFiles(AppDb db, CurrentUser user, AttemptUploads uploads, Files files)
{
    /// <param name="Sha256">Lower-case hexadecimal.</param>
    /// <param name="Size">Bytes.</param>
    public sealed record Listed(string Sha256, int Size);

    /// <param name="content">The bytes of all of them, one after another.</param>
    /// <returns>How many the work did not have, and how many are refused: one that may not come is no reason against the next.</returns>
    public async Task<(int Added, int Refused)> TakeAsync(Attempt attempt, IReadOnlyList<Listed> listed, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        if (listed.Any(file => file is null || file.Size < 0) || listed.Sum(file => (long)file.Size) != content.Length)
        {
            throw CarriedWork.Unreadable();
        }

        var work = listed.Count == 0 ? null : await uploads.FindWorkAsync(attempt.Id, attempt.PersonId, ct);
        var (at, added, refused) = (0, 0, 0);
        foreach (var file in listed)
        {
            try
            {
                added += await TakeAsync(work!, file.Sha256, content.Slice(at, file.Size).ToArray(), ct) ? 1 : 0;
            }
            catch (RuleBroken broken) when (broken.Error != MaterialErrors.StorageAway && broken.Error != AttemptErrors.FileDigestMismatch)
            {
                refused++;
            }

            at += file.Size;
        }

        return (added, refused);
    }

    private async Task<bool> TakeAsync(AttemptUploads.Work work, string sha256, byte[] content, CancellationToken ct)
    {
        var digest = AttemptUploads.DigestOf(sha256) ?? throw CarriedWork.Unreadable();
        if (await uploads.HeldSinceAsync(work.AttemptId, digest, ct) is not null)
        {
            return false;
        }

        AttemptFiles.CheckParts(content.Length, AttemptFiles.PartsOf(content.Length));
        await uploads.CheckTimeAsync(work, sha256, begunAt: null, ct);
        var facts = await CompleteUpload.ExamineAsync(sha256, digest, content, work.Uploads.Values, ct);

        // Noted like one that comes in parts, so that it takes its room before the storage is asked.
        byte[] parts = [.. content.Chunk(AttemptFiles.PartBytes).SelectMany(SHA256.HashData)];
        var upload = await uploads.NoteAsync(work, digest, content.Length, parts, ct);
        var stored = await files.AddPrivateAsync(facts, new MemoryStream(content), user.PersonId, ct, upload.Id);
        await uploads.RecordAsync(work.AttemptId, digest, stored, ct);
        await db.AttemptUploads.Where(u => u.Id == upload.Id).ExecuteDeleteAsync(ct);
        return true;
    }
}
