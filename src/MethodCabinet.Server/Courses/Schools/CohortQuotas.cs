using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Schools;

/// <summary>Which schools have places in a cohort, and how many are filled.</summary>
public static class GetQuotas
{
    /// <param name="Seats">Of the cohort; 0 for as many as come.</param>
    /// <param name="Schools">All that have people for whom the course is, or a quota.</param>
    public sealed record Response(Guid CohortId, string Course, string Cohort, int Seats, IReadOnlyList<School> Schools);

    /// <param name="People">For whom the course is.</param>
    /// <param name="Taken">Of <paramref name="Places"/>.</param>
    public sealed record School(Guid OrganizationId, string Name, int People, int Places, int Taken);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, LearnerRows learners, CancellationToken ct)
    {
        var cohort = await db.Cohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new RuleBroken(CourseErrors.CohortNotFound);
        var course = await db.Courses.AsNoTracking().SingleAsync(c => c.Id == cohort.CourseId, ct);
        return TypedResults.Ok(new Response(id, course.Title, cohort.Title, cohort.Seats, await SchoolsAsync(db, id, course.Audience, learners.Today, ct)));
    }

    internal static async Task<List<School>> SchoolsAsync(AppDb db, Guid cohortId, CourseAudience audience, DateOnly today, CancellationToken ct)
    {
        var people = await db.AudiencePlaces(audience, today).GroupBy(m => m.OrganizationId)
            .Select(g => new { g.Key, Count = g.Select(m => m.PersonId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var places = await db.CohortQuotas.Where(q => q.CohortId == cohortId).ToDictionaryAsync(q => q.OrganizationId, q => q.Places, ct);
        var taken = await db.QuotaTakenAsync(cohortId, ct);
        var ids = people.Keys.Union(places.Keys).Union(taken.Keys).ToArray();
        var schools = await db.Organizations.Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.ShortName }).ToListAsync(ct);
        return
        [
            .. schools.OrderBy(o => o.ShortName, StringComparer.CurrentCulture)
                .Select(o => new School(o.Id, o.ShortName, people.GetValueOrDefault(o.Id), places.GetValueOrDefault(o.Id), taken.GetValueOrDefault(o.Id))),
        ];
    }
}

public enum QuotaShares
{
    /// <summary>The same to each school.</summary>
    Even,

    /// <summary>By how many people each school has for whom the course is.</summary>
    ByPeople,
}

/// <summary>How places would be shared among all schools. Nothing is written: the cabinet looks at it, changes it by hand and saves it.</summary>
public static class ProposeQuotas
{
    public sealed record Request(int Places, QuotaShares Shares);

    public sealed record Quota(Guid OrganizationId, int Places);

    public static async Task<Ok<List<Quota>>> Handle(Guid id, Request request, AppDb db, LearnerRows learners, CancellationToken ct)
    {
        var audience = await db.Cohorts.Where(c => c.Id == id).Join(db.Courses, c => c.CourseId, c => c.Id, (_, c) => (CourseAudience?)c.Audience).SingleOrDefaultAsync(ct)
            ?? throw new RuleBroken(CourseErrors.CohortNotFound);
        if (request.Places is < 0 or > Cohort.MaxSeats)
        {
            throw new RuleBroken(CourseErrors.QuotaRange, new Dictionary<string, object?> { ["max"] = Cohort.MaxSeats });
        }

        var schools = (await GetQuotas.SchoolsAsync(db, id, audience, learners.Today, ct)).FindAll(school => school.People > 0);
        var shares = Quotas.Share(request.Places, schools.ConvertAll(school => request.Shares == QuotaShares.Even ? 1 : school.People));
        return TypedResults.Ok(schools.Zip(shares, (school, places) => new Quota(school.OrganizationId, places)).ToList());
    }
}

/// <summary>Gives the schools their places, all at once. A quota below what is filled takes nobody out; it lets nobody more in.</summary>
public static class SetQuotas
{
    private const int MaxSchools = 2_000;

    /// <param name="Quotas">Schools that are not named, or named with no places, have none.</param>
    public sealed record Request(IReadOnlyList<ProposeQuotas.Quota> Quotas);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CancellationToken ct)
    {
        if (request.Quotas.Count > MaxSchools || request.Quotas.Any(q => q.Places is < 0 or > Cohort.MaxSeats) || request.Quotas.DistinctBy(q => q.OrganizationId).Count() != request.Quotas.Count)
        {
            throw new RuleBroken(CourseErrors.QuotaRange, new Dictionary<string, object?> { ["max"] = Cohort.MaxSeats });
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldCohortAsync(id, ct);
        if (!await db.Cohorts.AnyAsync(c => c.Id == id, ct))
        {
            throw new RuleBroken(CourseErrors.CohortNotFound);
        }

        var wanted = request.Quotas.Where(q => q.Places > 0).ToDictionary(q => q.OrganizationId, q => q.Places);
        var ids = wanted.Keys.ToArray();
        if (await db.Organizations.CountAsync(o => ids.Contains(o.Id), ct) != ids.Length)
        {
            throw new RuleBroken(CourseErrors.ListOrganizationUnknown);
        }

        var held = await db.CohortQuotas.Where(q => q.CohortId == id).ToListAsync(ct);
        foreach (var quota in held)
        {
            if (wanted.Remove(quota.OrganizationId, out var places))
            {
                quota.Places = places;
            }
            else
            {
                db.CohortQuotas.Remove(quota);
            }
        }

        db.CohortQuotas.AddRange(wanted.Select(quota => new CohortQuota { CohortId = id, OrganizationId = quota.Key, Places = quota.Value }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
