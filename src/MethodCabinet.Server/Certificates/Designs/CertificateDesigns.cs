using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace MethodCabinet.Server.Certificates.Designs;

/// <param name="Background">Null for the frame.</param>
public sealed record DrawnDesign(CertificateDesign Design, SKImage? Background);

/// <summary>By what design each of some documents is drawn.</summary>
public sealed class DrawnDesigns(SiteSettings site) : IDisposable
{
    private readonly Dictionary<Guid, DrawnDesign> saved = [];

    public void Add(Guid id, DrawnDesign design) => saved.Add(id, design);

    public DrawnDesign Of(Certificate certificate) =>
        certificate.DesignId is { } id ? saved[id] : new DrawnDesign(CertificateDesign.Standard(certificate.Kind, site.Accent, certificate.IsOfContest), Background: null);

    public void Dispose()
    {
        foreach (var design in saved.Values)
        {
            design.Background?.Dispose();
        }
    }
}

/// <summary>Designs with what they need to be drawn.</summary>
public sealed class CertificateDesigns(AppDb db, Files files, IFileStore store, SiteSettings site)
{
    /// <summary>Pixels of a side: at A4 this is more than paper shows.</summary>
    private const int LargestSide = 4000;

    public async Task<DrawnDesigns> ReadAsync(IEnumerable<Certificate> certificates, CancellationToken ct)
    {
        var ids = certificates.Select(c => c.DesignId).Distinct().ToList();
        var designs = new DrawnDesigns(site);
        foreach (var saved in await db.SavedDesigns.AsNoTracking().Where(d => ids.Contains(d.Id)).ToListAsync(ct))
        {
            designs.Add(saved.Id, new DrawnDesign(saved.Design, await BackgroundAsync(saved.Design, ct)));
        }

        return designs;
    }

    /// <exception cref="RuleBroken"><see cref="CertificateErrors.DesignBackgroundUnfit"/>.</exception>
    public async Task<SKImage?> BackgroundAsync(CertificateDesign design, CancellationToken ct)
    {
        if (design.BackgroundId is not { } id)
        {
            return null;
        }

        var file = await files.FindAsync(id, ct);
        if (file.Size <= CertificateDesign.MaxBackground && file.MediaType is "image/png" or "image/jpeg")
        {
            using var content = new MemoryStream();
            await Files.ReachAsync(() => store.CopyToAsync(id, content, ct), ct);
            if (SKImage.FromEncodedData(content.ToArray()) is { } picture)
            {
                if (Math.Max(picture.Width, picture.Height) <= LargestSide)
                {
                    return picture;
                }

                picture.Dispose();
            }
        }

        throw new RuleBroken(CertificateErrors.DesignBackgroundUnfit, new Dictionary<string, object?> { ["pixels"] = LargestSide });
    }
}

internal static class CurrentDesigns
{
    /// <summary>
    /// By what a new document of the kind is issued: the design of the olympiad, the contest or the course of the cohort, or else the cabinet's for all of them; none where the product's standard holds.
    /// </summary>
    public static IQueryable<SavedDesign> CurrentDesignsFor(this AppDb db, Guid occasionId, CertificateKind kind) =>
        db.SavedDesigns
            .Where(d => d.IsCurrent && d.Kind == kind
                && (d.OlympiadId == occasionId || d.ContestId == occasionId || db.Cohorts.Any(c => c.Id == occasionId && c.CourseId == d.CourseId)
                    || (d.OlympiadId == null && d.ContestId == null && d.CourseId == null && d.ForContests == db.Contests.Any(c => c.Id == occasionId))))
            .OrderBy(d => d.OlympiadId == null && d.ContestId == null && d.CourseId == null).Take(1);
}
