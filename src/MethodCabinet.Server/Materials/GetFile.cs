using MethodCabinet.Domain.Materials;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace MethodCabinet.Server.Materials;

/// <summary>The file itself, for those who were given its id by a page (see <see cref="StoredFile"/>).</summary>
public static class GetFile
{
    public static async Task<PushStreamHttpResult> Handle(Guid id, Files files, IFileStore store, HttpResponse response, CancellationToken cancellationToken) =>
        Send(await files.FindAsync(id, cancellationToken), store, response, cancellationToken);

    /// <summary>Sends a file that the caller has found to be allowed.</summary>
    internal static PushStreamHttpResult Send(StoredFile file, IFileStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        // The bytes of an id never change. A file that is opened by itself may run nothing.
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.ContentLength = file.Size;
        var disposition = new ContentDispositionHeaderValue(FileKind.IsShown(file.MediaType) ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.Stream(target => store.CopyToAsync(file.Id, target, cancellationToken), file.MediaType);
    }
}
