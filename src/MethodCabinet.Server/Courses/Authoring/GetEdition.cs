using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Authoring;

/// <summary>What an edition consists of. The draft is taken back to it by <see cref="ArrangeCourse"/>, because versions of units stay stored.</summary>
public static class GetEdition
{
    public sealed record Response(int Number, string Title, int Hours, CourseOutline Outline);

    /// <exception cref="RuleBroken">CourseErrors.EditionNotFound.</exception>
    public static async Task<Ok<Response>> Handle(Guid id, int number, AppDb db, CancellationToken ct) =>
        await db.CourseEditions.AsNoTracking().SingleOrDefaultAsync(e => e.CourseId == id && e.Number == number, ct) is { } edition
            ? TypedResults.Ok(new Response(edition.Number, edition.Title, edition.Hours, edition.Outline))
            : throw new RuleBroken(CourseErrors.EditionNotFound);
}
