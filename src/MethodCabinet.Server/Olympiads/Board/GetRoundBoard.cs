using MethodCabinet.Domain;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Olympiads.Board;

/// <summary>The board as it is now: all of it for staff, the own schools for a coordinator.</summary>
public static class GetRoundBoard
{
    public static async Task<Ok<RoundBoard>> Handle(Guid id, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var viewer = user.AsViewer();
        if (!await db.IsRoundSeenAsync(id, viewer, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        return TypedResults.Ok((await RoundBoard.ReadAsync(db, id, clock.GetUtcNow(), ct)).For(viewer));
    }
}
