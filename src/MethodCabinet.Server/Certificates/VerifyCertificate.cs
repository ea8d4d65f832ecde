using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>Проверка подлинности: what a paper with this number must say, and nothing that it does not say.</summary>
public static class VerifyCertificate
{
    /// <param name="Revoked">The certificate was issued and taken back.</param>
    public sealed record Response(string Number, CertificateKind Kind, CertificateText Text, DateOnly IssuedOn, bool Revoked);

    public static async Task<Ok<Response>> Handle(string number, AppDb db, CancellationToken cancellationToken)
    {
        var normal = CertificateNumber.Normalize(number) ?? throw new RuleBroken(CertificateErrors.NotFound);
        var found = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Number == normal, cancellationToken)
            ?? throw new RuleBroken(CertificateErrors.NotFound);
        return TypedResults.Ok(new Response(found.Number, found.Kind, found.Text, found.IssuedOn, found.RevokedAt is not null));
    }
}
