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

/// <summary>Entries of an olympiad: all for the cabinet, of the own schools for a coordinator.</summary>
public static class ListRegistrations
{
    public const int MaxSize = 200;

    private static readonly Sorting<Row> Sorting = new Sorting<Row>(x => x.Person.LastName, x => x.Person.FirstName, x => x.Person.MiddleName, x => x.Registration.Id)
        .By("school", x => x.Organization, x => x.Track.Grade)
        .By("name", x => x.Person.LastName, x => x.Person.FirstName, x => x.Person.MiddleName)
        .By("class", x => x.Registration.Grade, x => x.Letter)
        .By("track", x => x.Track.Grade)
        .By("status", x => x.Registration.Status)
        .By("extra", x => x.Registration.ExtraMinutes);

    /// <param name="Grade">The pupil's own.</param>
    /// <param name="TrackGrade">For which they perform.</param>
    /// <param name="TutorId">Педагог-наставник; null where nobody was named.</param>
    /// <param name="MissingConsents">Without these the paper cannot be opened.</param>
    public sealed record Item(
        Guid Id,
        Guid PersonId,
        string LastName,
        string FirstName,
        string MiddleName,
        Guid OrganizationId,
        string OrganizationName,
        int Grade,
        string ClassLetter,
        Guid TrackId,
        string TrackName,
        int TrackGrade,
        RegistrationStatus Status,
        int ExtraMinutes,
        string AccommodationNote,
        Guid? TutorId,
        string? TutorName,
        IReadOnlyList<ConsentKind> MissingConsents,
        bool HasAttempt,
        DateTimeOffset CreatedAt,
        uint Version);

    /// <param name="Pending">Of all that the caller may see, entries that wait for confirmation.</param>
    /// <param name="Lacking">Of them, standing entries of pupils without a consent that a paper needs.</param>
    public sealed record Response(IReadOnlyList<Item> Items, int Total, int Pending, int Lacking, int Page, int Size);

    /// <param name="search">Parts of the pupil's names.</param>
    /// <param name="lacking">Only standing entries of pupils without a consent that a paper needs.</param>
    /// <param name="sort"><c>school</c>, <c>name</c>, <c>class</c>, <c>track</c>, <c>status</c> or <c>extra</c>, with a minus for descending.</param>
    public static async Task<Ok<Response>> Handle(
        Guid id, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, HttpRequest request, CancellationToken ct,
        Guid? organizationId = null, Guid? trackId = null, Named<RegistrationStatus>? status = null, string? search = null, bool lacking = false, string sort = "school", int page = 1, int size = 50)
    {
        var olympiad = await db.Olympiads.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        if (!OlympiadAccess.CanSee(user.AsViewer(), olympiad.Status))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        (page, size) = (Math.Clamp(page, 1, 10_000), request.RowsAtMost(Math.Clamp(size, 1, MaxSize)));
        var only = status?.Value;
        var visible = Visible(db, id, user);
        var found = visible.Where(r =>
            (organizationId == null || r.OrganizationId == organizationId)
            && (trackId == null || r.TrackId == trackId)
            && (only == null || r.Status == only));
        if (!string.IsNullOrWhiteSpace(search))
        {
            found = found.Named(search, r => db.People.Where(p => p.Id == r.PersonId).Select(p => EF.Property<string>(p, "SearchName")).Single());
        }

        var withoutConsent = LackingConsents(db, visible);
        if (lacking)
        {
            found = LackingConsents(db, found);
        }

        var items = await ItemsAsync(db, found, sort, site.DayOf(clock.GetUtcNow()), (page - 1) * size, size, ct);
        return TypedResults.Ok(new Response(
            items, await found.CountAsync(ct), await visible.CountAsync(r => r.Status == RegistrationStatus.Pending, ct), await withoutConsent.CountAsync(ct), page, size));
    }

    private static IQueryable<Registration> LackingConsents(AppDb db, IQueryable<Registration> entries)
    {
        var (kinds, needed) = (Registering.NeededConsents.ToArray(), Registering.NeededConsents.Count);
        return entries.Where(r =>
            r.Status != RegistrationStatus.Withdrawn
            && db.Consents.Count(c => c.PersonId == r.PersonId && c.WithdrawnAt == null && kinds.Contains(c.Kind)) < needed);
    }

    /// <summary>Entries that the caller may see by name.</summary>
    internal static IQueryable<Registration> Visible(AppDb db, Guid olympiadId, CurrentUser user)
    {
        var (isStaff, own) = (user.IsStaff, user.Coordinates.ToArray());
        return db.Registrations.AsNoTracking().Where(r => r.OlympiadId == olympiadId && (isStaff || own.Contains(r.OrganizationId)));
    }

    internal static async Task<List<Item>> ItemsAsync(AppDb db, IQueryable<Registration> found, string sort, DateOnly today, int skip, int take, CancellationToken ct)
    {
        var sorted = Sorting.Apply(
            from r in found
            join p in db.People on r.PersonId equals p.Id
            join o in db.Organizations on r.OrganizationId equals o.Id
            join t in db.Tracks on r.TrackId equals t.Id
            select new Row
            {
                Registration = r,
                Person = p,
                Organization = o.ShortName,
                Track = t,
                Letter = db.Memberships
                    .Where(m => m.PersonId == r.PersonId && m.OrganizationId == r.OrganizationId && m.Kind == MembershipKind.Student
                        && m.From <= today && (m.To == null || today <= m.To))
                    .Select(m => m.ClassLetter).FirstOrDefault(),
            },
            sort);
        var rows = await sorted
            .Select(x => new
            {
                x.Registration,
                x.Person.LastName,
                x.Person.FirstName,
                x.Person.MiddleName,
                x.Organization,
                x.Track,
                x.Letter,
                Consents = db.Consents.Where(c => c.PersonId == x.Person.Id && c.WithdrawnAt == null).ToList(),
                Tutor = db.People.FirstOrDefault(t => t.Id == x.Registration.TutorId),
                HasAttempt = db.Attempts.Any(a => a.RegistrationId == x.Registration.Id),
            })
            .Skip(skip).Take(take).AsSplitQuery().ToListAsync(ct);
        return [.. rows.Select(x => new Item(
            x.Registration.Id, x.Registration.PersonId, x.LastName, x.FirstName, x.MiddleName, x.Registration.OrganizationId, x.Organization,
            x.Registration.Grade, x.Letter ?? "", x.Track.Id, x.Track.Name, x.Track.Grade, x.Registration.Status, x.Registration.ExtraMinutes,
            x.Registration.AccommodationNote, x.Registration.TutorId, x.Tutor?.FullName, Registering.MissingConsents(x.Consents), x.HasAttempt, x.Registration.CreatedAt, x.Registration.Version))];
    }

    private sealed class Row
    {
        public required Registration Registration { get; init; }

        public required Person Person { get; init; }

        public required string Organization { get; init; }

        public required Track Track { get; init; }

        public required string? Letter { get; init; }
    }
}
