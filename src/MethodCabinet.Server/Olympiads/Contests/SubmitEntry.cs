using System.Security.Cryptography;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>Sends an entry in; the clock of the database decides whether in time.</summary>
public static class SubmitEntry
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CurrentUser user, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await EntryFiles.HoldAsync(db, id, ct);
        var (entry, contest) = await db.OwnEntryAsync(id, user, ct);
        if ((await MissingConsentsAsync(db, contest.Kind, [entry.PersonId], ct))[entry.PersonId].ToList() is { Count: > 0 } missing)
        {
            throw new RuleBroken(ContestErrors.ConsentMissing, new Dictionary<string, object?> { ["kinds"] = missing });
        }

        var now = await db.NowAsync(ct);
        var taken = await db.ContestEntries.Where(e => e.ContestId == contest.Id && e.Number != null).Select(e => e.Number!.Value).ToListAsync(ct);
        var number = Ciphers.Numbers(1, taken, RandomNumberGenerator.GetInt32)[0];
        entry.Submit(contest, await db.ContestFiles.CountAsync(f => f.EntryId == id, ct), number, now);
        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        await ContestChanges.TellBoardAsync(db, contest.Id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>Consents that an author needs and are not in force, by author.</summary>
    internal static async Task<ILookup<Guid, Domain.People.ConsentKind>> MissingConsentsAsync(AppDb db, ContestKind kind, IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var inForce = await db.Consents.Where(c => people.Contains(c.PersonId) && c.WithdrawnAt == null).Select(c => new { c.PersonId, c.Kind }).ToListAsync(ct);
        var given = inForce.ToLookup(c => c.PersonId, c => c.Kind);
        return (
            from person in people.Distinct()
            from needed in ContestAccess.NeededConsents(kind)
            where !given[person].Contains(needed)
            select (person, needed))
            .ToLookup(missing => missing.person, missing => missing.needed);
    }
}

/// <summary>Takes an entry back, until the results are signed.</summary>
public static class WithdrawEntry
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CurrentUser user, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (entry, contest) = await db.OwnEntryAsync(id, user, ct);
        await ContestMarks.HoldOpenAsync(db, contest.Id, ct);
        entry.Withdraw();
        await db.SaveChangesAsync(ct);
        await ContestChanges.TellAllAsync(db, contest.Id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
