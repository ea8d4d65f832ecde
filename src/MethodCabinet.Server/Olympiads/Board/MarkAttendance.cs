using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Board;

/// <summary>Marks who came to a round and who did not; a coordinator marks the own school.</summary>
public static class MarkAttendance
{
    /// <param name="IsPresent">Null takes the mark back.</param>
    /// <param name="Reason">Why somebody is absent.</param>
    public sealed record Request(IReadOnlyList<Guid> RegistrationIds, bool? IsPresent, string Reason = "");

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        if (request.IsPresent == false)
        {
            Reconciling.CheckReason(request.Reason);
        }

        var viewer = user.AsViewer();
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct).OrNotFound();
        if (!await db.IsRoundSeenAsync(id, viewer, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        var ids = await db.Registrations.ManagedIdsAsync(round.OlympiadId, request.RegistrationIds, viewer, ct);
        Extensions.CheckRunning(round);
        if (request.IsPresent == false && await db.Attempts.AnyAsync(a => a.RoundId == id && ids.Contains(a.RegistrationId), ct))
        {
            throw new RuleBroken(ReconcilingErrors.AbsentHasOpened);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (request.IsPresent is { } isPresent)
        {
            var (reason, by) = (isPresent ? "" : request.Reason.Trim(), user.PersonId);
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into olympiads.attendance (round_id, registration_id, is_present, reason, marked_at, marked_by_id)
                select {id}, r, {isPresent}, {reason}, {clock.GetUtcNow()}, {by} from unnest({ids}) r
                on conflict (round_id, registration_id) do update
                set is_present = excluded.is_present, reason = excluded.reason, marked_at = excluded.marked_at, marked_by_id = excluded.marked_by_id
                """,
                ct);
        }
        else
        {
            await db.Attendance.Where(m => m.RoundId == id && ids.Contains(m.RegistrationId)).ExecuteDeleteAsync(ct);
        }

        audit.Record("round.attendance", id, new { Participants = ids, request.IsPresent, request.Reason });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Says in which room participants sit; a coordinator of the own school.</summary>
public static class SetRooms
{
    /// <param name="Room">Empty for none.</param>
    public sealed record Request(IReadOnlyList<Guid> RegistrationIds, string Room);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, CancellationToken ct)
    {
        var room = Reconciling.Room(request.Room);
        var ids = await db.Registrations.ManagedIdsAsync(id, request.RegistrationIds, user.AsViewer(), ct);
        foreach (var registration in await db.Registrations.Where(r => ids.Contains(r.Id)).ToListAsync(ct))
        {
            registration.Room = room;
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The cabinet waits no longer for what participants may have left behind.</summary>
public static class SignOffParticipants
{
    /// <param name="Reason">One for all of them; for the board and the audit log.</param>
    public sealed record Request(IReadOnlyList<Guid> RegistrationIds, string Reason);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        Reconciling.CheckReason(request.Reason);
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct).OrNotFound();
        var ids = await db.Registrations.ManagedIdsAsync(round.OlympiadId, request.RegistrationIds, user.AsViewer(), ct);
        Extensions.CheckRunning(round);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (reason, by) = (request.Reason.Trim(), user.PersonId);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into olympiads.sign_offs (round_id, registration_id, reason, signed_at, signed_by_id)
            select {id}, r, {reason}, {clock.GetUtcNow()}, {by} from unnest({ids}) r
            on conflict (round_id, registration_id) do update set reason = excluded.reason, signed_at = excluded.signed_at, signed_by_id = excluded.signed_by_id
            """,
            ct);
        audit.Record("round.signed-off", id, new { Participants = ids, request.Reason });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
