using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using Microsoft.Net.Http.Headers;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>The standing as everybody may see it, once the organizer has made it public: names only of those who consented to it.</summary>
public static class GetPublicStanding
{
    internal static async Task<IResult> Handle(Guid id, AppDb db, StandingCache cache, HttpContext http, CancellationToken ct)
    {
        var standing = await cache.GetPublicAsync(db, id, ct) ?? throw new RuleBroken(ScoringErrors.ResultsNotPublished);
        var headers = http.Response.Headers;
        (headers.CacheControl, headers.Vary) = ("no-cache", HeaderNames.AcceptEncoding);
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            return TypedResults.Bytes(standing.Json, "application/json", entityTag: new EntityTagHeaderValue(standing.Tag));
        }

        // As it was zipped once for the notices.
        headers.ContentEncoding = "gzip";
        return TypedResults.Bytes(standing.Zipped, "application/json", entityTag: new EntityTagHeaderValue($"{standing.Tag[..^1]}-gzip\""));
    }
}
