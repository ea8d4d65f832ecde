using System.Security.Cryptography;
using MethodCabinet.Domain.Materials;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace MethodCabinet.Server.Materials;

/// <summary>The file itself, for those who were given its id by a page (see <see cref="StoredFile"/>), unless a module guards it.</summary>
public static class GetFile
{
    public static async Task<FileStreamHttpResult> Handle(Guid id, Files files, FileGuard guard, IFileStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        var file = await files.FindAsync(id, cancellationToken);
        await guard.CheckAsync(file, cancellationToken);
        return SendInRanges(file, store, response);
    }

    /// <summary>A file that the caller has found to be what its own page shows to this reader.</summary>
    internal static async Task<FileStreamHttpResult> SendByIdAsync(Guid id, Files files, IFileStore store, HttpResponse response, CancellationToken cancellationToken) =>
        SendInRanges(await files.FindAsync(id, cancellationToken), store, response);

    /// <summary>As <see cref="Send"/> does, also from the middle on (RFC 9110, 14): a video is moved about in, and a download whose line broke goes on.</summary>
    internal static FileStreamHttpResult SendInRanges(StoredFile file, IFileStore store, HttpResponse response, string? name = null)
    {
        Describe(file, response, name);
        return TypedResults.Stream(new StoredContent(file.Id, file.Size, store), file.MediaType, entityTag: TagOf(file, "whole"), enableRangeProcessing: true);
    }

    /// <summary>As <see cref="SendInRanges"/> does, a file that may be taken away from the reader.</summary>
    internal static FileStreamHttpResult SendWatchedInRanges(StoredFile file, IFileStore store, HttpResponse response)
    {
        var sent = SendInRanges(file, store, response);
        AskEachTime(response);
        return sent;
    }

    /// <summary>Sends a file that the caller has found to be allowed.</summary>
    /// <param name="name">Instead of its own.</param>
    internal static PushStreamHttpResult Send(StoredFile file, IFileStore store, HttpResponse response, CancellationToken cancellationToken, string? name = null)
    {
        Describe(file, response, name);
        response.ContentLength = file.Size;
        return TypedResults.Stream(target => store.CopyToAsync(file.Id, target, cancellationToken), file.MediaType);
    }

    /// <exception cref="Domain.RuleBroken">It is not to be handed out, or not yet.</exception>
    private static void Describe(StoredFile file, HttpResponse response, string? name)
    {
        file.CheckMayBeHandedOut();

        // The bytes of an id never change. A file that is opened by itself may run nothing.
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var disposition = new ContentDispositionHeaderValue(FileKind.IsShown(file.MediaType) ? "inline" : "attachment");
        disposition.SetHttpFileName(name ?? file.Name);
        response.Headers.ContentDisposition = disposition.ToString();
    }

    /// <summary>Sends a file that may be taken away from the reader: the browser asks each time, and is sent it anew only if it is another.</summary>
    internal static PushStreamHttpResult SendWatched(StoredFile file, IFileStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        Send(file, store, response, cancellationToken);
        AskEachTime(response);
        return TypedResults.Stream(target => store.CopyToAsync(file.Id, target, cancellationToken), file.MediaType, entityTag: TagOf(file, "whole"));
    }

    /// <summary>Sends a file of a work to those who are not to know whose it is: a number for its name, and nothing of what a PDF or a picture says beside itself.</summary>
    /// <param name="name">Instead of the number.</param>
    internal static PushStreamHttpResult SendNameless(
        StoredFile file, int number, IFileStore store, HttpResponse response, CancellationToken cancellationToken, string? name = null)
    {
        Send(file, store, response, cancellationToken, name ?? $"{number}");

        // The number names another file once another answer counts.
        AskEachTime(response);
        var isOffice = FileKind.IsDocument(file.MediaType) && file.MediaType != "application/pdf";
        var saysMore = file.MediaType == "application/pdf" || file.MediaType.StartsWith("image/", StringComparison.Ordinal) || isOffice;
        return TypedResults.Stream(
            saysMore ? SendBlankedAsync : target => store.CopyToAsync(file.Id, target, cancellationToken), file.MediaType, entityTag: TagOf(file, "without properties"));

        async Task SendBlankedAsync(Stream target)
        {
            var content = new byte[file.Size];
            await store.CopyToAsync(file.Id, new MemoryStream(content), cancellationToken);
            if (file.MediaType == "application/pdf")
            {
                PdfProperties.Blank(content);
            }
            else if (isOffice)
            {
                // What is no archive has no properties that a program could read.
                content = OfficeProperties.Emptied(content) ?? content;
            }
            else
            {
                PictureProperties.Blank(content, file.MediaType);
            }

            await target.WriteAsync(content, cancellationToken);
        }
    }

    private static void AskEachTime(HttpResponse response)
    {
        // The next one at a shared computer signs in anew.
        response.Headers.Vary = "Cookie";
        response.Headers.CacheControl = "private, no-cache";
    }

    // Neither the id, which opens the file in other places, nor the digest of the bytes, which says whose file it is to who has it.
    private static EntityTagHeaderValue TagOf(StoredFile file, string sent) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData([.. file.Id.ToByteArray(), .. System.Text.Encoding.ASCII.GetBytes(sent)]))[..32]}\"");
}
