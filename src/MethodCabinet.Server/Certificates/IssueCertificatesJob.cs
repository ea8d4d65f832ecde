using MethodCabinet.Server.Data;

namespace MethodCabinet.Server.Certificates;

/// <summary>Makes the certificates of an olympiad. Run again it makes only those that are missing.</summary>
public sealed class IssueCertificatesJob(AppDb db, NewCertificates certificates)
{
    public async Task RunAsync(Guid olympiadId, Guid issuerId, CancellationToken cancellationToken)
    {
        await certificates.AddAsync(IssueCertificates.WithoutCertificate(db, olympiadId), issuerId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
