using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Designs;

/// <summary>By what design the next documents of a kind will be issued.</summary>
public static class GetDesign
{
    public enum Source
    {
        /// <summary>The olympiad's own.</summary>
        Olympiad,

        /// <summary>The cabinet's, for olympiads that have none.</summary>
        Cabinet,

        /// <summary>The one that comes with the product.</summary>
        Standard,
    }

    /// <param name="SavedAt">Null for the standard.</param>
    /// <param name="Fields">That lines may have: <c>name</c> is written <c>{{name}}</c>.</param>
    public sealed record Response(CertificateDesign Design, Source Source, DateTimeOffset? SavedAt, IReadOnlyList<string> Fields);

    public static async Task<Ok<Response>> Handle(Guid olympiadId, Named<CertificateKind> kind, AppDb db, SiteSettings site, CancellationToken ct)
    {
        if (!await db.Olympiads.AnyAsync(o => o.Id == olympiadId, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        var saved = await db.CurrentDesignsFor(olympiadId, kind.Value).AsNoTracking().SingleOrDefaultAsync(ct);
        return TypedResults.Ok(new Response(
            saved?.Design ?? CertificateDesign.Standard(kind.Value, site.Accent),
            saved is null ? Source.Standard : saved.OlympiadId is null ? Source.Cabinet : Source.Olympiad,
            saved?.SavedAt,
            CertificateDesign.Fields));
    }
}
