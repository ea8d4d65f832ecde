using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Videos;

/// <summary>How far the qualities of a recording are, for its author.</summary>
public static class GetVideo
{
    public static async Task<Ok<VideoView>> Handle(Guid id, AppDb db, VideoFiles videos, CancellationToken ct)
    {
        await db.RequireVideoAsync(id, ct);
        return TypedResults.Ok(await videos.ViewAsync(id, ct));
    }

    /// <summary>A stored recording, one of the library too: to tell how far it is gives nobody a piece of it.</summary>
    internal static async Task RequireVideoAsync(this AppDb db, Guid id, CancellationToken ct)
    {
        if (!await db.StoredFiles.AnyAsync(f => f.Id == id && f.RemovedAt == null && f.MediaType.StartsWith("video/") && (f.FileState == FileState.Ready || f.FileState == FileState.Checking), ct))
        {
            throw new RuleBroken(MaterialErrors.FileNotFound);
        }
    }
}

/// <summary>Tries again what failed.</summary>
public static class ConvertVideoAgain
{
    public static async Task<Ok<VideoView>> Handle(Guid id, AppDb db, VideoFiles videos, CancellationToken ct)
    {
        await db.RequireVideoAsync(id, ct);
        var again = await db.Videos.Where(v => v.FileId == id && (v.VideoState == VideoState.Failed || v.VideoState == VideoState.NoConverter))
            .ExecuteUpdateAsync(set => set.SetProperty(v => v.VideoState, VideoState.Waiting).SetProperty(v => v.Attempts, 0).SetProperty(v => v.Problem, (string?)null), ct);
        if (again == 1)
        {
            videos.Begin(id);
        }

        return TypedResults.Ok(await videos.ViewAsync(id, ct));
    }
}
