using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Certificates;

/// <summary>A new certificate in the place of a revoked one, with the names and the signer of today.</summary>
public static class ReplaceCertificate
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CurrentUser user, NewCertificates certificates, CancellationToken cancellationToken)
    {
        var revoked = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken)
            ?? throw new RuleBroken(CertificateErrors.NotFound);
        try
        {
            await certificates.AddAsync(db.Registrations.Where(r => r.Id == revoked.RegistrationId), user.PersonId, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // One valid certificate for a registration, by the table's own index: this one is not revoked, or has its successor.
            throw new RuleBroken(CertificateErrors.NothingToIssue);
        }

        return TypedResults.NoContent();
    }
}
