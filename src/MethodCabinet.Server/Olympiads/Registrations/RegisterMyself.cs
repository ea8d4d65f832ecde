using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Registrations;

/// <summary>A pupil enters themselves; the coordinator of the school confirms.</summary>
public static class RegisterMyself
{
    public sealed record Request(Guid TrackId);

    public sealed record Response(Guid RegistrationId, RegistrationStatus Status);

    public static async Task<Ok<Response>> Handle(
        Guid id, Request request, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var olympiad = await db.Olympiads.AsNoTracking().Include(o => o.Tracks).SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        if (!OlympiadAccess.CanSee(user.AsViewer(), olympiad.Status))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        Registering.CheckOpen(olympiad, byStaff: false, now);
        Registering.CheckSelf(olympiad);
        var track = olympiad.Tracks.SingleOrDefault(t => t.Id == request.TrackId) ?? throw new RuleBroken(RegistrationErrors.TrackUnknown);
        var today = site.DayOf(now);
        var studies = await db.Memberships.AsNoTracking()
            .Where(m => m.PersonId == user.PersonId && m.Kind == MembershipKind.Student && m.Grade != null && m.From <= today && (m.To == null || today <= m.To))
            .OrderByDescending(m => m.From)
            .FirstOrDefaultAsync(ct) ?? throw new RuleBroken(RegistrationErrors.NotAPupil);
        Registering.CheckGrade(studies.Grade!.Value, track.Grade);

        var entry = await db.Registrations.SingleOrDefaultAsync(r => r.OlympiadId == id && r.PersonId == user.PersonId, ct);
        if (entry is null)
        {
            entry = Pupils.NewEntry(id, track.Id, user.PersonId, studies.OrganizationId, studies.Grade.Value, RegistrationStatus.Pending, user.PersonId, now);
            db.Registrations.Add(entry);
        }
        else if (entry.Status == RegistrationStatus.Withdrawn)
        {
            (entry.Status, entry.TrackId, entry.OrganizationId, entry.Grade, entry.RegisteredById) =
                (RegistrationStatus.Pending, track.Id, studies.OrganizationId, studies.Grade.Value, user.PersonId);
        }
        else
        {
            throw new RuleBroken(RegistrationErrors.Exists);
        }

        await Pupils.SaveEntriesAsync(db, ct);
        return TypedResults.Ok(new Response(entry.Id, entry.Status));
    }
}
