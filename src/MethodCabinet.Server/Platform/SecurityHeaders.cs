namespace MethodCabinet.Server.Platform;

/// <summary>Headers that make a browser refuse foreign scripts, frames and guesses (OWASP Secure Headers).</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    // Mantine sets sizes in style attributes; scripts come from this origin only.
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; " +
        "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; worker-src 'self'";

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

        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "geolocation=(), payment=(), usb=()";

        if (!BringsItsOwnScripts(context.Request.Path))
        {
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
        }

        return next(context);
    }

    /// <summary>The page that tries the API and the one that shows jobs hold nobody's data; the verifier of receipts is one file and names its script by digest.</summary>
    private static bool BringsItsOwnScripts(PathString path) =>
        path.StartsWithSegments("/openapi", StringComparison.Ordinal) || path.StartsWithSegments("/hangfire", StringComparison.Ordinal)
        || path == "/verify-receipt.html";
}
