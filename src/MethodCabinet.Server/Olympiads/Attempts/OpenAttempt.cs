using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Carriers;
using MethodCabinet.Server.Olympiads.Seals;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>
/// Opens the paper of a round for the signed-in participant; opening again, from any device, gives the same attempt. What was needed to open it
/// is not asked again (docs/decisions/0041-withdrawn-consent-and-open-work.md).
/// </summary>
public static class OpenAttempt
{
    /// <param name="seal">Of the sealed paper on the device, which then is not sent once more.</param>
    /// <param name="begun">
    /// The work was begun from the sealed paper without a network. It is taken after the window too: what it brings then is delivered late.
    /// </param>
    /// <param name="elapsed">Milliseconds since the work was begun there: its time runs from then, never from before the window (<see cref="AttemptClock.BegunAt"/>).</param>
    /// <param name="attempt">Which one the device has begun: on a computer that several use, another person may have signed in since.</param>
    public static async Task<Ok<AttemptView>> Handle(
        Guid roundId, Guid? seal, bool? begun, long? elapsed, Guid? attempt, AppDb db, CurrentUser user, Audit audit, PaperViews papers, CarrierKeys carriers, TimeProvider clock, CancellationToken ct)
    {
        var personId = user.PersonId;
        var olympiadId = await (
            from round in db.Rounds
            join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
            where round.Id == roundId && olympiad.Status == OlympiadStatus.Published
            select (Guid?)olympiad.Id)
            .SingleOrDefaultAsync(ct) ?? throw new RuleBroken(PlatformErrors.NotFound);
        var registration = await db.Registrations.AsNoTracking()
            .SingleOrDefaultAsync(r => r.OlympiadId == olympiadId && r.PersonId == personId && r.Status == RegistrationStatus.Confirmed, ct)
            ?? throw new RuleBroken(AttemptErrors.NotRegistered);
        if (attempt is { } expected && expected != Attempt.IdOf(roundId, registration.Id))
        {
            throw new RuleBroken(AttemptErrors.NotRegistered);
        }

        var attemptId = await FindAsync(db, roundId, registration.Id, ct) is { } known
            ? await HearOfBeginAsync(db, known, begun ?? false, elapsed, audit, clock, ct)
            : await OpenAsync(db, roundId, registration.Id, begun ?? false, elapsed, seal, audit, clock, ct);
        return TypedResults.Ok(await GetAttempt.ReadAsync(attemptId, personId, seal, db, papers, carriers, clock, ct));
    }

