using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Materials;

/// <summary>Stores a picture, sound or document of an author.</summary>
public static class UploadFile
{
    /// <summary>Bytes.</summary>
    public const int MaxSize = 20 << 20;

    /// <param name="Address">Where pages find it: <c>/api/files/{id}</c>.</param>
    public sealed record Response(Guid Id, string Name, string MediaType, long Size, string Address);

    public static async Task<Ok<Response>> Handle(IFormFile file, Files files, AppDb db, CurrentUser user, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        var stored = await files.AddAsync(file.FileName, content, user.PersonId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Response(stored.Id, stored.Name, stored.MediaType, stored.Size, $"/api/files/{stored.Id}"));
    }
}
