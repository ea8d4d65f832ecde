using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>What a document is issued for.</summary>
internal sealed record Occasion(string Title, string Season, bool IsContest, bool IsCourse = false);

/// <summary>Somebody to whom a document is made out, with all that it says of them.</summary>
internal sealed class Holder
{
    public required CertificateGround Ground { get; init; }

    public required Person Person { get; init; }

    public required string Organization { get; init; }

    public required Person? Tutor { get; init; }

    public required string? Work { get; init; }

    public required string? Nomination { get; init; }
}

/// <summary>The words of documents of olympiads, contests and courses.</summary>
internal static class CertificateTexts
{
    /// <returns>Null when there is no olympiad, no contest and no cohort with this id.</returns>
    public static async Task<Occasion?> OccasionAsync(this AppDb db, Guid id, CancellationToken ct)
    {
        var olympiad = await db.Olympiads.Where(o => o.Id == id).Join(db.Seasons, o => o.SeasonId, s => s.Id, (o, s) => new { o.Title, Season = s.Name }).SingleOrDefaultAsync(ct);
        if (olympiad is not null)
        {
            return new Occasion(olympiad.Title, olympiad.Season, IsContest: false);
        }

        var contest = await db.Contests.Where(c => c.Id == id).Join(db.Seasons, c => c.SeasonId, s => s.Id, (c, s) => new { c.Settings, Season = s.Name })
            .AsNoTracking().SingleOrDefaultAsync(ct);
        if (contest is not null)
        {
            return new Occasion(contest.Settings.Title, contest.Season, IsContest: true);
        }

        var cohort = await db.Cohorts.Where(c => c.Id == id)
            .Join(db.CourseEditions, c => new { c.CourseId, Number = c.Edition }, e => new { e.CourseId, e.Number }, (c, e) => new { e.Title, c.StartsOn })
            .SingleOrDefaultAsync(ct);
        return cohort is null ? null : new Occasion(cohort.Title, SchoolYear.Of(cohort.StartsOn), IsContest: false, IsCourse: true);
    }

    public static IQueryable<Holder> HoldersOf(this AppDb db, IQueryable<CertificateGround> grounds) =>
        from ground in grounds
        join person in db.People on ground.PersonId equals person.Id
        join organization in db.Organizations on ground.OrganizationId equals organization.Id
        from entry in db.ContestEntries.Where(e => e.Id == ground.Id).DefaultIfEmpty()
        select new Holder
        {
            Ground = ground,
            Person = person,
            Organization = organization.ShortName,
            Tutor = db.People.FirstOrDefault(t => t.Id == ground.TutorId),
            Work = entry == null ? null : entry.Title,
            Nomination = db.ContestNominations.Where(n => n.Id == entry.NominationId).Select(n => n.Title).FirstOrDefault(),
        };

    public static CertificateText TextFor(this Occasion occasion, Holder holder, SiteSettings site) => new(
        holder.Ground.CoAuthorName ?? holder.Person.FullName,
        holder.Ground.Grade is { } grade ? $"{grade} класс, {holder.Organization}" : holder.Organization,
        occasion.Title,
        occasion.Season,
        site.Signer,
        site.SignerPosition,
        holder.Tutor?.FullName,
        holder.Nomination,
        holder.Work,
        holder.Ground.Laureate,
        holder.Ground.Hours is > 0 ? holder.Ground.Hours : null,
        holder.Ground.CompletedAt is null ? null : holder.Ground.StartsOn,
        LastDayOf(holder.Ground, site));

    /// <summary>Who was through before the cohort began has learned for a day.</summary>
    private static DateOnly? LastDayOf(CertificateGround ground, SiteSettings site) =>
        ground is { CompletedAt: { } completed, StartsOn: { } from } ? new[] { site.DayOf(completed), from }.Max() : null;
}