    /// <param name="begun">See <see cref="Handle"/>; there is no other way to begin without a network than from a sealed paper.</param>
    /// <param name="elapsedMs">Likewise.</param>
    /// <param name="seal">That the device says to have.</param>
    internal static async Task<Guid> OpenAsync(
        AppDb db, Guid roundId, Guid registrationId, bool begun, long? elapsedMs, Guid? seal, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        // Entry and round as they are until the attempt is stored: whoever withdraws the one or pauses the other meanwhile waits and then sees the attempt.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"select 1 from olympiads.registrations g, olympiads.rounds r where g.id = {registrationId} and r.id = {roundId} for share", ct);
        var found = await (
            from entry in db.Registrations.AsNoTracking()
            join of in db.Rounds on entry.OlympiadId equals of.OlympiadId
            where entry.Id == registrationId && entry.Status == RegistrationStatus.Confirmed && of.Id == roundId
            select new { Entry = entry, Round = of })
            .SingleOrDefaultAsync(ct) ?? throw new RuleBroken(AttemptErrors.NotRegistered);
        var (registration, round, now) = (found.Entry, found.Round, clock.GetUtcNow());
        Registering.CheckMayOpen(registration, await db.Consents.AsNoTracking().Where(c => c.PersonId == registration.PersonId && c.WithdrawnAt == null).ToListAsync(ct));
        var isHeard = begun && now >= round.OpensAt && await HasSealedPaperAsync(db, round.Id, registration.TrackId, ct);
        if (!isHeard)
        {
            AttemptClock.CheckMayOpen(round, registration.ExtraMinutes, now);
        }
        else if (round.PausedAt is not null)
        {
            // It is heard of after the pause, and has the time back that passed of it since its begin.
            throw new RuleBroken(OlympiadErrors.RoundPaused);
        }

        var paper = await db.Papers.Where(p => p.RoundId == round.Id && p.TrackId == registration.TrackId).Select(p => new { p.Id, p.MoreMinutes }).SingleOrDefaultAsync(ct)
            ?? throw new RuleBroken(AttemptErrors.NoPaper);

        var openedAt = isHeard ? AttemptClock.BegunAt(round, elapsedMs, now) : now;
        var pauses = openedAt < round.ResumedAt ? await db.RoundPauses.AsNoTracking().Where(p => p.RoundId == round.Id && p.Until > openedAt).ToListAsync(ct) : [];
        var attempt = new Attempt
        {
            Id = Attempt.IdOf(round.Id, registration.Id),
            RoundId = round.Id,
            RegistrationId = registration.Id,
            PersonId = registration.PersonId,
            PaperId = paper.Id,
            PaperMinutes = paper.MoreMinutes,
            SealId = await SatAsync(db, paper.Id, begun, seal, ct),
            OpenedAt = openedAt,
            HeardAt = isHeard ? now : null,
            RoundPausedBefore = Pauses.StoodUntil(openedAt, round.PausedFor, pauses),
        };
        db.Attempts.Add(attempt);
        if (attempt.HeardBegins() is [var begin])
        {
            audit.Record("attempt.begun-away", attempt.Id, new { begin.At, begin.HeardAt });
        }

        try
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return attempt.Id;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Two devices opened at once: the unique key let the other one win, and both get its attempt.
            await transaction.RollbackAsync(ct);
            db.ChangeTracker.Clear();
            return await HearOfBeginAsync(db, (await FindAsync(db, round.Id, registration.Id, ct))!.Value, begun, elapsedMs, audit, clock, ct);
        }
    }

    /// <summary>
    /// Another device had begun the work for the server before this one was heard. A begin that lies before that is kept for those who decide about the work; its deadline
    /// stays, because answers were acknowledged by it.
    /// </summary>
    private static async Task<Guid> HearOfBeginAsync(AppDb db, Guid attemptId, bool begun, long? elapsedMs, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        if (!begun || elapsedMs is null)
        {
            return attemptId;
        }

        var now = clock.GetUtcNow();
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => db.Attempts.Any(a => a.Id == attemptId && a.RoundId == r.Id), ct);
        var begunAt = AttemptClock.BegunAt(round, elapsedMs, now);

        // The same begin, told once more after a reply was lost, differs by what the question was on its way.
        var latest = begunAt + AttemptClock.Introduction;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var isNew = await db.Attempts
            .Where(a => a.Id == attemptId && a.OpenedAt > latest && (a.BegunBeforeAt == null || a.BegunBeforeAt > latest))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.BegunBeforeAt, begunAt).SetProperty(a => a.BegunBeforeHeardAt, now), ct) > 0;
        if (isNew)
        {
            audit.Record("attempt.begun-before", attemptId, new { At = begunAt, HeardAt = now });
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return attemptId;
    }

    /// <summary>
    /// The seal that is sat: whoever began without a network sits what the device has, whatever it is; to anybody else the server gives the paper as it is, unless the device has
    /// just that.
    /// </summary>
    private static async Task<Guid?> SatAsync(AppDb db, Guid paperId, bool begun, Guid? seal, CancellationToken ct)
    {
        if (seal is null || !await db.PaperSeals.AnyAsync(s => s.Id == seal && s.PaperId == paperId, ct))
        {
            return null;
        }

        return begun || (await db.CurrentSealAsync(paperId, ct))?.Seal.Id == seal ? seal : null;
    }

    private static Task<bool> HasSealedPaperAsync(AppDb db, Guid roundId, Guid trackId, CancellationToken ct) =>
        db.Papers.AnyAsync(p => p.RoundId == roundId && p.TrackId == trackId && db.PaperSeals.Any(s => s.PaperId == p.Id), ct);

    private static Task<Guid?> FindAsync(AppDb db, Guid roundId, Guid registrationId, CancellationToken ct) =>
        db.Attempts.Where(a => a.RoundId == roundId && a.RegistrationId == registrationId).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(ct);
}
