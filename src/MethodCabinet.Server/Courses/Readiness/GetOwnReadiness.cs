using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Readiness;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Readiness;

/// <summary>The caller's levels, then and now, and the courses that lead on.</summary>
public static class GetOwnReadiness
{
    /// <param name="Diagnostics">Courses by which readiness is measured, for whom they are.</param>
    public sealed record Response(IReadOnlyList<Level> Levels, IReadOnlyList<Step> Route, IReadOnlyList<CourseItem> Diagnostics);

    /// <param name="First">Shown by the first diagnostic.</param>
    /// <param name="Now">By the last.</param>
    public sealed record Level(Guid CompetenceId, int First, int Now, DateTimeOffset FirstAt, DateTimeOffset NowAt);

    public sealed record Step(CourseItem Course, IReadOnlyList<Development> Gains);

    /// <param name="EnrolmentId">The caller's own last one; null when there is none.</param>
    /// <param name="IsOffered">A cohort in which the caller does not learn takes requests now: a diagnostic may be taken again.</param>
    public sealed record CourseItem(Guid CourseId, string Title, int Hours, Guid? EnrolmentId, EnrolmentState? State, bool IsOffered);

    public static async Task<Ok<Response>> Handle(AppDb db, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var (me, today) = (user.PersonId, learners.Today);
        var framework = await db.FrameworkAsync(ct);
        var known = framework.Competences.Select(competence => competence.Id).ToArray();
        var placements = await db.CompetencePlacements.AsNoTracking().Where(p => p.PersonId == me && known.Contains(p.CompetenceId)).OrderBy(p => p.PlacedAt).ToListAsync(ct);
        var levels = placements.GroupBy(p => p.CompetenceId).Select(all => new Level(all.Key, all.First().Level, all.Last().Level, all.First().PlacedAt, all.Last().PlacedAt)).ToList();
        var courses = await (
            from readiness in db.CourseReadiness.AsNoTracking()
            join course in db.Courses.AsNoTracking() on readiness.CourseId equals course.Id
            where course.ArchivedAt == null && !course.IsTemplate && course.LastEdition > 0 && course.Audience == CourseAudience.Teachers
            orderby course.Title
            select new
            {
                course.Id,
                course.Title,
                course.Hours,
                Readiness = readiness,
                Own = db.Enrolments.Where(e => e.PersonId == me && db.Cohorts.Any(c => c.Id == e.CohortId && c.CourseId == course.Id))
                    .OrderByDescending(e => e.AskedAt).Select(e => new { e.Id, e.State }).FirstOrDefault(),
                IsOffered = db.Cohorts.Any(c => c.CourseId == course.Id && c.Admission != Admission.Closed && (c.EndsOn == null || c.EndsOn >= today)
                    && !db.Enrolments.Any(e => e.CohortId == c.Id && e.PersonId == me && e.State != EnrolmentState.Left && e.State != EnrolmentState.Refused)),
            })
            .ToListAsync(ct);
        var items = courses.ToDictionary(c => c.Id, c => new CourseItem(c.Id, c.Title, c.Hours, c.Own?.Id, c.Own?.State, c.IsOffered));

        // Who has completed a course is not sent there again; what it left behind is for another one.
        var open = courses.Where(c => c.Own?.State != EnrolmentState.Completed && (c.IsOffered || c.Own is { State: EnrolmentState.Active }));
        var route = LearningRoute.Propose(
            levels.ToDictionary(level => level.CompetenceId, level => level.Now), framework.TargetLevel, [.. open.Select(c => new RouteCourse(c.Id, c.Hours, c.Readiness.Develops))]);
        return TypedResults.Ok(new Response(
            levels,
            [.. route.Select(step => new Step(items[step.CourseId], step.Gains))],
            [.. courses.Where(c => c.Readiness.Checks.Count > 0).Select(c => items[c.Id])]));
    }
}
