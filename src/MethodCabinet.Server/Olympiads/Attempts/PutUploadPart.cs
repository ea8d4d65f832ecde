using System.Security.Cryptography;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Materials;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>Takes one part of a file where browsers do not reach the storage by themselves. The reply means that the part is stored.</summary>
public static class PutUploadPart
{
    /// <param name="sha256">Of the whole file, lower-case hexadecimal.</param>
    /// <param name="part">From 0.</param>
    /// <param name="body">The bytes as they are.</param>
    public static async Task<NoContent> Handle(
        Guid id, string sha256, int part, Stream body, AttemptUploads uploads, IFileStore store, CancellationToken ct)
    {
        // Read to its end before anything is refused: an answer before that is lost when the connection closes under a browser that still sends.
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes, ct);
        var content = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);

        var digest = AttemptUploads.DigestOf(sha256) ?? throw new RuleBroken(AttemptErrors.FileDigestMismatch);
        if (await uploads.FindAsync(id, digest, ct) is not { } upload)
        {
            await uploads.HeldMeanwhileAsync(id, digest, ct);
            return TypedResults.NoContent();
        }

        if (part < 0 || part >= AttemptFiles.PartsOf(upload.Size))
        {
            throw new RuleBroken(AttemptErrors.FilePartsInvalid);
        }

        var wanted = upload.DigestOf(part).ToArray();
        if (content.Length != AttemptFiles.SizeOfPart(upload.Size, part) || !SHA256.HashData(content.Span).AsSpan().SequenceEqual(wanted))
        {
            throw new RuleBroken(AttemptErrors.FileDigestMismatch);
        }

        await Files.ReachAsync(() => store.WritePartAsync(upload.Id, Convert.ToHexStringLower(wanted), content, ct), ct);
        return TypedResults.NoContent();
    }
}
