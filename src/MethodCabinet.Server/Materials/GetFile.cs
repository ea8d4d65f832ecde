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
    /// <param name="name">Instead of its own.</param>
    internal static PushStreamHttpResult Send(StoredFile file, IFileStore store, HttpResponse response, CancellationToken cancellationToken, string? name = null)
    {
        // The bytes of an id never change. A file that is opened by itself may run nothing.
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.ContentLength = file.Size;
        var disposition = new ContentDispositionHeaderValue(FileKind.IsShown(file.MediaType) ? "inline" : "attachment");
        disposition.SetHttpFileName(name ?? file.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.Stream(target => store.CopyToAsync(file.Id, target, cancellationToken), file.MediaType);
    }

    /// <summary>Sends a file of a work to those who are not to know whose it is: a number for its name, and nothing of what a PDF says of its author.</summary>
    internal static PushStreamHttpResult SendNameless(StoredFile file, int number, IFileStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        var sent = Send(file, store, response, cancellationToken, name: $"{number}");
        response.Headers.Vary = "Cookie";

        // The number names another file once another answer counts.
        response.Headers.CacheControl = "private, no-cache";
        return file.MediaType == "application/pdf" ? TypedResults.Stream(SendBlankedAsync, file.MediaType) : sent;

        async Task SendBlankedAsync(Stream target)
        {
            var content = new byte[file.Size];
            await store.CopyToAsync(file.Id, new MemoryStream(content), cancellationToken);
            PdfProperties.Blank(content);
            await target.WriteAsync(content, cancellationToken);
        }
    }
}
