using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>The document itself: for its holder, the holder's guardian, the coordinator of the school and the staff.</summary>
public static class GetCertificatePdf
{
    public static async Task<FileContentHttpResult> Handle(Guid id, AppDb db, CurrentUser user, CertificateFiles files, CancellationToken cancellationToken)
    {
        var certificate = await db.CertificatesSeenBy(user).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken)
            ?? throw new RuleBroken(CertificateErrors.NotFound);
        using var file = new MemoryStream();
        await files.CopyToAsync(certificate, file, cancellationToken);
        return TypedResults.File(file.ToArray(), "application/pdf", CertificateFiles.NameOf(certificate));
    }
}
