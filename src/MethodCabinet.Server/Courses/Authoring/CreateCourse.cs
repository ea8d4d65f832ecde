using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Courses.Authoring;

/// <summary>A new draft: empty, or a copy of a course or template with all its units.</summary>
public static class CreateCourse
{
    /// <param name="CopyOf">The course whose draft is copied; null to begin with nothing.</param>
    public sealed record Request(string Title, CourseAudience Audience, Guid? CopyOf = null);

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(Request request, AppDb db, TextRenderer texts, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var course = new Course { Id = Guid.CreateVersion7(), Audience = request.Audience, CreatedById = user.PersonId, CreatedAt = now };
        var source = request.CopyOf is { } copied ? await db.CourseAsync(copied, ct) : null;
        course.Describe(request.Title, source?.Summary ?? "", texts.Render(source?.Summary ?? "").Html, source?.Hours ?? 0, isTemplate: false);
        db.Courses.Add(course);
        if (source is not null)
        {
            var versions = await db.VersionsAsync(source.Outline, ct);
            var (outline, units) = Copying.Copy(source.Outline, Guid.CreateVersion7);
            course.Arrange(outline);
            db.UnitVersions.AddRange(units.Select(unit => new UnitVersion(unit.Copy.VersionId, course.Id, unit.Copy.Id, versions[unit.Source.VersionId].Content, user.PersonId, now)));
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/courses/{course.Id}", new Response(course.Id));
    }
}
