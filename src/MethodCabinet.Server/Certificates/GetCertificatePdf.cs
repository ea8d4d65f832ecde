using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>The document itself: for its holder, the holder's guardian, the coordinator of the school and the staff.</summary>
public static class GetCertificatePdf
{
    public static async Task<FileContentHttpResult> Handle(Guid id, AppDb db, CurrentUser user, SiteSettings site, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.RevokedAt == null, cancellationToken);
        if (certificate is null || !await MaySeeAsync(certificate, db, user, cancellationToken))
        {
            throw new RuleBroken(CertificateErrors.NotFound);
        }

        using var file = new MemoryStream();
        CertificateDrawing.Write(file, [certificate], site);
        return TypedResults.File(file.ToArray(), "application/pdf", $"certificate-{certificate.Number}.pdf");
    }

    private static async Task<bool> MaySeeAsync(Certificate certificate, AppDb db, CurrentUser user, CancellationToken cancellationToken) =>
        user.IsStaff
        || certificate.HolderId == user.PersonId
        || await db.Guardianships.AnyAsync(g => g.WardId == certificate.HolderId && g.GuardianId == user.PersonId, cancellationToken)
        || await db.Registrations.AnyAsync(r => r.Id == certificate.RegistrationId && user.Coordinates.Contains(r.OrganizationId), cancellationToken);
}
