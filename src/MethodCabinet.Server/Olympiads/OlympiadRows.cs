using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads;

/// <summary>What several operations load alike.</summary>
internal static class OlympiadRows
{
    public static Viewer AsViewer(this CurrentUser user) => new(user.PersonId, user.Roles, user.Coordinates);

    /// <summary>Whether the round is of an olympiad of which the viewer may know.</summary>
    public static async Task<bool> IsRoundSeenAsync(this AppDb db, Guid roundId, Viewer viewer, CancellationToken ct)
    {
        var status = await (
            from round in db.Rounds
            join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
            where round.Id == roundId
            select (OlympiadStatus?)olympiad.Status)
            .SingleOrDefaultAsync(ct);
        return status is { } known && OlympiadAccess.CanSee(viewer, known);
    }

    /// <summary>The given entries of the olympiad. One that does not exist, or is of a school for which the viewer does not answer, is not found.</summary>
    public static async Task<Guid[]> ManagedIdsAsync(
        this IQueryable<Registration> registrations, Guid olympiadId, IReadOnlyList<Guid> wanted, Viewer viewer, CancellationToken ct)
    {
        var found = await registrations.Where(r => r.OlympiadId == olympiadId && r.Status == RegistrationStatus.Confirmed && wanted.Contains(r.Id))
            .Select(r => new { r.Id, r.OrganizationId }).ToListAsync(ct);
        return found.Count == wanted.Distinct().Count() && found.Count > 0 && found.TrueForAll(r => OlympiadAccess.CanManagePupilsOf(viewer, r.OrganizationId))
            ? [.. found.Select(r => r.Id)]
            : throw new RuleBroken(PlatformErrors.NotFound);
    }

    /// <summary>Works that a person may read: one's own and, once results are published, those of one's wards.</summary>
    public static IQueryable<Attempt> OfOrWardOf(this IQueryable<Attempt> attempts, Guid personId, AppDb db) =>
        attempts.Where(a => a.PersonId == personId || db.Guardianships.Any(g => g.GuardianId == personId && g.WardId == a.PersonId));

    /// <summary>
    /// What the clock of an attempt follows from, held until the end of the transaction against pauses and the closing of the round: those change the
    /// round's row, and wait for this lock.
    /// </summary>
    public static async Task<(Round Round, Attempt Attempt, int ExtraMinutes)> HeldClockAsync(this AppDb db, Guid attemptId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"select 1 from olympiads.rounds r join olympiads.attempts a on a.round_id = r.id where a.id = {attemptId} for share of r", ct);
        var found = await (
            from attempt in db.Attempts.AsNoTracking()
            join round in db.Rounds on attempt.RoundId equals round.Id
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            where attempt.Id == attemptId
            select new { Round = round, Attempt = attempt, registration.ExtraMinutes })
            .SingleOrDefaultAsync(ct).OrNotFound();
        return (found.Round, found.Attempt, found.ExtraMinutes);
    }

    /// <summary>
    /// Holds the rounds until the end of the transaction against the opening of papers: an attempt refers to its round, so its insert waits for this lock.
    /// Afterwards the question whether somebody has opened a paper has one answer. Sealed papers count as opened once their key is out: they are sat before the server hears of it.
    /// </summary>
    public static async Task<bool> LockAgainstOpeningAsync(this AppDb db, Guid[] roundIds, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from olympiads.rounds where id = any({roundIds}) order by id for update", ct);
        return await db.IsOpenedAsync(roundIds, DateTimeOffset.UtcNow, ct);
    }

    /// <param name="at">Not the beginning of the transaction: whoever holds the lock may have waited for it.</param>
    public static async Task<bool> IsOpenedAsync(this AppDb db, Guid[] roundIds, DateTimeOffset at, CancellationToken ct) =>
        await db.Attempts.AnyAsync(a => roundIds.Contains(a.RoundId), ct)
        || await db.RoundKeys.AnyAsync(k => roundIds.Contains(k.RoundId) && db.Rounds.Any(r => r.Id == k.RoundId && r.OpensAt <= at), ct);
}
