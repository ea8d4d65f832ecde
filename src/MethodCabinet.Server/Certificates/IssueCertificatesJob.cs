using MethodCabinet.Server.Data;

namespace MethodCabinet.Server.Certificates;

/// <summary>Makes the certificates of an olympiad. Run again it makes only those that are missing.</summary>
public sealed class IssueCertificatesJob(AppDb db, NewCertificates certificates)
{
    public Task RunAsync(Guid olympiadId, Guid issuerId, CancellationToken cancellationToken) =>
        certificates.AddAsync(IssueCertificates.WithoutCertificate(db, olympiadId), issuerId, cancellationToken);
}
