using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Registrations;

/// <summary>
/// Pupils of a school whom the olympiad is for, by class and name, with what stands in the way: first the grades that have a track of their own, then
/// the younger ones, which may perform for a higher grade and seldom do, the nearest first.
/// </summary>
public static class ListCandidates
{
    public const int MaxSize = 500;

    /// <param name="TrackIds">Tracks for which the pupil may perform, the own grade's (or the next higher) first.</param>
    /// <param name="RegistrationId">When entered already, whatever the status.</param>
    /// <param name="RegisteredElsewhere">Entered by another school.</param>
    public sealed record Item(
        Guid PersonId,
        string LastName,
        string FirstName,
        string MiddleName,
        int Grade,
        string ClassLetter,
        IReadOnlyList<Guid> TrackIds,
        Guid? RegistrationId,
        RegistrationStatus? Status,
        bool RegisteredElsewhere,
        IReadOnlyList<ConsentKind> MissingConsents);

    public sealed record Response(IReadOnlyList<Item> Items, int Total, int Page, int Size);

    /// <param name="organizationId">A school of the caller's.</param>
    /// <param name="grade">Own grade.</param>
    /// <param name="search">Parts of the names.</param>
    public static async Task<Ok<Response>> Handle(
        Guid id, Guid organizationId, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, HttpRequest request, CancellationToken ct,
        int? grade = null, string? classLetter = null, string? search = null, int page = 1, int size = 100)
    {
        if (!OlympiadAccess.CanManagePupilsOf(user.AsViewer(), organizationId))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        var olympiad = await db.Olympiads.AsNoTracking().Include(o => o.Tracks).SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        if (!OlympiadAccess.CanSee(user.AsViewer(), olympiad.Status))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        (page, size) = (Math.Clamp(page, 1, 10_000), request.RowsAtMost(Math.Clamp(size, 1, MaxSize)));
        var today = site.DayOf(clock.GetUtcNow());
        var grades = olympiad.Tracks.Select(t => t.Grade).ToArray();
        var highest = grades.DefaultIfEmpty().Max();
        var pupils =
            from m in db.Memberships
            join p in db.People on m.PersonId equals p.Id
            where m.OrganizationId == organizationId && m.Kind == MembershipKind.Student && m.From <= today && (m.To == null || today <= m.To)
                && m.Grade <= highest && (grade == null || m.Grade == grade) && (classLetter == null || m.ClassLetter == classLetter)
            select new { Grade = m.Grade!.Value, m.ClassLetter, Person = p };
        if (!string.IsNullOrWhiteSpace(search))
        {
            pupils = pupils.Named(search, x => EF.Property<string>(x.Person, "SearchName"));
        }

        var rows = await pupils
            .OrderBy(x => grades.Contains(x.Grade) ? x.Grade : MembershipRules.LastGrade + highest - x.Grade).ThenBy(x => x.ClassLetter).ThenBy(x => x.Person.LastName).ThenBy(x => x.Person.FirstName).ThenBy(x => x.Person.Id)
            .Skip((page - 1) * size).Take(size).AsNoTracking().ToListAsync(ct);
        var ids = rows.Select(x => x.Person.Id).ToArray();
        var entries = await db.Registrations.AsNoTracking().Where(r => r.OlympiadId == id && ids.Contains(r.PersonId)).ToDictionaryAsync(r => r.PersonId, ct);
        var consents = (await db.Consents.AsNoTracking().Where(c => ids.Contains(c.PersonId) && c.WithdrawnAt == null).ToListAsync(ct)).ToLookup(c => c.PersonId);
        var items = rows.Select(x =>
        {
            var entry = entries.GetValueOrDefault(x.Person.Id);
            var isOwn = entry is not null && OlympiadAccess.CanManagePupilsOf(user.AsViewer(), entry.OrganizationId);
            return new Item(
                x.Person.Id, x.Person.LastName, x.Person.FirstName, x.Person.MiddleName, x.Grade, x.ClassLetter,
                [.. olympiad.Tracks.Where(t => Registering.GradeFits(x.Grade, t.Grade)).OrderBy(t => t.Grade).Select(t => t.Id)],
                isOwn ? entry!.Id : null, isOwn ? entry!.Status : null, entry is not null && entry.OrganizationId != organizationId,
                Registering.MissingConsents(consents[x.Person.Id]));
        });
        return TypedResults.Ok(new Response([.. items], await pupils.CountAsync(ct), page, size));
    }
}
