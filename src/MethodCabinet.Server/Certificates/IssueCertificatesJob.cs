using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>Enters, draws and stores the documents of an olympiad, a contest or a cohort, the highest first. Run again, or twice at once, it makes only those that are missing.</summary>
public sealed class IssueCertificatesJob(AppDb db, NewCertificates certificates, CertificateFiles files, TimeProvider clock)
{
    public async Task RunAsync(Guid occasionId, CancellationToken cancellationToken)
    {
        var startedBy = await db.Issuings.Where(i => i.OccasionId == occasionId).Select(i => i.StartedById).SingleAsync(cancellationToken);
        foreach (var kind in Enum.GetValues<CertificateKind>().OrderDescending())
        {
            while (await certificates.EnterAsync(db.Without(occasionId, kind), occasionId, kind, startedBy, cancellationToken) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        await files.DrawAllAsync(occasionId, cancellationToken);

        // Not yet, while another job draws the last ones; that one ends the order, whichever was asked for first.
        var now = clock.GetUtcNow();
        if (await db.LeftAsync(occasionId, cancellationToken) == 0)
        {
            await db.Issuings.Where(i => i.OccasionId == occasionId && i.FinishedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.FinishedAt, now), cancellationToken);
        }
    }
}
