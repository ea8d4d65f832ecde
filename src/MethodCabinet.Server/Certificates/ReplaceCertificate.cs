using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>A new document of the same kind in the place of a revoked one, with the names and the signer of today.</summary>
public static class ReplaceCertificate
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CurrentUser user, NewCertificates certificates, IBackgroundJobClient jobs, CancellationToken cancellationToken)
    {
        var revoked = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken)
            ?? throw new RuleBroken(CertificateErrors.NotFound);
        var olympiadId = await db.Registrations.Where(r => r.Id == revoked.RegistrationId).Select(r => r.OlympiadId).SingleAsync(cancellationToken);
        var registration = db.Deserving(revoked.Kind).Where(r => r.Id == revoked.RegistrationId);
        if (!await registration.AnyAsync(cancellationToken))
        {
            var consents = await db.WithConsent().AnyAsync(r => r.Id == revoked.RegistrationId, cancellationToken);
            throw new RuleBroken(consents ? CertificateErrors.NoSuchAward : CertificateErrors.ConsentWithdrawn);
        }

        // One valid document for a registration, by the table's own index: otherwise this one is not revoked, or has its successor.
        await certificates.EnterAsync(registration, olympiadId, revoked.Kind, user.PersonId, cancellationToken);
        jobs.Enqueue<CertificateFiles>(files => files.DrawAllAsync(olympiadId, CancellationToken.None));
        return TypedResults.NoContent();
    }
}
