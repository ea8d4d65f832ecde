using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials.Previews;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Library;

/// <summary>What stands for a material in a list: the small picture of one of its files, or the kind of the first.</summary>
/// <param name="Preview">Address of the small picture; null where there is none.</param>
public sealed record MaterialCover(string MediaType, string? Preview);

internal static class MaterialFileRows
{
    /// <summary>The newest version of each file: what a reader is given.</summary>
    public static IQueryable<MaterialFile> NewestFiles(this AppDb db) =>
        db.MaterialFiles.Where(f => !db.MaterialFiles.Any(n => n.MaterialId == f.MaterialId && n.Number == f.Number && n.Revision > f.Revision));
}

/// <summary>The small picture of the newest version of a file, for who may read the material.</summary>
public static class GetMaterialPreview
{
    /// <param name="revision">Only makes the address another one when another version comes: the browser keeps the picture for a day.</param>
    /// <param name="isSmall">As lists show it.</param>
    public static async Task<FileContentHttpResult> Handle(
        Guid id,
        int number,
        AppDb db,
        LibraryReads reads,
        HttpResponse response,
        CancellationToken ct,
        [FromQuery(Name = "version")] int? revision = null,
        [FromQuery(Name = "small")] bool isSmall = false)
    {
        await reads.FindAsync(id, ct);
        var content = await (
            from file in db.NewestFiles()
            join stored in db.StoredFiles on file.FileId equals stored.Id
            join preview in db.Previews on file.FileId equals preview.FileId
            where file.MaterialId == id && file.Number == number && (revision == null || file.Revision == revision) && stored.FileState == FileState.Ready
            select preview.Content)
            .SingleOrDefaultAsync(ct) ?? throw new RuleBroken(LibraryErrors.FileMissing);

        // The next one at a shared computer may not be a reader of it.
        response.Headers.Vary = "Cookie";
        response.Headers.CacheControl = "private, max-age=86400";
        return TypedResults.File(isSmall ? PreviewPicture.Smaller(content) : content, "image/webp");
    }
}

/// <summary>
/// Takes the first page of a PDF as a picture, from the browser of who brought the PDF: nothing in this product draws one on the server. It is drawn anew here, so that nothing but a small picture is kept.
/// </summary>
public static class PutFirstPage
{
    public const int MaxBytes = 1 << 20;

    /// <param name="body">A picture.</param>
    /// <exception cref="RuleBroken">MayNotEdit; FileMissing, also for what is no PDF; MaterialErrors.FileKindUnknown for what is no picture.</exception>
    public static async Task<NoContent> Handle(Guid id, int number, Stream body, AppDb db, LibraryReads reads, CancellationToken ct)
    {
        using var picture = new MemoryStream();
        await body.CopyToAsync(picture, ct);
        if (!reads.Reader.Edits(await reads.FindAsync(id, ct)))
        {
            throw new RuleBroken(LibraryErrors.MayNotEdit);
        }

        var file = await db.NewestFiles().Where(f => f.MaterialId == id && f.Number == number)
            .Join(db.StoredFiles.Where(s => s.MediaType == "application/pdf"), f => f.FileId, s => s.Id, (f, s) => (Guid?)s.Id)
            .SingleOrDefaultAsync(ct) ?? throw new RuleBroken(LibraryErrors.FileMissing);
        picture.Position = 0;
        var content = PreviewPicture.Of(picture) ?? throw new RuleBroken(MaterialErrors.FileKindUnknown);
        await db.Database.ExecuteSqlAsync(
            $"insert into materials.previews (file_id, content) values ({file}, {content}) on conflict (file_id) do update set content = excluded.content", ct);
        return TypedResults.NoContent();
    }
}
