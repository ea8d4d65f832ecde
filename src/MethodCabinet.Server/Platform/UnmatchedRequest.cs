using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;

namespace MethodCabinet.Server.Platform;

/// <summary>
/// Answers for what is asked below /api and no endpoint took: whether the address, its method (405, with <c>Allow</c>) or the type of what was sent (415) is wrong.
/// The route that takes everything wins over the answers that routing has for the last two, so they are found out here.
/// </summary>
internal static class UnmatchedRequest
{
    public const string Pattern = "/api/{**rest}";

    public static ProblemHttpResult Handle(HttpContext http, EndpointDataSource endpoints)
    {
        var (path, method) = (http.Request.Path, http.Request.Method);
        var here = endpoints.Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText != Pattern && IsAt(endpoint, path)).ToList();
        var methods = here.SelectMany(MethodsOf).Distinct().ToList();
        if (methods.Count > 0 && !methods.Contains(method))
        {
            http.Response.Headers.Allow = string.Join(", ", methods);
            return Problem(PlatformErrors.MethodWrong, StatusCodes.Status405MethodNotAllowed);
        }

        return here.Exists(endpoint => MethodsOf(endpoint).Contains(method) && endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is { } accepts && !Takes(accepts, http.Request))
            ? Problem(PlatformErrors.ContentTypeWrong, StatusCodes.Status415UnsupportedMediaType)
            : Problem(PlatformErrors.NotFound, StatusCodes.Status404NotFound);
    }

    private static bool IsAt(RouteEndpoint endpoint, PathString path) =>
        new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    private static bool Takes(IAcceptsMetadata accepts, HttpRequest request) =>
        request.ContentType?.Split(';')[0].Trim() is not { } type
            ? accepts.IsOptional
            : accepts.ContentTypes.Contains(type, StringComparer.OrdinalIgnoreCase);

    private static ProblemHttpResult Problem(Domain.ErrorCode error, int status) => TypedResults.Problem(ErrorHandler.Problem(error, status));
}
