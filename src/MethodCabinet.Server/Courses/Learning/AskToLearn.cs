using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Cohorts;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Learning;

/// <summary>The caller asks for a place in a cohort: has it at once, awaits a decision, or waits until one is free.</summary>
public static class AskToLearn
{
    public sealed record Response(Guid EnrolmentId, EnrolmentState State);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var me = user.PersonId;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldCohortAsync(id, ct);
        var cohort = await db.Cohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new RuleBroken(CourseErrors.CohortNotFound);
        var audience = await db.Courses.Where(c => c.Id == cohort.CourseId).Select(c => c.Audience).SingleAsync(ct);
        if (!await db.Audience(audience, learners.Today).ContainsAsync(me, ct))
        {
            throw new RuleBroken(CourseErrors.WrongAudience);
        }

        var enrolment = await db.Enrolments.SingleOrDefaultAsync(e => e.CohortId == id && e.PersonId == me, ct);
        if (enrolment is { State: not (EnrolmentState.Left or EnrolmentState.Refused) })
        {
            // Asked twice, the second time because no reply came.
            return TypedResults.Ok(new Response(enrolment.Id, enrolment.State));
        }

        var state = cohort.StateOfRequest(await db.PlacesTakenAsync(id, ct), learners.Today);
        if (enrolment is null)
        {
            enrolment = new Enrolment { Id = Guid.CreateVersion7(), CohortId = id, PersonId = me, State = state, AskedAt = clock.GetUtcNow() };
            db.Enrolments.Add(enrolment);
        }
        else
        {
            enrolment.AskAgain(state, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(enrolment.Id, enrolment.State));
    }
}

/// <summary>The caller gives up a place or a request. The place goes to who waits longest.</summary>
public static class LeaveCourse
{
    public sealed record Request(string Reason);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (enrolment, cohort) = await DecideEnrolment.HoldAsync(db, id, ct);
        if (enrolment.PersonId != user.PersonId)
        {
            throw new RuleBroken(CourseErrors.EnrolmentNotFound);
        }

        enrolment.Leave(request.Reason);
        await db.SaveChangesAsync(ct);
        await WaitingList.MoveUpAsync(db, cohort, clock.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
