using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>Which parts of one's own large file are here, and when all are, whether the file may be handed out.</summary>
public static class GetLargeUpload
{
    public static async Task<Ok<UploadView>> Handle(Guid id, OwnUploads own, AppDb db, IPartStore parts, CancellationToken ct) =>
        TypedResults.Ok(await UploadView.OfAsync(await own.FindAsync(id, ct), db, parts, ct));
}
