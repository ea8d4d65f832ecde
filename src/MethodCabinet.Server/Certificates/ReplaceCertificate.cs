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
        var own = await db.CertificateGrounds.AsNoTracking().SingleOrDefaultAsync(g => g.Id == revoked.GroundId && g.CoAuthor == revoked.CoAuthor, cancellationToken)
            ?? throw new RuleBroken(CertificateErrors.NoSuchAward);
        var (occasionId, ground) = (own.OccasionId, db.Deserving(revoked.Kind).Where(g => g.Id == revoked.GroundId && g.CoAuthor == revoked.CoAuthor));
        if (!await ground.AnyAsync(cancellationToken))
        {
            throw new RuleBroken(own.HasConsent ? CertificateErrors.NoSuchAward : CertificateErrors.ConsentWithdrawn);
        }

        // One valid document for a ground, by the table's own index: otherwise this one is not revoked, or has its successor.
        await certificates.EnterAsync(ground, occasionId, revoked.Kind, user.PersonId, cancellationToken);
        jobs.Enqueue<CertificateFiles>(files => files.DrawAllAsync(occasionId, CancellationToken.None));
        return TypedResults.NoContent();
    }
}
