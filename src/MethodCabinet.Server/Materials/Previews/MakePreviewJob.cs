using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Previews;

/// <summary>Makes the small picture of a stored file. One that cannot be read has none.</summary>
public sealed class MakePreviewJob(AppDb db, IFileStore store)
{
    /// <summary>Of the large picture, which is read into memory: the decoder goes back and forth in it.</summary>
    private const long MaxBytes = 64 << 20;

    public async Task RunAsync(Guid fileId, CancellationToken ct)
    {
        var file = await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.RemovedAt == null, ct);
        if (file is null || file.Size > MaxBytes || !Preview.IsMadeOf(file) || await db.Previews.AnyAsync(p => p.FileId == fileId, ct))
        {
            return;
        }

        using var picture = new MemoryStream((int)file.Size);
        await store.CopyToAsync(fileId, picture, ct);
        picture.Position = 0;
        if (PreviewPicture.Of(picture) is { } content)
        {
            // Two jobs may have made it at once, or the file be gone meanwhile.
            await db.Database.ExecuteSqlAsync(
                $"insert into materials.previews (file_id, content) select id, {content} from materials.files where id = {fileId} on conflict do nothing", ct);
        }
    }
}
