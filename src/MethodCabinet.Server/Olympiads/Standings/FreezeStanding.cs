using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>From now on everybody but staff is shown the standing of this moment.</summary>
public static class FreezeStanding
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CurrentUser user, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Rounds.AnyAsync(r => r.OlympiadId == id && r.ScoredAt != null, ct))
        {
            throw new RuleBroken(await db.Olympiads.AnyAsync(o => o.Id == id, ct) ? ScoringErrors.NothingToPublish : PlatformErrors.NotFound);
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // First, because it takes the standing's row: a mark that is being placed is in the frozen standing, or comes after it.
        await StandingChanges.TellAsync(db, id, now, ct);
        db.FrozenStandings.Add(new FrozenStanding { OlympiadId = id, FrozenAt = now, FrozenById = user.PersonId, Results = await StandingReads.ResultsAsync(db, id, ct) });
        audit.Record("Standing.frozen", id);
        await db.SaveUniqueAsync(ResultsErrors.FrozenAlready, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Shows everybody the standing as it is again.</summary>
public static class UnfreezeStanding
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();

        // The contest's feed goes on telling when the standing stood still, and since when it does no more.
        await db.Standings
            .Where(s => s.OlympiadId == id && db.FrozenStandings.Any(f => f.OlympiadId == id))
            .ExecuteUpdateAsync(
                s => s.SetProperty(x => x.FroseAt, x => db.FrozenStandings.Where(f => f.OlympiadId == x.OlympiadId).Select(f => (DateTimeOffset?)f.FrozenAt).Single()).SetProperty(x => x.ThawedAt, now),
                ct);
        if (await db.FrozenStandings.Where(f => f.OlympiadId == id).ExecuteDeleteAsync(ct) > 0)
        {
            audit.Record("Standing.unfrozen", id);
            await db.SaveChangesAsync(ct);
            await StandingChanges.TellAsync(db, id, now, ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
