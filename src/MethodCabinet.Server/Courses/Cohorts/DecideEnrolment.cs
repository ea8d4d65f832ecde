using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Cohorts;

public enum EnrolmentDecision
{
    Admit,
    Refuse,
    Remove,
}

/// <summary>Decides a request, gives a place, or takes a learner out of the cohort. A place that becomes free goes to who waits longest.</summary>
public static class DecideEnrolment
{
    /// <param name="Reason">Needed to refuse and to remove; the person reads it.</param>
    public sealed record Request(EnrolmentDecision Decision, string Reason = "");

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (enrolment, cohort) = await HoldAsync(db, id, ct);
        var now = clock.GetUtcNow();
        switch (request.Decision)
        {
            case EnrolmentDecision.Admit:
                enrolment.Admit(cohort.HasRoom(await db.PlacesTakenAsync(cohort.Id, ct)), now);
                break;
            case EnrolmentDecision.Refuse:
                enrolment.Refuse(request.Reason, now);
                break;
            default:
                enrolment.Leave(request.Reason);
                break;
        }

        await db.SaveChangesAsync(ct);
        await WaitingList.MoveUpAsync(db, cohort, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <exception cref="RuleBroken">CourseErrors.EnrolmentNotFound.</exception>
    internal static async Task<(Enrolment Enrolment, Cohort Cohort)> HoldAsync(AppDb db, Guid id, CancellationToken ct)
    {
        var cohortId = await db.Enrolments.Where(e => e.Id == id).Select(e => (Guid?)e.CohortId).SingleOrDefaultAsync(ct) ?? throw new RuleBroken(CourseErrors.EnrolmentNotFound);
        await db.HoldCohortAsync(cohortId, ct);
        return (await db.Enrolments.SingleAsync(e => e.Id == id, ct), await db.Cohorts.AsNoTracking().SingleAsync(c => c.Id == cohortId, ct));
    }
}

/// <summary>Gives one learner more time for one unit.</summary>
public static class ExtendUnit
{
    /// <param name="Until">The last day.</param>
    public sealed record Request(DateOnly Until);

    public static async Task<NoContent> Handle(Guid id, Guid unitId, Request request, AppDb db, PublishedCourses published, CurrentUser user, CancellationToken ct)
    {
        var found = await db.Enrolments.Where(e => e.Id == id).Join(db.Cohorts, e => e.CohortId, c => c.Id, (e, c) => c.Id).Select(c => (Guid?)c).SingleOrDefaultAsync(ct)
            ?? throw new RuleBroken(CourseErrors.EnrolmentNotFound);
        var cohort = await db.TutoredCohortAsync(found, user, ct);
        var edition = await published.EditionAsync(db, cohort.CourseId, cohort.Edition, ct);
        if (edition.Outline.Units.All(u => u.Id != unitId))
        {
            throw new RuleBroken(CourseErrors.UnitNotFound);
        }

        if (request.Until < cohort.StartsOn || request.Until > cohort.StartsOn.AddDays(OutlineUnit.MaxDay))
        {
            throw new RuleBroken(CourseErrors.DayRange);
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            insert into courses.unit_extensions (enrolment_id, unit_id, until, given_by_id) values ({id}, {unitId}, {request.Until}, {user.PersonId})
            on conflict (enrolment_id, unit_id) do update set until = excluded.until, given_by_id = excluded.given_by_id
            """,
            ct);
        return TypedResults.NoContent();
    }
}
