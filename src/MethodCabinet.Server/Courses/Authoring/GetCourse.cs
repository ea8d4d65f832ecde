using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Authoring;

/// <summary>A course as its authors see it: the draft, what keeps it from being published, its editions and cohorts.</summary>
public static class GetCourse
{
    /// <param name="Summary">Markdown.</param>
    /// <param name="IssuesCertificates">By itself, to whoever completes it.</param>
    /// <param name="Problems">What stands between the draft and its edition; empty when it can be published.</param>
    /// <param name="HasChanges">The draft differs from the last edition, or there is none.</param>
    public sealed record Response(
        Guid Id,
        string Title,
        string Summary,
        int Hours,
        CourseAudience Audience,
        bool IsTemplate,
        bool IsArchived,
        bool IssuesCertificates,
        CourseOutline Outline,
        bool HasChanges,
        IReadOnlyList<Problem> Problems,
        IReadOnlyList<Edition> Editions,
        IReadOnlyList<CohortItem> Cohorts,
        uint Version);

    /// <param name="Code">From the catalogue of errors.</param>
    public sealed record Problem(string Code, Guid? UnitId);

    public sealed record Edition(int Number, DateTimeOffset PublishedAt, string PublishedBy);

    /// <param name="Active">Who learns or has completed it.</param>
    public sealed record CohortItem(Guid Id, string Title, DateOnly StartsOn, DateOnly? EndsOn, Admission Admission, int Seats, int Edition, int Active, int Requests, int ToMark);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, QuizQuestions questions, CancellationToken ct)
    {
        var course = await db.CourseAsync(id, ct);
        var contents = (await db.VersionsAsync(course.Outline, ct)).ToDictionary(v => v.Key, v => v.Value.Content);
        var last = await db.CourseEditions.AsNoTracking().SingleOrDefaultAsync(e => e.CourseId == id && e.Number == course.LastEdition, ct);
        var editions = await db.CourseEditions.Where(e => e.CourseId == id).OrderByDescending(e => e.Number)
            .Join(db.People, e => e.PublishedById, p => p.Id, (e, p) => new { e.Number, e.PublishedAt, By = p })
            .OrderByDescending(e => e.Number)
            .ToListAsync(ct);
        var cohorts = await db.Cohorts.Where(c => c.CourseId == id).OrderByDescending(c => c.StartsOn).ThenBy(c => c.Title)
            .Select(c => new CohortItem(
                c.Id, c.Title, c.StartsOn, c.EndsOn, c.Admission, c.Seats, c.Edition,
                db.Enrolments.Count(e => e.CohortId == c.Id && (e.State == EnrolmentState.Active || e.State == EnrolmentState.Completed)),
                db.Enrolments.Count(e => e.CohortId == c.Id && e.State == EnrolmentState.Requested),
                db.Submissions.Count(s => s.State == SubmissionState.Waiting && db.Enrolments.Any(e => e.Id == s.EnrolmentId && e.CohortId == c.Id))))
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(
            course.Id, course.Title, course.Summary, course.Hours, course.Audience, course.IsTemplate, course.ArchivedAt is not null, course.CertificatesById is not null, course.Outline,
            last is null || !Publishing.AreAlike(last.Outline, course.Outline) || (last.Title, last.Hours) != (course.Title, course.Hours),
            [.. Publishing.Problems(course, contents, await questions.ProblemsAsync(contents, ct)).Select(p => new Problem(p.Error.Code, p.UnitId))],
            editions.ConvertAll(e => new Edition(e.Number, e.PublishedAt, e.By.ShortName)),
            cohorts,
            course.Version));
    }
}
