using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Results;

/// <summary>The chair of the jury signs: points, places and statuses are final.</summary>
public static class SignResults
{
    /// <summary>What the chair has seen: whoever changes a mark or a rule in the same moment has the chair look again.</summary>
    public sealed record Request(long StandingVersion, uint RulesVersion);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.DemandManagerAsync(id, user, ct))
        {
            throw new RuleBroken(ResultsErrors.NotChair);
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await FinalMarks.LockAsync(db, id, ct);
        if (await db.ResultsSignings.AnyAsync(s => s.OlympiadId == id, ct))
        {
            throw new RuleBroken(ResultsErrors.MarksFinal);
        }

        var head = await StandingReads.HeadAsync(db, id, ct).OrNotFound();
        var (rules, rulesVersion) = await db.AwardRulesAsync(id, ct);
        var results = await StandingReads.ResultsAsync(db, id, ct);
        if ((await db.ObstaclesAsync(id, results.Count == 0, now, ct)).Any)
        {
            throw new RuleBroken(ResultsErrors.NotReady);
        }

        if (head.Version != request.StandingVersion || rulesVersion != request.RulesVersion)
        {
            throw new RuleBroken(PlatformErrors.ChangedMeanwhile);
        }

        db.ResultsSignings.Add(new ResultsSigning { OlympiadId = id, SignedById = user.PersonId, SignedAt = now, Rules = rules });
        db.Awards.AddRange(results.GroupBy(r => r.TrackId).SelectMany(track =>
            rules.Give(track.Key, track.First().MaxPoints, track.ToList(), r => r.Points).Select(given => new Award
            {
                RegistrationId = given.Row.RegistrationId,
                OlympiadId = id,
                TrackId = track.Key,
                Status = given.Status,
                PlaceFrom = given.Place.From,
                PlaceTo = given.Place.To,
                Points = given.Row.Points,
                MaxPoints = given.Row.MaxPoints,
            })));
        foreach (var award in db.Awards.Local.ToList())
        {
            audit.Record("Award.given", award.RegistrationId, new
            {
                AwardStatus = new AwardStatus?[] { null, award.Status },
                Points = new decimal?[] { null, award.Points },
                PlaceFrom = new int?[] { null, award.PlaceFrom },
                PlaceTo = new int?[] { null, award.PlaceTo },
            });
        }

        audit.Record("Results.signed", id, new { Version = head.Version, Awards = db.Awards.Local.Count(a => a.Status != AwardStatus.Participant) });
        await db.SaveUniqueAsync(ResultsErrors.MarksFinal, ct);
        await StandingChanges.TellAsync(db, id, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The chair takes the signature back: marks change again, and statuses follow from the rules until the next signature.</summary>
public static class UnlockResults
{
    public sealed record Request(string Reason);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.DemandManagerAsync(id, user, ct))
        {
            throw new RuleBroken(ResultsErrors.NotChair);
        }

        var reason = AwardChange.CheckReason(request.Reason);
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await FinalMarks.LockAsync(db, id, ct);

        var awards = await db.Awards.AsNoTracking().Where(a => a.OlympiadId == id).ToListAsync(ct);

        // With it go the awards (foreign key).
        if (await db.ResultsSignings.Where(s => s.OlympiadId == id).ExecuteDeleteAsync(ct) == 0)
        {
            throw new RuleBroken(ResultsErrors.NotSigned);
        }

        foreach (var open in await db.AwardChanges.Where(c => c.State == AwardChangeState.Proposed && db.Registrations.Any(r => r.Id == c.RegistrationId && r.OlympiadId == id)).ToListAsync(ct))
        {
            open.Lapse(user.PersonId, now);
        }

        foreach (var award in awards)
        {
            audit.Record("Award.taken", award.RegistrationId, new
            {
                AwardStatus = new AwardStatus?[] { award.Status, null },
                Points = new decimal?[] { award.Points, null },
                PlaceFrom = new int?[] { award.PlaceFrom, null },
                PlaceTo = new int?[] { award.PlaceTo, null },
            });
        }

        audit.Record("Results.unlocked", id, new { Reason = reason });
        await db.SaveChangesAsync(ct);
        await StandingChanges.TellAsync(db, id, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
