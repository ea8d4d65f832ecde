using MethodCabinet.Domain;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>Takes preliminary results back: from now on only staff sees them.</summary>
public static class UnpublishStanding
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Olympiads.AnyAsync(o => o.Id == id, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        await PublishStanding.SetAsync(db, audit, id, published: false, isPublic: false, clock.GetUtcNow(), ct);
        return TypedResults.NoContent();
    }
}
