using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>The chair of the experts signs: marks are final, and everybody sees the results.</summary>
public static class SignContest
{
    /// <param name="Digest">Of what the chair has seen: whoever changes a mark in the same moment has the chair look again.</param>
    public sealed record Request(string Digest);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.DemandContestManagerAsync(id, user, ct))
        {
            throw new RuleBroken(ResultsErrors.NotChair);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await ContestMarks.LockAsync(db, id, ct);
        if (await db.ContestSignings.AnyAsync(s => s.ContestId == id, ct))
        {
            throw new RuleBroken(ResultsErrors.MarksFinal);
        }

        var scored = await ScoredContest.ReadAsync(db, id, ct);
        var isOpen = scored.Contest.Settings.Entries.Until > await db.NowAsync(ct);
        if (isOpen || scored.Entries.Count == 0 || scored.Unmarked.Count > 0)
        {
            throw new RuleBroken(ContestErrors.NotReady);
        }

        if (ContestScoring.DigestOf(scored.Results) != request.Digest)
        {
            throw new RuleBroken(PlatformErrors.ChangedMeanwhile);
        }

        db.ContestSignings.Add(new ContestSigning { ContestId = id, SignedById = user.PersonId, SignedAt = clock.GetUtcNow() });
        db.ContestAwards.AddRange(scored.Results.Select(r => new ContestAward
        {
            EntryId = r.EntryId,
            ContestId = id,
            Status = r.Status,
            Degree = r.Degree,
            PlaceFrom = r.Place.From,
            PlaceTo = r.Place.To,
            Points = r.Points,
        }));
        foreach (var award in db.ContestAwards.Local.ToList())
        {
            audit.Record("ContestAward.given", award.EntryId, new
            {
                AwardStatus = new AwardStatus?[] { null, award.Status },
                Degree = new[] { null, award.Degree },
                Points = new decimal?[] { null, award.Points },
                PlaceFrom = new int?[] { null, award.PlaceFrom },
                PlaceTo = new int?[] { null, award.PlaceTo },
            });
        }

        audit.Record("ContestResults.signed", id, new { request.Digest });
        await db.SaveUniqueAsync(ResultsErrors.MarksFinal, ct);
        await ContestChanges.TellAllAsync(db, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The chair takes the signature back: marks change again, and nobody but staff and experts sees results.</summary>
public static class UnlockContest
{
    public sealed record Request(string Reason);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, Audit audit, CancellationToken ct)
    {
        if (!await db.DemandContestManagerAsync(id, user, ct))
        {
            throw new RuleBroken(ResultsErrors.NotChair);
        }

        var reason = AwardChange.CheckReason(request.Reason);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await ContestMarks.LockAsync(db, id, ct);

        var awards = await db.ContestAwards.AsNoTracking().Where(a => a.ContestId == id).ToListAsync(ct);

        // With it go the awards (foreign key).
        if (await db.ContestSignings.Where(s => s.ContestId == id).ExecuteDeleteAsync(ct) == 0)
        {
            throw new RuleBroken(ResultsErrors.NotSigned);
        }

        foreach (var award in awards)
        {
            audit.Record("ContestAward.taken", award.EntryId, new
            {
                AwardStatus = new AwardStatus?[] { award.Status, null },
                Degree = new[] { award.Degree, null },
                Points = new decimal?[] { award.Points, null },
                PlaceFrom = new int?[] { award.PlaceFrom, null },
                PlaceTo = new int?[] { award.PlaceTo, null },
            });
        }

        audit.Record("ContestResults.unlocked", id, new { Reason = reason });
        await db.SaveChangesAsync(ct);
        await ContestChanges.TellAllAsync(db, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
