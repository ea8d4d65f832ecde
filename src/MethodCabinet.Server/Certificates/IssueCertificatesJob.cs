using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>Enters, draws and stores the documents of an olympiad, the highest first. Run again, or twice at once, it makes only those that are missing.</summary>
public sealed class IssueCertificatesJob(AppDb db, NewCertificates certificates, CertificateFiles files, TimeProvider clock)
{
    public async Task RunAsync(Guid olympiadId, CancellationToken cancellationToken)
    {
        var issuerId = await db.Issuings.Where(i => i.OlympiadId == olympiadId).Select(i => i.StartedById).SingleAsync(cancellationToken);
        foreach (var kind in Enum.GetValues<CertificateKind>().OrderDescending())
        {
            while (await certificates.EnterAsync(db.Without(olympiadId, kind), olympiadId, kind, issuerId, cancellationToken) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        await files.DrawAllAsync(olympiadId, cancellationToken);

        // Not yet, while another job draws the last ones.
        if (!await db.Undrawn(olympiadId).AnyAsync(cancellationToken))
        {
            await db.Issuings.Where(i => i.OlympiadId == olympiadId && i.FinishedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.FinishedAt, clock.GetUtcNow()), cancellationToken);
        }
    }
}
