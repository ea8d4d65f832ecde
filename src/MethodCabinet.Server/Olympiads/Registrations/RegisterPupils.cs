using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Registrations;

/// <summary>A coordinator (or the cabinet) enters pupils of a school: all of them or, when one may not be entered, none; then the error says because of whom.</summary>
public static class RegisterPupils
{
    /// <param name="OrganizationId">The school for which they perform.</param>
    public sealed record Request(Guid OrganizationId, IReadOnlyList<Item> Items);

    public sealed record Item(Guid PersonId, Guid TrackId);

    /// <param name="Registered">Entered now, or confirmed out of a pupil's own entry, or entered anew after a withdrawal.</param>
    /// <param name="Already">Were entered before and stay as they are.</param>
    public sealed record Response(int Registered, int Already);

    public static async Task<Ok<Response>> Handle(
        Guid id, Request request, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        // The reader refuses null for a member, not for an element of a list.
        if (request.Items.Any(item => item is null))
        {
            throw new RuleBroken(PlatformErrors.Malformed);
        }

        if (request.Items.Count > Registering.MaxAtOnce)
        {
            throw new RuleBroken(RegistrationErrors.TooMany, new Dictionary<string, object?> { ["max"] = Registering.MaxAtOnce });
        }

        if (!OlympiadAccess.CanManagePupilsOf(user.AsViewer(), request.OrganizationId))
        {
            throw new RuleBroken(RegistrationErrors.NotAPupil);
        }

        var now = clock.GetUtcNow();
        var olympiad = await db.Olympiads.AsNoTracking().Include(o => o.Tracks).SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        if (!OlympiadAccess.CanSee(user.AsViewer(), olympiad.Status))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        Registering.CheckOpen(olympiad, user.IsStaff, now);
        var tracks = olympiad.Tracks.ToDictionary(t => t.Id);
        var people = request.Items.Select(i => i.PersonId).Distinct().ToArray();
        var grades = await Pupils.GradesAsync(db, request.OrganizationId, people, site.DayOf(now), ct);
        var existing = await db.Registrations.Where(r => r.OlympiadId == id && people.Contains(r.PersonId)).ToDictionaryAsync(r => r.PersonId, ct);
        var registered = 0;
        foreach (var item in request.Items.DistinctBy(i => i.PersonId))
        {
            var (track, grade) = Admit(item, tracks, grades);
            if (existing.GetValueOrDefault(item.PersonId) is not { } known)
            {
                db.Registrations.Add(Pupils.NewEntry(id, track.Id, item.PersonId, request.OrganizationId, grade, RegistrationStatus.Confirmed, user.PersonId, now));
            }
            else if (known.Status == RegistrationStatus.Confirmed)
            {
                continue;
            }
            else
            {
                (known.Status, known.TrackId, known.OrganizationId, known.Grade, known.RegisteredById) =
                    (RegistrationStatus.Confirmed, track.Id, request.OrganizationId, grade, user.PersonId);
            }

            registered++;
        }

        await Pupils.SaveEntriesAsync(db, ct);
        return TypedResults.Ok(new Response(registered, people.Length - registered));
    }

    /// <exception cref="RuleBroken">TrackUnknown, NotAPupil, TrackTooLow; with <c>personId</c>, which the caller has sent, so that a list shows who it is.</exception>
    private static (Track Track, int Grade) Admit(Item item, Dictionary<Guid, Track> tracks, Dictionary<Guid, int> grades)
    {
        try
        {
            var track = tracks.GetValueOrDefault(item.TrackId) ?? throw new RuleBroken(RegistrationErrors.TrackUnknown);
            var grade = grades.TryGetValue(item.PersonId, out var own) ? own : throw new RuleBroken(RegistrationErrors.NotAPupil);
            Registering.CheckGrade(grade, track.Grade);
            return (track, grade);
        }
        catch (RuleBroken broken)
        {
            throw new RuleBroken(broken.Error, new Dictionary<string, object?>(broken.Args ?? new Dictionary<string, object?>()) { ["personId"] = item.PersonId }, broken);
        }
    }
}
