using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Authoring;

/// <summary>Makes the draft the next edition. Cohorts that run follow it only when it is said so.</summary>
public static class PublishCourse
{
    /// <param name="CohortIds">Those that learn the new edition from now on. Units that they have completed stay complete.</param>
    /// <param name="Version">Of the course, as last read.</param>
    public sealed record Request(IReadOnlyList<Guid> CohortIds, uint Version);

    public sealed record Response(int Edition, uint Version);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, QuizQuestions questions, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldCourseAsync(id, ct);
        var course = await db.CourseAsync(id, request.Version, ct);
        var contents = (await db.VersionsAsync(course.Outline, ct)).ToDictionary(v => v.Key, v => v.Value.Content);
        var last = await db.CourseEditions.AsNoTracking().SingleOrDefaultAsync(e => e.CourseId == id && e.Number == course.LastEdition, ct);
        var edition = course.Publish(last, contents, user.PersonId, clock.GetUtcNow(), await questions.ProblemsAsync(contents, ct));
        db.CourseEditions.Add(edition);
        await db.SaveCourseAsync(ct);
        await db.Cohorts.Where(c => c.CourseId == id && request.CohortIds.Contains(c.Id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Edition, edition.Number), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(edition.Number, course.Version));
    }
}
