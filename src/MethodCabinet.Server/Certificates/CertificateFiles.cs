using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Certificates.Designs;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>The drawn documents in the storage.</summary>
public sealed class CertificateFiles(AppDb db, Files files, IFileStore store, CertificateDesigns designs, SiteSettings site)
{
    /// <summary>So many are drawn and stored between two looks of the page at the progress.</summary>
    private const int BatchSize = 64;

    /// <summary>More at once than there are processors: while one file reaches the disk, others are drawn.</summary>
    private static readonly int AtOnce = 4 * Environment.ProcessorCount;

    /// <summary>Draws and stores all documents of an olympiad, a contest or a cohort that have no file yet.</summary>
    public async Task DrawAllAsync(Guid occasionId, CancellationToken ct)
    {
        while (await DrawAsync(occasionId, ct) > 0)
        {
            ct.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The document as it was stored; one that has no file yet is drawn.</summary>
    public async Task CopyToAsync(Certificate certificate, Stream target, CancellationToken ct)
    {
        if (certificate.FileId is { } file)
        {
            await Files.ReachAsync(() => store.CopyToAsync(file, target, ct), ct);
        }
        else
        {
            // A response takes no synchronous writes.
            using var drawn = await designs.ReadAsync([certificate], ct);
            using var content = Draw(certificate, drawn);
            await content.CopyToAsync(target, ct);
        }
    }

    /// <summary>«certificate-2026-7K3F-9QXD.pdf».</summary>
    public static string NameOf(Certificate certificate) =>
        $"{(certificate.Kind is CertificateKind.Participant or CertificateKind.Completion ? "certificate" : "diploma")}-{certificate.Number}.pdf";

    /// <summary>
    /// Draws and stores some of them; those that another job is just drawing are passed by. A file has the id of its document and
    /// always the same bytes, so that one which a job left behind when it died is written over.
    /// </summary>
    /// <returns>How many; 0 when there is nothing left to draw.</returns>
    private async Task<int> DrawAsync(Guid occasionId, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var certificates = await db.Certificates.FromSql(
            $"""
            select c.*, c.xmin from certificates.certificates c
            where c.revoked_at is null and c.file_id is null
              and c.ground_id in (select g.id from certificates.grounds g where g.occasion_id = {occasionId})
            order by c.register_number limit {BatchSize} for update of c skip locked
            """).ToListAsync(ct);
        using var drawing = await designs.ReadAsync(certificates, ct);
        var stored = new StoredFile[certificates.Count];
        await Parallel.ForEachAsync(certificates.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (drawn, token) => stored[drawn.Index] = await StoreAsync(drawn.Item, drawing, token));
        db.StoredFiles.AddRange(stored);
        foreach (var certificate in certificates)
        {
            certificate.FileId = certificate.Id;
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return certificates.Count;
    }

    private async Task<StoredFile> StoreAsync(Certificate certificate, DrawnDesigns drawn, CancellationToken ct)
    {
        using var content = Draw(certificate, drawn);
        var facts = await Files.ExamineAsync(NameOf(certificate), content, ct);
        return await files.WritePrivateAsync(facts, content, certificate.IssuedById, certificate.Id, ct);
    }

    private MemoryStream Draw(Certificate certificate, DrawnDesigns drawn)
    {
        var content = new MemoryStream();
        CertificateDrawing.Write(content, [certificate], drawn, site);
        content.Position = 0;
        return content;
    }
}
