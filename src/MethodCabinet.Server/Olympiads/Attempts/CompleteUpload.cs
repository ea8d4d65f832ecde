using System.Security.Cryptography;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>
/// Puts the parts of a file together, looks at what it is, and stores it. The reply means that it is stored; asking again, from two tabs at once as well, is
/// harmless.
/// </summary>
public static class CompleteUpload
{
    public sealed record Response(DateTimeOffset ReceivedAt);

    /// <param name="sha256">Of the whole file, lower-case hexadecimal.</param>
    public static async Task<Ok<Response>> Handle(
        Guid id, string sha256, AttemptUploads uploads, UploadRoom room, AppDb db, CurrentUser user, Files files, IFileStore store, CancellationToken ct)
    {
        var work = await uploads.FindWorkAsync(id, ct);
        var digest = AttemptUploads.DigestOf(sha256) ?? throw new RuleBroken(AttemptErrors.FileDigestMismatch);
        if (await uploads.HeldSinceAsync(id, digest, ct) is { } before)
        {
            return TypedResults.Ok(new Response(before));
        }

        if (await uploads.FindAsync(id, digest, ct) is not { } upload)
        {
            return TypedResults.Ok(new Response(await uploads.HeldMeanwhileAsync(id, digest, ct)));
        }

        await uploads.CheckTimeAsync(work, sha256, upload.BegunAt, ct);

        StoredFile file;
        using (await room.EnterAsync(ct))
        {
            var content = new byte[upload.Size];
            if (!await Files.ReachAsync(() => ReadAsync(store, upload, content, ct), ct))
            {
                return TypedResults.Ok(new Response(await uploads.HeldMeanwhileAsync(id, digest, ct)));
            }

            FileFacts facts;
            try
            {
                facts = await ExamineAsync(sha256, digest, content, work.Uploads.Values, ct);
            }
            catch (RuleBroken refused) when (refused.Error.Kind == ErrorKind.Invalid)
            {
                await DiscardAsync(db, store, upload, ct);
                throw;
            }

            // Before the transaction: uploads that wait for a storage which hangs must not take all connections from those who save answers.
            file = await files.AddPrivateAsync(facts, new MemoryStream(content), user.PersonId, ct, upload.Id);
        }

        var receivedAt = await uploads.RecordAsync(id, digest, file, ct);
        await DiscardAsync(db, store, upload, ct);
        return TypedResults.Ok(new Response(receivedAt));
    }

    /// <returns>False when a part is not here, or is not what its digest says.</returns>
    private static async Task<bool> ReadAsync(IFileStore store, AttemptUpload upload, Memory<byte> content, CancellationToken ct)
    {
        var isWhole = true;
        for (var part = 0; part < AttemptFiles.PartsOf(upload.Size); part++)
        {
            var target = content.Slice(part * AttemptFiles.PartBytes, AttemptFiles.SizeOfPart(upload.Size, part));
            var name = Convert.ToHexStringLower(upload.DigestOf(part));
            if (!await store.ReadPartAsync(upload.Id, name, target, ct))
            {
                isWhole = false;
            }
            else if (!SHA256.HashData(target.Span).AsSpan().SequenceEqual(upload.DigestOf(part)))
            {
                // Put straight to the storage, which does not know the digest: it is asked for anew.
                isWhole = false;
                await store.RemovePartAsync(upload.Id, name, ct);
            }
        }

        return isWhole;
    }

    /// <exception cref="RuleBroken">FileKindRefused, FileDigestMismatch, FileHasMetadata, FilePagesTooMany, and those of <see cref="Files.ExamineAsync"/>.</exception>
    internal static async Task<FileFacts> ExamineAsync(string sha256, byte[] digest, byte[] content, IReadOnlyCollection<UploadBody> uploads, CancellationToken ct)
    {
        FileFacts facts;
        try
        {
            facts = await Files.ExamineAsync(sha256[..12], new MemoryStream(content), ct);
        }
        catch (RuleBroken refused) when (refused.Error == MaterialErrors.FileKindUnknown)
        {
            // The general sentence names kinds that this work does not take.
            throw AttemptFiles.KindRefused(uploads);
        }

        if (!facts.Sha256.AsSpan().SequenceEqual(digest))
        {
            throw new RuleBroken(AttemptErrors.FileDigestMismatch);
        }

        AttemptFiles.CheckKind(facts.MediaType, uploads);
        AttemptFiles.CheckContent(PictureMetadata.IsIn(content, facts.MediaType), facts.MediaType == "application/pdf" ? PdfPages.Count(content) : null);
        return facts with { Name = sha256[..12] + FileKind.EndingOf(facts.MediaType) };
    }

    /// <summary>Whatever of it fails is left to <see cref="SweepUploadsJob"/>.</summary>
    private static async Task DiscardAsync(AppDb db, IFileStore store, AttemptUpload upload, CancellationToken ct)
    {
        try
        {
            await Files.ReachAsync(() => store.RemovePartsAsync(upload.Id, ct), ct);
            await db.AttemptUploads.Where(u => u.Id == upload.Id).ExecuteDeleteAsync(ct);
        }
        catch (RuleBroken away) when (away.Error == MaterialErrors.StorageAway)
        {
            // The file itself is stored, or refused: that is what the reply is about.
        }
    }
}

/// <summary>So many files at once are put together in this process, each in memory: twenty megabytes are few, a hundred times twenty are not.</summary>
public sealed class UploadRoom : IDisposable
{
    private readonly SemaphoreSlim places = new(4);

    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        await places.WaitAsync(ct);
        return new Place(places);
    }

    public void Dispose() => places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
