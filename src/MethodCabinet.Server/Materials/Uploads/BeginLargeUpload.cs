using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>
/// Begins to take a large file of those who have room for files, or goes on with it, on another day too: the same file is known by its fingerprint. What is refused by its size, its kind or
/// for want of room is refused here, before anything is sent.
/// </summary>
public static class BeginLargeUpload
{
    /// <param name="Size">Bytes.</param>
    /// <param name="Head">The first bytes, 64 of them or all, base64.</param>
    /// <param name="Fingerprint">32 bytes, lower-case hexadecimal: the same for the same file, another for any other, as far as the page can tell without reading all of it.</param>
    public sealed record Request(string Name, long Size, string Head, string Fingerprint);

    public static async Task<Ok<UploadView>> Handle(Request request, UploadBeginning beginning, StorageQuota quota, UploadLimit limit, CancellationToken ct) =>
        TypedResults.Ok(await beginning.BeginAsync(request, null, limit.MaxBytes, cancelled => quota.CheckAsync(request.Size, cancelled), ct));
}
