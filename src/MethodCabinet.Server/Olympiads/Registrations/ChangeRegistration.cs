using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Olympiads.Results;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Registrations;

/// <summary>Another track, an accommodation, or a tutor. Extra minutes that the cabinet gives reach an open paper at once.</summary>
public static class ChangeRegistration
{
    /// <param name="ExtraMinutes">Accommodation: more time in every round.</param>
    /// <param name="AccommodationNote">For the cabinet and the school only.</param>
    /// <param name="TutorId">Педагог-наставник, a teacher of the pupil's school; may be nobody.</param>
    /// <param name="Version">As last read.</param>
    public sealed record Request(Guid TrackId, int ExtraMinutes, string AccommodationNote, Guid? TutorId, uint Version);

    public static async Task<NoContent> Handle(
        Guid id, Request request, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        Registering.CheckAccommodation(request.ExtraMinutes, request.AccommodationNote);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var hasAttempt = await db.LockRegistrationAsync(id, ct);
        var entry = await db.Registrations.ManagedByAsync(id, user, ct);
        Registering.CheckChange(await db.OlympiadOfAsync(entry, ct), hasAttempt, user.IsStaff, clock.GetUtcNow());
        if (entry.Status == RegistrationStatus.Withdrawn)
        {
            throw new RuleBroken(RegistrationErrors.Withdrawn);
        }

        if (entry.TrackId != request.TrackId)
        {
            if (hasAttempt)
            {
                throw new RuleBroken(RegistrationErrors.HasAttempt);
            }

            var track = await db.Tracks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == request.TrackId && t.OlympiadId == entry.OlympiadId, ct)
                ?? throw new RuleBroken(RegistrationErrors.TrackUnknown);
            Registering.CheckGrade(entry.Grade, track.Grade);
            entry.TrackId = track.Id;
        }

        // Who was named stays so when they leave the school.
        var today = site.DayOf(clock.GetUtcNow());
        if (request.TutorId is { } tutor && tutor != entry.TutorId && !await db.Memberships.AnyAsync(
            m => m.PersonId == tutor && m.OrganizationId == entry.OrganizationId && m.Kind == MembershipKind.Teacher && m.From <= today && (m.To == null || today <= m.To), ct))
        {
            throw new RuleBroken(RegistrationErrors.TutorUnknown);
        }

        db.ExpectVersion(entry, request.Version);
        (entry.ExtraMinutes, entry.AccommodationNote, entry.TutorId) = (request.ExtraMinutes, request.AccommodationNote.Trim(), request.TutorId);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        foreach (var attemptId in await db.Attempts.Where(a => a.RegistrationId == id && a.HandedInAt == null).Select(a => a.Id).ToListAsync(ct))
        {
            await Notices.SendAsync(db, AttemptEvents.AttemptClockTopic, attemptId, ct);
        }

        return TypedResults.NoContent();
    }
}

/// <summary>The coordinator confirms what a pupil has entered.</summary>
public static class ConfirmRegistration
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var entry = await db.Registrations.ManagedByAsync(id, user, ct);
        Registering.CheckOpen(await db.OlympiadOfAsync(entry, ct), user.IsStaff, clock.GetUtcNow());
        Registering.Confirm(entry);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Takes an entry back; by the school, the cabinet, or the pupil. It can be entered anew, so once the registration has closed only the cabinet takes it back, and nobody once the results are signed.</summary>
public static class WithdrawRegistration
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var hasAttempt = await db.LockRegistrationAsync(id, ct);
        var entry = await db.Registrations.SingleOrDefaultAsync(r => r.Id == id, ct).OrNotFound();
        if (!OlympiadAccess.CanWithdraw(user.AsViewer(), entry))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        Registering.CheckOpen(await db.OlympiadOfAsync(entry, ct), user.IsStaff, clock.GetUtcNow());
        await FinalMarks.HoldOpenAsync(db, entry.OlympiadId, ct);
        Registering.Withdraw(entry, hasAttempt);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

internal static class RegistrationRows
{
    /// <summary>Holds the entry until the end of the transaction: opening a paper under it waits. Returns whether one was opened before.</summary>
    public static async Task<bool> LockRegistrationAsync(this AppDb db, Guid id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from olympiads.registrations where id = {id} for update", ct);
        return await db.Attempts.AnyAsync(a => a.RegistrationId == id, ct);
    }

    public static Task<Olympiad> OlympiadOfAsync(this AppDb db, Registration entry, CancellationToken ct) =>
        db.Olympiads.AsNoTracking().SingleAsync(o => o.Id == entry.OlympiadId, ct);

    /// <summary>The entry, if the caller answers for its pupil; another school's does not exist for them.</summary>
    public static async Task<Registration> ManagedByAsync(this IQueryable<Registration> registrations, Guid id, CurrentUser user, CancellationToken ct)
    {
        var entry = await registrations.SingleOrDefaultAsync(r => r.Id == id, ct).OrNotFound();
        return OlympiadAccess.CanManagePupilsOf(user.AsViewer(), entry.OrganizationId) ? entry : throw new RuleBroken(PlatformErrors.NotFound);
    }
}
