using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>Who sees which documents.</summary>
internal static class SeenCertificates
{
    /// <summary>
    /// Valid documents as far as somebody sees them. A diploma stays with the cabinet while the standing is frozen: it would tell the end before the ceremony, which a certificate of
    /// participation does not. When the consent to processing is withdrawn, a document is its holder's alone.
    /// </summary>
    public static IQueryable<Certificate> CertificatesSeenBy(this AppDb db, CurrentUser user)
    {
        var (me, isStaff, schools) = (user.PersonId, user.IsStaff, user.Coordinates.ToArray());
        return
            from certificate in db.Certificates
            join ground in db.CertificateGrounds on certificate.GroundId equals ground.Id
            where certificate.RevokedAt == null && ground.CoAuthor == 0
                && (isStaff || certificate.Kind == CertificateKind.Participant || certificate.Kind == CertificateKind.Completion || !db.FrozenStandings.Any(f => f.OlympiadId == ground.OccasionId))
                && (certificate.HolderId == me
                    || db.Guardianships.Any(g => g.GuardianId == me && g.WardId == certificate.HolderId)
                    || ((isStaff || schools.Contains(ground.OrganizationId)) && ground.HasConsent))
            select certificate;
    }

    /// <summary>Documents of an olympiad, a contest or a cohort to be handed out together, a coordinator's those of the own school; the export is recorded.</summary>
    public static async Task<List<Certificate>> ExportAsync(
        Guid occasionId, CertificateKind? kind, AppDb db, CurrentUser user, Audit audit, CancellationToken ct)
    {
        var certificates = await (
            from certificate in db.CertificatesSeenBy(user)
            join ground in db.CertificateGrounds on certificate.GroundId equals ground.Id
            where ground.CoAuthor == 0 && ground.OccasionId == occasionId
                && (user.IsStaff || user.Coordinates.Contains(ground.OrganizationId)) && (kind == null || certificate.Kind == kind)
            orderby ground.OrganizationId, ground.Grade, certificate.RegisterNumber
            select certificate)
            .AsNoTracking()
            .ToListAsync(ct);
        if (certificates.Count == 0)
        {
            throw new RuleBroken(CertificateErrors.NotFound);
        }

        audit.Record("certificates.exported", occasionId, new { certificates.Count });
        await db.SaveChangesAsync(ct);
        return certificates;
    }
}
