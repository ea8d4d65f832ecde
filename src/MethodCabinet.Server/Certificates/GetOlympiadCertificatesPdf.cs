using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Certificates.Designs;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Certificates;

/// <summary>All documents of an olympiad, or all of a kind, to print at once; a coordinator gets those of the own school.</summary>
public static class GetOlympiadCertificatesPdf
{
    public static async Task<FileStreamHttpResult> Handle(
        Guid olympiadId, Named<CertificateKind>? kind, AppDb db, CurrentUser user, Audit audit, CertificateDesigns designs, SiteSettings site, CancellationToken cancellationToken) =>
        await SendAsync(olympiadId, kind, db, user, audit, designs, site, cancellationToken);

    /// <param name="occasionId">The olympiad or the contest.</param>
    internal static async Task<FileStreamHttpResult> SendAsync(
        Guid occasionId, Named<CertificateKind>? kind, AppDb db, CurrentUser user, Audit audit, CertificateDesigns designs, SiteSettings site, CancellationToken cancellationToken)
    {
        var certificates = await SeenCertificates.ExportAsync(occasionId, kind?.Value, db, user, audit, cancellationToken);
        using var drawn = await designs.ReadAsync(certificates, cancellationToken);

        // Documents of a thousand pupils with their backgrounds are more than the memory is for.
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        try
        {
            CertificateDrawing.Write(file, certificates, drawn, site);
            file.Position = 0;
            return TypedResults.File(file, "application/pdf", "certificates.pdf");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
