using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.LiveLessons;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Cohorts;

/// <summary>What is said of a cohort.</summary>
/// <param name="TutorIds">Who help and mark; anybody with an account.</param>
public sealed record CohortPlan(string Title, DateOnly StartsOn, DateOnly? EndsOn, Admission Admission, int Seats, IReadOnlyList<Guid> TutorIds);

/// <summary>Begins a cohort that learns the last edition.</summary>
public static class CreateCohort
{
    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(Guid id, CohortPlan request, AppDb db, TimeProvider clock, CancellationToken ct)
    {
        var course = await db.CourseAsync(id, ct);
        if (course.ArchivedAt is not null || course.LastEdition == 0)
        {
            throw new RuleBroken(course.LastEdition == 0 ? CourseErrors.NotPublished : CourseErrors.Archived);
        }

        var cohort = new Cohort { Id = Guid.CreateVersion7(), CourseId = id, Edition = course.LastEdition, CreatedAt = clock.GetUtcNow() };
        cohort.Plan(request.Title, request.StartsOn, request.EndsOn, request.Admission, request.Seats);
        db.Cohorts.Add(cohort);
        if (course.Grading is { } plan)
        {
            var scheme = new GradeScheme { CohortId = cohort.Id };
            var units = course.Outline.Units.Select(unit => unit.Id).ToHashSet();
            scheme.Set(plan with { Weights = plan.Weights.Where(weight => units.Contains(weight.Key)).ToDictionary() });
            db.GradeSchemes.Add(scheme);
        }

        await Tutors.SetAsync(db, cohort.Id, request.TutorIds, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/cohorts/{cohort.Id}", new Response(cohort.Id));
    }
}

/// <summary>Changes a cohort. Places that become free go to those who wait.</summary>
public static class EditCohort
{
    /// <param name="Edition">That it learns from now on.</param>
    /// <param name="Version">As last read.</param>
    public sealed record Request(CohortPlan Plan, int Edition, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldCohortAsync(id, ct);
        var cohort = await db.Cohorts.SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new RuleBroken(CourseErrors.CohortNotFound);
        if (cohort.Version != request.Version)
        {
            throw new RuleBroken(CourseErrors.Changed);
        }

        if (!await db.CourseEditions.AnyAsync(e => e.CourseId == cohort.CourseId && e.Number == request.Edition, ct))
        {
            throw new RuleBroken(CourseErrors.NotPublished);
        }

        var plan = request.Plan;
        cohort.Plan(plan.Title, plan.StartsOn, plan.EndsOn, plan.Admission, plan.Seats);
        cohort.Edition = request.Edition;
        var (added, removed) = await Tutors.SetAsync(db, id, plan.TutorIds, ct);
        await db.SaveChangesAsync(ct);
        await LessonTutors.ChangeAsync(db, id, added, removed, user.PersonId, ct);
        await WaitingList.MoveUpAsync(db, cohort, clock.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

internal static class Tutors
{
    /// <exception cref="RuleBroken">CourseErrors.TutorUnknown.</exception>
    public static async Task<(Guid[] Added, Guid[] Removed)> SetAsync(AppDb db, Guid cohortId, IReadOnlyList<Guid> wanted, CancellationToken ct)
    {
        var ids = wanted.Distinct().ToArray();
        if (await db.People.CountAsync(p => ids.Contains(p.Id), ct) != ids.Length)
        {
            throw new RuleBroken(CourseErrors.TutorUnknown);
        }

        var held = await db.CohortTutors.Where(t => t.CohortId == cohortId).ToListAsync(ct);
        var gone = held.Where(t => !ids.Contains(t.PersonId)).ToList();
        Guid[] added = [.. ids.Except(held.Select(t => t.PersonId))];
        db.CohortTutors.RemoveRange(gone);
        db.CohortTutors.AddRange(added.Select(person => new CohortTutor { CohortId = cohortId, PersonId = person }));
        return (added, [.. gone.Select(t => t.PersonId)]);
    }
}
