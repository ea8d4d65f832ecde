using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Results;

/// <summary>Rules, statuses, what forbids to sign, the signature and what was changed by hand.</summary>
public static class GetResults
{
    internal static async Task<Ok<ResultsView>> Handle(Guid id, AppDb db, CurrentUser user, StandingCache cache, TimeProvider clock, CancellationToken ct)
    {
        var isChair = await db.DemandManagerAsync(id, user, ct);
        var standing = await cache.GetAsync(db, id, ct).OrNotFound();
        var (rules, version) = await db.AwardRulesAsync(id, ct);
        var signature = await (
            from signing in db.ResultsSignings
            join person in db.People on signing.SignedById equals person.Id
            where signing.OlympiadId == id
            select new { Person = person, signing.SignedAt, signing.Rules })
            .AsNoTracking().SingleOrDefaultAsync(ct);
        return TypedResults.Ok(new ResultsView(
            id,
            standing.Head.Title,
            signature?.Rules ?? rules,
            version,
            standing.Head.Version,
            isChair,
            standing.Head.FrozenAt,
            signature is null ? null : new ResultsView.Signature(signature.Person.FullName, signature.SignedAt),
            await db.ObstaclesAsync(id, standing.Results.Count == 0, clock.GetUtcNow(), ct),
            await db.AwardTracksAsync(standing, rules, tried: null, user, ct),
            await ChangesAsync(db, id, user.PersonId, ct)));
    }

    /// <summary>There are none before the first signature, so that they name nobody whom a juror may not know.</summary>
    private static async Task<IReadOnlyList<ResultsView.Change>> ChangesAsync(AppDb db, Guid id, Guid me, CancellationToken ct)
    {
        if (!await db.ResultsSignings.AnyAsync(s => s.OlympiadId == id, ct))
        {
            return [];
        }

        var changes = await (
            from change in db.AwardChanges
            join registration in db.Registrations on change.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            join proposer in db.People on change.ProposedById equals proposer.Id
            from decider in db.People.Where(p => p.Id == change.DecidedById).DefaultIfEmpty()
            where registration.OlympiadId == id
            orderby change.ProposedAt descending
            select new { Change = change, Person = person, Proposer = proposer, Decider = decider })
            .AsNoTracking().ToListAsync(ct);
        return
        [
            .. changes.Select(c => new ResultsView.Change(
                c.Change.Id,
                c.Change.RegistrationId,
                $"{c.Person.LastName} {c.Person.FirstName}",
                c.Change.From,
                c.Change.To,
                c.Change.Reason,
                c.Proposer.FullName,
                c.Change.ProposedAt,
                c.Change.State,
                c.Decider?.FullName,
                c.Change.DecidedAt,
                c.Change.ProposedById == me)),
        ];
    }
}

/// <summary>Who would have which status by other rules, and who gains or loses one. Changes nothing.</summary>
public static class SimulateAwards
{
    internal static async Task<Ok<IReadOnlyList<AwardTrack>>> Handle(
        Guid id, Domain.Olympiads.Results.AwardRules request, AppDb db, CurrentUser user, StandingCache cache, CancellationToken ct)
    {
        await db.DemandManagerAsync(id, user, ct);
        var standing = await cache.GetAsync(db, id, ct).OrNotFound();
        request.Check([.. standing.Tracks.Select(t => t.Id)]);
        var (saved, _) = await db.AwardRulesAsync(id, ct);
        return TypedResults.Ok(await db.AwardTracksAsync(standing, saved, request, user, ct));
    }
}
