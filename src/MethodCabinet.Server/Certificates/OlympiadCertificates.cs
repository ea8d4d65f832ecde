using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

internal static class OlympiadCertificates
{
    /// <summary>
    /// Valid documents as far as somebody sees them. A diploma stays with the cabinet while the standing is frozen: it would tell the end before the ceremony, which a certificate of
    /// participation does not. When the consent to processing is withdrawn, a document is its holder's alone.
    /// </summary>
    public static IQueryable<Certificate> CertificatesSeenBy(this AppDb db, CurrentUser user)
    {
        var (me, isStaff, schools, consenting) = (user.PersonId, user.IsStaff, user.Coordinates.ToArray(), db.WithConsent());
        return
            from certificate in db.Certificates
            join registration in db.Registrations on certificate.RegistrationId equals registration.Id
            where certificate.RevokedAt == null
                && (isStaff || certificate.Kind == CertificateKind.Participant || !db.FrozenStandings.Any(f => f.OlympiadId == registration.OlympiadId))
                && (certificate.HolderId == me
                    || db.Guardianships.Any(g => g.GuardianId == me && g.WardId == certificate.HolderId)
                    || ((isStaff || schools.Contains(registration.OrganizationId)) && consenting.Any(r => r.Id == registration.Id)))
            select certificate;
    }

    /// <summary>Documents of an olympiad to be handed out together, a coordinator's those of the own school; the export is recorded.</summary>
    public static async Task<List<Certificate>> ExportAsync(
        Guid olympiadId, CertificateKind? kind, AppDb db, CurrentUser user, Audit audit, CancellationToken ct)
    {
        var certificates = await (
            from certificate in db.CertificatesSeenBy(user)
            join registration in db.Registrations on certificate.RegistrationId equals registration.Id
            where registration.OlympiadId == olympiadId && (user.IsStaff || user.Coordinates.Contains(registration.OrganizationId)) && (kind == null || certificate.Kind == kind)
            orderby registration.OrganizationId, registration.Grade, certificate.RegisterNumber
            select certificate)
            .AsNoTracking()
            .ToListAsync(ct);
        if (certificates.Count == 0)
        {
            throw new RuleBroken(CertificateErrors.NotFound);
        }

        audit.Record("certificates.exported", olympiadId, new { certificates.Count });
        await db.SaveChangesAsync(ct);
        return certificates;
    }
}
