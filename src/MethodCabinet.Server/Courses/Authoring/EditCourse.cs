using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Authoring;

/// <param name="Value">Of the course's row after the change.</param>
public sealed record CourseVersion(uint Value);

/// <summary>Changes what a course is called and says of itself.</summary>
public static class EditCourse
{
    /// <param name="Summary">Markdown with TeX between dollar signs.</param>
    /// <param name="Version">As last read.</param>
    /// <param name="IssuesCertificates">By itself, to whoever completes it.</param>
    public sealed record Request(string Title, string Summary, int Hours, bool IsTemplate, uint Version, bool IssuesCertificates = false);

    public static async Task<Ok<CourseVersion>> Handle(Guid id, Request request, AppDb db, TextRenderer texts, CurrentUser user, CancellationToken ct)
    {
        var course = await db.CourseAsync(id, request.Version, ct);
        course.Describe(request.Title, request.Summary, texts.Render(request.Summary).Html, request.Hours, request.IsTemplate);
        course.IssueCertificates(request.IssuesCertificates, user.PersonId);
        await db.SaveCourseAsync(ct);
        return TypedResults.Ok(new CourseVersion(course.Version));
    }
}

/// <summary>Puts modules and units in another order, renames, removes or brings back: units that are left out of the outline stay stored, so that it can be undone.</summary>
public static class ArrangeCourse
{
    /// <param name="Version">As last read.</param>
    public sealed record Request(CourseOutline Outline, uint Version);

    public static async Task<Ok<CourseVersion>> Handle(Guid id, Request request, AppDb db, CancellationToken ct)
    {
        var course = await db.CourseAsync(id, request.Version, ct);
        var wanted = request.Outline.Units.Select(unit => unit.VersionId).ToArray();
        var known = await db.UnitVersions.AsNoTracking().Where(v => v.CourseId == id && wanted.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => (v.UnitId, v.Content.Kind), ct);
        course.Arrange(OutlineCheck.Checked(request.Outline, known));
        await db.SaveCourseAsync(ct);
        return TypedResults.Ok(new CourseVersion(course.Version));
    }
}

/// <summary>Sets a course aside or takes it up again. Its cohorts go on; new ones are not made.</summary>
public static class ArchiveCourse
{
    public sealed record Request(bool IsArchived, uint Version);

    public static async Task<Ok<CourseVersion>> Handle(Guid id, Request request, AppDb db, TimeProvider clock, CancellationToken ct)
    {
        var course = await db.CourseAsync(id, request.Version, ct);
        course.Archive(request.IsArchived ? clock.GetUtcNow() : null);
        await db.SaveCourseAsync(ct);
        return TypedResults.Ok(new CourseVersion(course.Version));
    }
}
