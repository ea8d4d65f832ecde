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

        /// <summary>The contest's own.</summary>
        Contest,

        /// <summary>The course's own.</summary>
        Course,

        /// <summary>The cabinet's, for olympiads, contests or courses that have none.</summary>
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

        return TypedResults.Ok(await ReadAsync(olympiadId, ofContest: false, kind.Value, db, site, ct));
    }

    /// <param name="occasionId">The olympiad, the contest or the cohort.</param>
    internal static async Task<Response> ReadAsync(Guid occasionId, bool ofContest, CertificateKind kind, AppDb db, SiteSettings site, CancellationToken ct, bool isCourse = false)
    {
        kind.DemandOf(isCourse);
        var saved = await db.CurrentDesignsFor(occasionId, kind).AsNoTracking().SingleOrDefaultAsync(ct);
        return new Response(
            saved?.Design ?? CertificateDesign.Standard(kind, site.Accent, ofContest),
            saved switch
            {
                null => Source.Standard,
                { OlympiadId: not null } => Source.Olympiad,
                { ContestId: not null } => Source.Contest,
                { CourseId: not null } => Source.Course,
                _ => Source.Cabinet,
            },
            saved?.SavedAt,
            CertificateDesign.FieldsFor(ofContest, kind));
    }
}
