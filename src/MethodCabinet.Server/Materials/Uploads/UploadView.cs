using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>A large file on its way, or one that has arrived.</summary>
/// <param name="Id">Of the upload, and of the stored file when all of it is here.</param>
/// <param name="PartSize">Bytes of each part but the last.</param>
/// <param name="Held">Numbers of the parts that are here whole, from 1.</param>
/// <param name="File">When all of it is here.</param>
public sealed record UploadView(Guid Id, string Name, string MediaType, long Size, int PartSize, IReadOnlyList<int> Held, DateTimeOffset BegunAt, UploadView.Arrived? File)
{
    /// <param name="Address">Where pages find it: <c>/api/files/{id}</c>.</param>
    /// <param name="Finding">What the antivirus says of an infected one.</param>
    public sealed record Arrived(FileState State, string Address, string? Finding);

    internal static async Task<UploadView> OfAsync(LargeUpload upload, AppDb db, IPartStore parts, CancellationToken ct)
    {
        if (upload.CompletedAt is not null)
        {
            var id = upload.Id;
            var file = await db.StoredFiles.Where(f => f.Id == id).Select(f => new Arrived(f.FileState, $"/api/files/{f.Id}", f.Finding)).SingleOrDefaultAsync(ct);
            return Of(upload, [], file);
        }

        var held = await Files.ReachAsync(() => parts.ListAsync(upload.Id, upload.Token, ct), ct);
        return Of(upload, [.. Enumerable.Range(1, LargeUploads.PartsOf(upload.Size)).Where(part => IsHeld(upload, held, part))], null);
    }

    internal static bool IsHeld(LargeUpload upload, IReadOnlyDictionary<int, long> held, int part) =>
        held.GetValueOrDefault(part) == LargeUploads.SizeOfPart(upload.Size, part);

    private static UploadView Of(LargeUpload upload, IReadOnlyList<int> held, Arrived? file) =>
        new(upload.Id, upload.Name, upload.MediaType, upload.Size, LargeUploads.PartBytesOf(upload.Size), held, upload.BegunAt, file);
}
