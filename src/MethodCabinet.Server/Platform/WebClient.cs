using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace MethodCabinet.Server.Platform;

/// <summary>Serves the built web client. Files were compressed ahead of time; names of assets hold their hash, so they never change.</summary>
public static class WebClient
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new()
    {
        Mappings = { [".webmanifest"] = "application/manifest+json" },
    };

    public static void UseWebClient(this WebApplication app) => app.Use((context, next) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && Path.HasExtension(context.Request.Path.Value)
        && !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? SendOrPassAsync(context, next, app.Environment.WebRootFileProvider)
            : next(context));

    /// <summary>Every address that is no file and no endpoint is a page of the client.</summary>
    public static void MapWebClient(this WebApplication app) => app.MapFallback(async context =>
    {
        if (!await TrySendAsync(context, app.Environment.WebRootFileProvider, "/index.html"))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }).AllowAnonymous();

    private static async Task SendOrPassAsync(HttpContext context, RequestDelegate next, IFileProvider files)
    {
        if (!await TrySendAsync(context, files, context.Request.Path.Value!))
        {
            await next(context);
        }
    }

    private static async Task<bool> TrySendAsync(HttpContext context, IFileProvider files, string path)
    {
        var file = files.GetFileInfo(path);
        if (!file.Exists || file.IsDirectory || !ContentTypes.TryGetContentType(path, out var contentType))
        {
            return false;
        }

        var response = context.Response;
        var accepts = context.Request.Headers.AcceptEncoding.ToString();
        foreach (var (encoding, suffix) in new[] { ("br", ".br"), ("gzip", ".gz") })
        {
            if (accepts.Contains(encoding, StringComparison.OrdinalIgnoreCase) && files.GetFileInfo(path + suffix) is { Exists: true } compressed)
            {
                file = compressed;
                response.Headers.ContentEncoding = encoding;
                break;
            }
        }

        response.ContentType = contentType;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.CacheControl = path.StartsWith("/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        var tag = new EntityTagHeaderValue($"\"{file.LastModified.Ticks ^ file.Length:x}\"");
        response.GetTypedHeaders().ETag = tag;
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            response.Headers.ContentEncoding = default;
            response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }

        response.ContentLength = file.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.SendFileAsync(file, context.RequestAborted);
        }

        return true;
    }
}
