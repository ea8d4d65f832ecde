using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>One's own large files that are still on their way, and how much room there is for others.</summary>
public static class ListOwnUploads
{
    /// <param name="MaxBytes">Of one file.</param>
    /// <param name="OwnBytes">Of one's own files, those on their way included.</param>
    /// <param name="OwnLimit">For all of them together; 0 for those who bring none.</param>
    /// <param name="AllLeft">Bytes left for everybody together; null for as many as the storage takes.</param>
    public sealed record Response(long MaxBytes, long OwnBytes, long OwnLimit, long? AllLeft, IReadOnlyList<Row> Unfinished, IReadOnlyList<Refusal> Refused);

    /// <param name="Place">Of what it is a part; null for a file of one's own.</param>
    public sealed record Row(Guid Id, string Name, long Size, DateTimeOffset BegunAt, string? Place);

    /// <summary>One that has arrived of late and is kept apart.</summary>
    /// <param name="Finding">What the antivirus says of an infected one.</param>
    /// <param name="Place">As of a row.</param>
    public sealed record Refusal(Guid Id, string Name, FileState State, string? Finding, string? Place);

    public static async Task<Ok<Response>> Handle(AppDb db, CurrentUser user, StorageQuota quota, UploadLimit limit, CancellationToken ct)
    {
        var room = await quota.RoomAsync(ct);
        var me = user.PersonId;
        var unfinished = await db.LargeUploads.Where(u => u.OwnerId == me && u.CompletedAt == null).OrderByDescending(u => u.BegunAt)
            .Select(u => new Row(u.Id, u.Name, u.Size, u.BegunAt, u.BroughtFor)).ToListAsync(ct);
        var refused = await (
            from upload in db.LargeUploads
            join file in db.StoredFiles on upload.Id equals file.Id
            where upload.OwnerId == me && (file.FileState == FileState.Infected || file.FileState == FileState.Spoilt)
            orderby upload.CompletedAt descending
            select new Refusal(file.Id, file.Name, file.FileState, file.Finding, file.BroughtFor))
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(limit.MaxBytes, room.Own, room.OwnLimit, room.AllLeft, unfinished, refused));
    }
}
