using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Certificates.Designs;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Certificates;

/// <summary>All documents of an olympiad, or all of a kind, to print at once; a coordinator gets those of the own school.</summary>
public static class GetOlympiadCertificatesPdf
{
    public static async Task<FileContentHttpResult> Handle(
        Guid olympiadId, Named<CertificateKind>? kind, AppDb db, CurrentUser user, Audit audit, CertificateDesigns designs, SiteSettings site, CancellationToken cancellationToken) =>
        await SendAsync(olympiadId, kind, db, user, audit, designs, site, cancellationToken);

    /// <param name="occasionId">The olympiad or the contest.</param>
    internal static async Task<FileContentHttpResult> SendAsync(
        Guid occasionId, Named<CertificateKind>? kind, AppDb db, CurrentUser user, Audit audit, CertificateDesigns designs, SiteSettings site, CancellationToken cancellationToken)
    {
        var certificates = await SeenCertificates.ExportAsync(occasionId, kind?.Value, db, user, audit, cancellationToken);
        using var drawn = await designs.ReadAsync(certificates, cancellationToken);
        using var file = new MemoryStream();
        CertificateDrawing.Write(file, certificates, drawn, site);
        return TypedResults.File(file.ToArray(), "application/pdf", "certificates.pdf");
    }
}
