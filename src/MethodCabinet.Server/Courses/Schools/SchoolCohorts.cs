using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Schools;

/// <summary>Cohorts in which the caller's schools have places, those that are not over.</summary>
public static class ListSchoolCohorts
{
    /// <param name="Taken">Of <paramref name="Places"/>.</param>
    public sealed record Response(
        Guid CohortId, Guid OrganizationId, string School, string Title, string Cohort, string SummaryHtml, int Hours, DateOnly StartsOn, DateOnly? EndsOn, int Places, int Taken);

    public static async Task<Ok<List<Response>>> Handle(AppDb db, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var (own, today) = (user.Coordinates.ToArray(), learners.Today);
        return TypedResults.Ok(await (
            from quota in db.CohortQuotas
            join cohort in db.Cohorts on quota.CohortId equals cohort.Id
            join course in db.Courses on cohort.CourseId equals course.Id
            join edition in db.CourseEditions on new { cohort.CourseId, Number = cohort.Edition } equals new { edition.CourseId, edition.Number }
            join school in db.Organizations on quota.OrganizationId equals school.Id
            where own.Contains(quota.OrganizationId) && (cohort.EndsOn == null || cohort.EndsOn >= today)
            orderby cohort.StartsOn, cohort.Id, school.ShortName
            select new Response(
                cohort.Id, school.Id, school.ShortName, edition.Title, cohort.Title, course.SummaryHtml, edition.Hours, cohort.StartsOn, cohort.EndsOn, quota.Places,
                db.InQuotas().Count(e => e.CohortId == cohort.Id && e.QuotaOrganizationId == quota.OrganizationId)))
            .ToListAsync(ct));
    }
}

/// <summary>The people of a school for whom the course is, and who of them learns.</summary>
public static class GetSchoolCohort
{
    /// <param name="IsOver">Nobody is enrolled any more.</param>
    public sealed record Response(
        Guid CohortId, Guid OrganizationId, string School, string Title, string Cohort, int Hours, DateOnly StartsOn, DateOnly? EndsOn, bool IsOver, int Places, int Taken, IReadOnlyList<Candidate> People);

    /// <param name="Detail">Position or class.</param>
    /// <param name="State">Null for who never asked.</param>
    /// <param name="ByQuota">On one of the places of the school.</param>
    /// <param name="Order">By which they are enrolled: «Приказ № 112-о от 01.09.2026»; null while there is none.</param>
    public sealed record Candidate(Guid PersonId, string Name, string Detail, EnrolmentState? State, bool ByQuota, string? Order);

    public static async Task<Ok<Response>> Handle(Guid id, Guid organizationId, AppDb db, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var (cohort, places) = await QuotaAsync(db, id, organizationId, user, ct);
        var edition = await db.CourseEditions.SingleAsync(e => e.CourseId == cohort.CourseId && e.Number == cohort.Edition, ct);
        var audience = await db.Courses.Where(c => c.Id == cohort.CourseId).Select(c => c.Audience).SingleAsync(ct);
        var people = await (
            from membership in db.AudiencePlaces(audience, learners.Today)
            join person in db.People on membership.PersonId equals person.Id
            where membership.OrganizationId == organizationId
            select new { Person = person, Membership = membership })
            .AsNoTracking().ToListAsync(ct);
        var ids = people.ConvertAll(row => row.Person.Id);
        var enrolments = await db.Enrolments.AsNoTracking().Where(e => e.CohortId == id && ids.Contains(e.PersonId)).ToDictionaryAsync(e => e.PersonId, ct);
        var orders = (await db.CohortOrders.AsNoTracking().Where(o => o.CohortId == id && o.Kind == OrderKind.Enrol && o.RegisteredAt != null)
            .Join(db.CohortOrderPeople, o => o.Id, p => p.OrderId, (o, p) => new { p.PersonId, Order = o }).ToListAsync(ct)).ToLookup(o => o.PersonId, o => o.Order);
        return TypedResults.Ok(new Response(
            id, organizationId, await db.Organizations.Where(o => o.Id == organizationId).Select(o => o.ShortName).SingleAsync(ct), edition.Title, cohort.Title, edition.Hours,
            cohort.StartsOn, cohort.EndsOn, cohort.IsOver(learners.Today), places, (await db.QuotaTakenAsync(id, ct)).GetValueOrDefault(organizationId),
            [
                .. people.DistinctBy(row => row.Person.Id).OrderBy(row => row.Person.FullName, StringComparer.CurrentCulture).Select(row =>
                {
                    var enrolment = enrolments.GetValueOrDefault(row.Person.Id);
                    return new Candidate(
                        row.Person.Id, row.Person.FullName, DetailOf(row.Membership), enrolment?.State, enrolment?.QuotaOrganizationId == organizationId,
                        enrolment is { Learns: true } ? orders[row.Person.Id].MaxBy(o => o.RegisteredAt)?.Name : null);
                }),
            ]));
    }

