using System.IO.Compression;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Certificates;

/// <summary>All documents of an olympiad, or all of a kind, as files in an archive; a coordinator gets those of the own school.</summary>
public static class GetOlympiadCertificatesZip
{
    public static async Task<PushStreamHttpResult> Handle(
        Guid olympiadId, Named<CertificateKind>? kind, AppDb db, CurrentUser user, Audit audit, CertificateFiles files, HttpContext context, CancellationToken cancellationToken) =>
        await SendAsync(olympiadId, kind, db, user, audit, files, context, cancellationToken);

    /// <param name="occasionId">The olympiad or the contest.</param>
    internal static async Task<PushStreamHttpResult> SendAsync(
        Guid occasionId, Named<CertificateKind>? kind, AppDb db, CurrentUser user, Audit audit, CertificateFiles files, HttpContext context, CancellationToken cancellationToken)
    {
        var certificates = await SeenCertificates.ExportAsync(occasionId, kind?.Value, db, user, audit, cancellationToken);

        // The archive ends its entries by synchronous writes, whichever way it is asked.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return TypedResults.Stream(
            async body =>
            {
                await using var archive = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
                foreach (var certificate in certificates)
                {
                    // A PDF is compressed already.
                    var entry = archive.CreateEntry(FileKind.SafeName($"{certificate.Text.Holder}, {CertificateFiles.NameOf(certificate)}"), CompressionLevel.NoCompression);
                    await using var file = await entry.OpenAsync(cancellationToken);
                    await files.CopyToAsync(certificate, file, cancellationToken);
                }
            },
            "application/zip",
            "certificates.zip");
    }
}
