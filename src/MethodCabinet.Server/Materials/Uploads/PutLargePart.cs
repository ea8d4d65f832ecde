using System.Security.Cryptography;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>
/// Takes a part of a large file, or the rest of it, where browsers do not reach the storage by themselves. What comes before the line breaks is kept. The reply means that the part is stored whole,
/// or that the bytes of this request are.
/// </summary>
public static class PutLargePart
{
    private const int Buffer = 128 << 10;

    /// <param name="number">From 1.</param>
    /// <param name="from">How many bytes of the part came before.</param>
    /// <param name="sha256">Of the whole part, lower-case hexadecimal.</param>
    /// <param name="body">The bytes as they are.</param>
    public static async Task<NoContent> Handle(
        Guid id, int number, long from, string sha256, Stream body, OwnUploads own, IPartStore parts, PartScratch scratch, CancellationToken ct)
    {
        var upload = await own.FindAsync(id, ct);
        LargeUploads.CheckPart(upload.Size, number);
        var size = LargeUploads.SizeOfPart(upload.Size, number);
        if (OwnUploads.DigestOf(sha256) is not { } digest || from < 0 || from > size)
        {
            throw await RefuseAsync(new RuleBroken(MaterialErrors.UploadInvalid), body, ct);
        }

        if (upload.CompletedAt is not null)
        {
            await body.CopyToAsync(Stream.Null, ct);
            return TypedResults.NoContent();
        }

        await using (var part = scratch.Open(id, number))
        {
            if (part is null)
            {
                throw await RefuseAsync(new RuleBroken(MaterialErrors.PartBusy), body, ct);
            }

            if (part.Length < from)
            {
                throw await RefuseAsync(new RuleBroken(MaterialErrors.PartElsewhere, new Dictionary<string, object?> { ["received"] = part.Length }), body, ct);
            }

            part.SetLength(from);
            part.Position = from;
            await TakeAsync(body, part, size);
            if (part.Length < size)
            {
                return TypedResults.NoContent();
            }

            part.Position = 0;
            if (!(await SHA256.HashDataAsync(part, ct)).AsSpan().SequenceEqual(digest))
            {
                part.SetLength(0);
                throw new RuleBroken(MaterialErrors.PartSpoilt);
            }

            part.Position = 0;
            await Files.ReachAsync(() => parts.WriteAsync(id, upload.Token, number, LargeUploads.OffsetOf(upload.Size, number), part, size, ct), ct);
        }

        scratch.Remove(id, number);
        return TypedResults.NoContent();
    }

    /// <exception cref="RuleBroken">UploadInvalid, for more bytes than the part has.</exception>
    private static async Task TakeAsync(Stream body, FileStream part, int size)
    {
        // Nothing ends it but the body: what came before the line broke is still to be read when the break is known. A line on which nothing comes is ended by Kestrel.
        var buffer = new byte[Buffer];
        while (await body.ReadAsync(buffer, CancellationToken.None) is var read and > 0)
        {
            if (part.Position + read > size)
            {
                part.SetLength(0);
                throw await RefuseAsync(new RuleBroken(MaterialErrors.UploadInvalid), body, CancellationToken.None);
            }

            await part.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
        }
    }

    /// <summary>Reads the rest before anything is refused: an answer before that is lost when the connection closes under a browser that still sends.</summary>
    private static async Task<RuleBroken> RefuseAsync(RuleBroken refusal, Stream body, CancellationToken ct)
    {
        await body.CopyToAsync(Stream.Null, ct);
        return refusal;
    }
}
