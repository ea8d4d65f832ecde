using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Olympiads.Board;

/// <summary>The board as it is now: all of it for staff, the own schools for a coordinator.</summary>
public static class GetRoundBoard
{
    /// <param name="silent">After how many minutes without a sign a participant counts as silent; <see cref="BoardRules.SilentMinutes"/> unless it is said.</param>
    public static async Task<Ok<RoundBoard>> Handle(Guid id, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct, int? silent = null)
    {
        var viewer = user.AsViewer();
        if (!await db.IsRoundSeenAsync(id, viewer, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        var silentMinutes = Math.Clamp(silent ?? BoardRules.SilentMinutes, 1, BoardRules.MaxSilentMinutes);
        return TypedResults.Ok((await RoundBoard.ReadAsync(db, id, clock.GetUtcNow(), ct, silentMinutes)).For(viewer));
    }
}
