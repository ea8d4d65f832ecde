using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>A new certificate in the place of a revoked one, with the names and the signer of today.</summary>
public static class ReplaceCertificate
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CurrentUser user, NewCertificates certificates, CancellationToken cancellationToken)
    {
        var revoked = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken)
            ?? throw new RuleBroken(CertificateErrors.NotFound);
        var registration = db.WithConsent().Where(r => r.Id == revoked.RegistrationId);
        if (!await registration.AnyAsync(cancellationToken))
        {
            throw new RuleBroken(CertificateErrors.ConsentWithdrawn);
        }

        await certificates.AddAsync(registration, user.PersonId, cancellationToken);

        // One valid certificate for a registration, by the table's own index: otherwise this one is not revoked, or has its successor.
        await db.SaveUniqueAsync(CertificateErrors.NothingToIssue, cancellationToken);
        return TypedResults.NoContent();
    }
}
