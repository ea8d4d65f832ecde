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
        http.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(standing.Json, "application/json", entityTag: new EntityTagHeaderValue(standing.Tag));
    }
}
