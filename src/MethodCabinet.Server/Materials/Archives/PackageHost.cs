using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Materials.Archives;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Archives;

/// <summary>
/// Answers at the second address (<see cref="MaterialsSettings.ContentOrigin"/>), and there alone: files of packages, and the page that opens one. Browsers keep that host apart from the site, so what runs there
/// has no cookie, reads nothing of the site and can send nothing elsewhere; nothing else of this server answers there (docs/decisions/0070-scorm.md).
/// </summary>
public sealed class PackageHost(RequestDelegate next, MaterialsSettings settings, SiteSettings site, PackageTokens tokens, StoredArchives archives)
{
    public const string Prefix = "/packages/";

    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly string host = settings.ContentOrigin.Length > 0 ? new Uri(settings.ContentOrigin).Authority : "";
    private readonly string origin = settings.ContentOrigin.TrimEnd('/');
    private readonly string siteOrigin = new Uri(site.PublicUrl).GetLeftPart(UriPartial.Authority);

    public async Task InvokeAsync(HttpContext context, AppDb db)
    {
        if (host.Length == 0 || !string.Equals(context.Request.Host.Value, host, StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        var path = context.Request.Path.Value!;
        if (path is "/packages/scorm12.js" or "/packages/scorm2004.js")
        {
            // Built with the web client, and served as it is.
            await next(context);
            return;
        }

        try
        {
            if (!await TrySendAsync(context, db, path))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            }
        }
        catch (RuleBroken broken) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = ErrorCatalogue.StatusOf(broken.Error.Kind);
        }
    }

    private async Task<bool> TrySendAsync(HttpContext context, AppDb db, string path)
    {
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        var parts = path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..].Split('/', 2) : [];
        if (!isRead || parts is not [var token, var name] || tokens.FileOf(token) is not { } fileId)
        {
            return false;
        }

        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (name.Length == 0)
        {
            await SendPlayerAsync(context, token);
            return true;
        }

        var file = await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.RemovedAt == null && f.FileState == FileState.Ready, context.RequestAborted);
        if (file is null || !(await archives.DirectoryAsync(fileId, file.Size, ArchiveLimits.Package, context.RequestAborted)).TryGetValue(name, out var entry))
        {
            return false;
        }

        // The package may do what it likes with itself, and reach nothing else: neither other packages, nor the internet. Workers of its own thread are allowed, one that stays (a service worker) is not.
        headers.ContentSecurityPolicy = $"default-src {origin}{Prefix}{token}/ data: blob: 'unsafe-inline' 'unsafe-eval'; worker-src blob:; base-uri 'self'; form-action 'none'; object-src 'none'; frame-ancestors {origin} {siteOrigin}";
        headers.CacheControl = "private, max-age=604800, immutable";
        var type = Types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
        await using var content = await archives.OpenAsync(fileId, entry, context.RequestAborted);
        if (content.CanSeek)
        {
            // A recording in a package is moved about in.
            await TypedResults.Stream(content, type, enableRangeProcessing: true).ExecuteAsync(context);
            return true;
        }

        context.Response.ContentType = type;
        context.Response.ContentLength = entry.Size;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }

        return true;
    }

    /// <summary>The page around a package: it holds what packages look for in their parent, and speaks with the page of the site.</summary>
    private async Task SendPlayerAsync(HttpContext context, string token)
    {
        var script = context.Request.Query["v"] == "2004" ? "scorm2004" : "scorm12";
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src {origin}{Prefix}{script}.js; style-src 'unsafe-inline'; frame-src {origin}{Prefix}{token}/; base-uri 'none'; form-action 'none'; frame-ancestors {siteOrigin}";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            $$"""
            <!doctype html>
            <html lang="ru"><head><meta charset="utf-8"><title>SCORM</title>
            <style>html,body,iframe { display: block; width: 100%; height: 100%; margin: 0; border: 0 }</style>
            </head><body><script src="{{Prefix}}{{script}}.js" data-site="{{siteOrigin}}"></script></body></html>
            """,
            context.RequestAborted);
    }
}
