using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>Takes a certificate back, with the reason that the register keeps.</summary>
public static class RevokeCertificate
{
    public sealed record Request(string Reason);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.SingleOrDefaultAsync(c => c.Id == id, cancellationToken)
            ?? throw new RuleBroken(CertificateErrors.NotFound);
        certificate.Revoke(request.Reason, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
