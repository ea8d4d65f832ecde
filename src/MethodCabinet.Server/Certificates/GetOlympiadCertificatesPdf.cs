using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>All certificates of an olympiad to print at once; a coordinator gets those of the own school.</summary>
public static class GetOlympiadCertificatesPdf
{
    public static async Task<FileContentHttpResult> Handle(
        Guid olympiadId, AppDb db, CurrentUser user, Audit audit, SiteSettings site, CancellationToken cancellationToken)
    {
        var certificates = await (
            from certificate in db.Certificates
            join registration in db.Registrations on certificate.RegistrationId equals registration.Id
            where registration.OlympiadId == olympiadId && certificate.RevokedAt == null
                && (user.IsStaff || user.Coordinates.Contains(registration.OrganizationId))
            orderby registration.OrganizationId, registration.Grade, certificate.Number
            select certificate)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        if (certificates.Count == 0)
        {
            throw new RuleBroken(CertificateErrors.NotFound);
        }

        audit.Record("certificates.exported", olympiadId, new { certificates.Count });
        await db.SaveChangesAsync(cancellationToken);

        using var file = new MemoryStream();
        CertificateDrawing.Write(file, certificates, site);
        return TypedResults.File(file.ToArray(), "application/pdf", "certificates.pdf");
    }
}
