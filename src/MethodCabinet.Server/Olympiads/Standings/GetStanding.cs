using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>The standing as the signed-in reader may see it: staff all, a coordinator the own school, a participant and guardian the own row.</summary>
public static class GetStanding
{
    internal static async Task<Ok<StandingView>> Handle(Guid id, AppDb db, CurrentUser user, StandingCache cache, CancellationToken ct)
    {
        var viewer = await ViewerAsync(db, user, ct);
        var snapshot = await cache.GetAsync(db, id, ct).OrNotFound();
        return TypedResults.Ok(snapshot.For(viewer) ?? throw new RuleBroken(ScoringErrors.ResultsNotPublished));
    }

    internal static async Task<StandingViewer> ViewerAsync(AppDb db, CurrentUser user, CancellationToken ct)
    {
        var wards = await db.Guardianships.Where(g => g.GuardianId == user.PersonId).Select(g => g.WardId).ToListAsync(ct);
        return new StandingViewer(user.PersonId, user.IsStaff, user.Coordinates, wards.ToHashSet());
    }
}