    /// <exception cref="RuleBroken">QuotaOtherSchool, CohortNotFound, QuotaNone.</exception>
    internal static async Task<(Cohort Cohort, int Places)> QuotaAsync(AppDb db, Guid id, Guid organizationId, CurrentUser user, CancellationToken ct)
    {
        if (!user.Coordinates.Contains(organizationId))
        {
            throw new RuleBroken(CourseErrors.QuotaOtherSchool);
        }

        var cohort = await db.Cohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new RuleBroken(CourseErrors.CohortNotFound);
        var places = await db.CohortQuotas.Where(q => q.CohortId == id && q.OrganizationId == organizationId).Select(q => (int?)q.Places).SingleOrDefaultAsync(ct);
        return places is { } given ? (cohort, given) : throw new RuleBroken(CourseErrors.QuotaNone);
    }

    private static string DetailOf(Membership membership) =>
        membership.Grade is { } grade ? $"{grade}{membership.ClassLetter}" : membership.Position;
}

/// <summary>Enrols people of the caller's school on its places, all or nothing. Of two coordinators who take the last place at once one is told that none is left.</summary>
public static class EnrolOwn
{
    public sealed record Request(Guid OrganizationId, IReadOnlyList<Guid> PersonIds);

    /// <param name="Enrolled">Who learns now.</param>
    /// <param name="Waiting">For whom the whole cohort had no room.</param>
    /// <param name="Left">Places of the school that are free.</param>
    public sealed record Response(int Enrolled, int Waiting, int Left);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldCohortAsync(id, ct);
        var (cohort, places) = await GetSchoolCohort.QuotaAsync(db, id, request.OrganizationId, user, ct);
        if (cohort.IsOver(learners.Today))
        {
            throw new RuleBroken(CourseErrors.CohortOver);
        }

        var ids = request.PersonIds.Distinct().Take(Cohort.MaxSeats + 1).ToArray();
        var audience = await db.Courses.Where(c => c.Id == cohort.CourseId).Select(c => c.Audience).SingleAsync(ct);
        var own = db.AudiencePlaces(audience, learners.Today).Where(m => m.OrganizationId == request.OrganizationId && ids.Contains(m.PersonId));
        if (ids.Length == 0 || await own.Select(m => m.PersonId).Distinct().CountAsync(ct) != ids.Length)
        {
            throw new RuleBroken(CourseErrors.WrongAudience);
        }

        var held = await db.Enrolments.Where(e => e.CohortId == id && ids.Contains(e.PersonId)).ToDictionaryAsync(e => e.PersonId, ct);
        if (held.Values.Any(e => e.Learns || e.State == EnrolmentState.Waiting))
        {
            throw new RuleBroken(CourseErrors.AlreadyEnrolled);
        }

        var inQuota = (await db.QuotaTakenAsync(id, ct)).GetValueOrDefault(request.OrganizationId);
        Quotas.DemandRoom(places, inQuota, ids.Length);
        var (taken, waiting, now) = (await db.PlacesTakenAsync(id, ct), 0, clock.GetUtcNow());
        foreach (var person in ids)
        {
            if (!held.TryGetValue(person, out var enrolment))
            {
                enrolment = new Enrolment { Id = Guid.CreateVersion7(), CohortId = id, PersonId = person, State = EnrolmentState.Requested, AskedAt = now };
                db.Enrolments.Add(enrolment);
            }
            else
            {
                enrolment.AskAgain(EnrolmentState.Requested, now);
            }

            enrolment.Admit(cohort.HasRoom(taken), now);
            enrolment.QuotaOrganizationId = request.OrganizationId;
            (taken, waiting) = enrolment.Learns ? (taken + 1, waiting) : (taken, waiting + 1);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(ids.Length - waiting, waiting, places - inQuota - ids.Length));
    }
}

/// <summary>Takes somebody back whom the school enrolled; the place is the school's again.</summary>
public static class WithdrawOwn
{
    /// <param name="Reason">The person reads it.</param>
    public sealed record Request(Guid OrganizationId, Guid PersonId, string Reason);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldCohortAsync(id, ct);
        var (cohort, _) = await GetSchoolCohort.QuotaAsync(db, id, request.OrganizationId, user, ct);
        var enrolment = await db.Enrolments.SingleOrDefaultAsync(e => e.CohortId == id && e.PersonId == request.PersonId && e.QuotaOrganizationId == request.OrganizationId, ct)
            ?? throw new RuleBroken(CourseErrors.EnrolmentNotFound);
        enrolment.Leave(request.Reason);
        await db.SaveChangesAsync(ct);
        await Cohorts.WaitingList.MoveUpAsync(db, cohort, clock.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
