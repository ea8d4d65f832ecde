using Microsoft.Net.Http.Headers;

namespace MethodCabinet.Server.Platform;

/// <summary>
/// Refuses requests that change something, and hubs' connections, that come from another site's page. Browsers say where a request comes from in
/// <c>Sec-Fetch-Site</c> (all current ones) or <c>Origin</c>; a client that sends neither is no browser and carries no ambient cookie.
/// Unlike a token this needs no state, so that a save after an expired session or a restart is never refused for a stale token
/// (docs/decisions/0006-cross-origin-guard.md).
/// </summary>
public sealed class CrossOriginGuard(RequestDelegate next, SiteSettings site)
{
    private readonly string publicOrigin = new Uri(site.PublicUrl).GetLeftPart(UriPartial.Authority);

    public Task InvokeAsync(HttpContext context)
    {
        if (OnlyReads(context.Request) || IsSameOrigin(context.Request))
        {
            return next(context);
        }

        return TypedResults.Problem(ErrorHandler.Problem(PlatformErrors.CrossOrigin, StatusCodes.Status403Forbidden)).ExecuteAsync(context);
    }

    /// <summary>A WebSocket begins as GET, and no browser keeps its answers from a foreign page.</summary>
    private static bool OnlyReads(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !request.Headers.ContainsKey(HeaderNames.Upgrade);

    private bool IsSameOrigin(HttpRequest request)
    {
        var fetchSite = request.Headers["Sec-Fetch-Site"].ToString();
        if (fetchSite.Length > 0)
        {
            return fetchSite is "same-origin" or "none";
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == publicOrigin || origin == $"{request.Scheme}://{request.Host}";
    }
}
