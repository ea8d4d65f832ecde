using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Materials;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>
/// Begins to take a file of one's own work, a photograph or scan that the answers name by its digest, or goes on with it: tells which parts are missing and
/// where each is put. Asking again is harmless.
/// </summary>
public static class BeginUpload
{
    /// <param name="Size">Bytes of the whole file.</param>
    /// <param name="Parts">SHA-256 of each part, lower-case hexadecimal: 512 KB each, the last one what is left.</param>
    public sealed record Request(int Size, IReadOnlyList<string> Parts);

    /// <param name="ReceivedAt">When it is here as a whole: then nothing is missing.</param>
    /// <param name="Missing">When none is, the upload can be completed.</param>
    public sealed record Response(DateTimeOffset? ReceivedAt, IReadOnlyList<Part> Missing);

    /// <param name="Number">From 0.</param>
    /// <param name="Address">Where its bytes are put: a path of this server, or the whole address of another one, which wants no cookie.</param>
    public sealed record Part(int Number, string Address);

    public static async Task<Ok<Response>> Handle(
        Guid id, string sha256, Request request, AttemptUploads uploads, IFileStore store, TimeProvider clock, CancellationToken ct)
    {
        var work = await uploads.FindWorkAsync(id, ct);
        var digest = AttemptUploads.DigestOf(sha256) ?? throw new RuleBroken(AttemptErrors.FileDigestMismatch);
        if (await uploads.HeldSinceAsync(id, digest, ct) is { } before)
        {
            return TypedResults.Ok(new Response(before, []));
        }

        if (work.Uploads.Count == 0)
        {
            throw AttemptFiles.KindRefused([]);
        }

        AttemptFiles.CheckParts(request.Size, request.Parts.Count);
        byte[] parts = [.. request.Parts.SelectMany(part => AttemptUploads.DigestOf(part) ?? throw new RuleBroken(AttemptErrors.FilePartsInvalid))];
        await uploads.CheckTimeAsync(work, sha256, (await uploads.FindAsync(id, digest, ct))?.BegunAt, ct);
        var upload = await uploads.NoteAsync(work, digest, request.Size, parts, ct);

        var here = await Files.ReachAsync(() => store.ListPartsAsync(upload.Id, ct), ct);
        var missing = Enumerable.Range(0, request.Parts.Count)
            .Where(part => here.GetValueOrDefault(request.Parts[part]) != AttemptFiles.SizeOfPart(request.Size, part))
            .Select(part => new Part(part, AddressOf(part)));
        return TypedResults.Ok(new Response(null, [.. missing]));

        string AddressOf(int part) =>
            store.AddressOfPart(upload.Id, request.Parts[part], AttemptFiles.SizeOfPart(request.Size, part), clock.GetUtcNow())?.AbsoluteUri
            ?? $"/api/attempts/{id}/files/{sha256}/parts/{part}";
    }
}
