namespace MethodCabinet.Server.Platform;

/// <summary>An address beside this site that its pages send requests to, as a source of a content security policy.</summary>
public sealed record ReachedByPages(string Source);

/// <summary>An address beside this site that its pages show in a frame, as a source of a content security policy.</summary>
public sealed record FramedByPages(string Source);

/// <summary>Headers that make a browser refuse foreign scripts, frames and guesses (OWASP Secure Headers).</summary>
public sealed class SecurityHeaders(RequestDelegate next, IEnumerable<ReachedByPages> reached, IEnumerable<FramedByPages> framed)
{
    // Mantine sets sizes in style attributes; scripts come from this origin only.
    private readonly string contentSecurityPolicy =
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; " +
        "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; worker-src 'self'; " +
        $"connect-src {string.Join(' ', reached.Select(other => other.Source).Prepend("'self'"))}" +
        string.Concat(framed.Select(other => $"; frame-src 'self' {other.Source}"));

    // An answer of the API is no page: it may do nothing at all. Kept short, for each save on a slow line carries it.
    private const string NothingAllowed = "default-src 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            headers.ContentSecurityPolicy = NothingAllowed;
            return next(context);
        }

        if (IsPartOfAPage(context.Request.Path))
        {
            return next(context);
        }

        // Addresses of pages hold one-time tokens, and a server before this one may write down where a request came from.
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "geolocation=(), payment=(), usb=()";

        if (!BringsItsOwnScripts(context.Request.Path))
        {
            headers.ContentSecurityPolicy = contentSecurityPolicy;
        }

        return next(context);
    }

    /// <summary>A script, style or font obeys the policy of the page that asks for it, and a cold page asks for twenty. A worker obeys its own.</summary>
    private static bool IsPartOfAPage(PathString path) =>
        path.StartsWithSegments("/assets", StringComparison.Ordinal)
        && Path.GetExtension(path.Value) is ".js" or ".css" or ".woff2"
        && !path.Value!.Contains(".worker-", StringComparison.Ordinal);

    /// <summary>The page that tries the API and the one that shows jobs hold nobody's data; the verifiers of receipts and documents are one file each and name their script by digest.</summary>
    private static bool BringsItsOwnScripts(PathString path) =>
        path.StartsWithSegments("/openapi", StringComparison.Ordinal) || path.StartsWithSegments("/hangfire", StringComparison.Ordinal)
        || path == "/verify-receipt.html" || path == "/verify-document.html";
}
