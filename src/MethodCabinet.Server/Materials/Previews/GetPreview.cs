using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Previews;

/// <summary>The small picture of a file, for those who may fetch the file.</summary>
public static class GetPreview
{
    public static async Task<FileContentHttpResult> Handle(Guid id, Files files, AppDb db, HttpResponse response, CancellationToken cancellationToken)
    {
        var file = await files.FindAsync(id, cancellationToken);
        var preview = await db.Previews.AsNoTracking().SingleOrDefaultAsync(p => p.FileId == file.Id, cancellationToken) ?? throw new RuleBroken(MaterialErrors.FileNotFound);
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.File(preview.Content, "image/webp");
    }
}
