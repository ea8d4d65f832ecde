using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Authoring;

/// <summary>All courses of the cabinet, by title.</summary>
public static class ListCourses
{
    /// <param name="Editions">How many were published.</param>
    /// <param name="Learners">Who learns now or has completed it, in all cohorts.</param>
    /// <param name="Completed">Of these.</param>
    /// <param name="Requests">Who asks for a place and awaits a decision.</param>
    /// <param name="ToMark">Works that were handed in and are not marked.</param>
    public sealed record Response(
        Guid Id, string Title, CourseAudience Audience, int Hours, int Units, int Editions, bool IsTemplate, bool IsArchived, int Learners, int Completed, int Requests, int ToMark);

    internal static readonly Workbook<Response> Workbook = new Workbook<Response>("courses", "Курсы")
        .Column("Курс", c => c.Title, 48, "title")
        .Column("Для кого", c => PageWords.Of("courses", "audience", c.Audience), 16, "audience")
        .Column("Часов", c => c.Hours, 10, "hours")
        .Column("Занятий", c => c.Units, 10, "units")
        .Column("Слушателей", c => c.Learners, 12, "learners")
        .Column("Освоили", c => c.Completed, 12, "completed")
        .Column("Заявок", c => c.Requests, 10, "requests")
        .Column("Работ на проверке", c => c.ToMark, 18, "toMark")
        .Where("archived", (c, wanted) => c.IsArchived == (wanted == "true"));

    public static async Task<Ok<List<Response>>> Handle(AppDb db, CancellationToken ct)
    {
        var enrolments =
            from e in db.Enrolments
            join c in db.Cohorts on e.CohortId equals c.Id
            select new { c.CourseId, e.Id, e.State };
        var rows = await db.Courses.AsNoTracking().OrderBy(c => c.Title).Select(c => new
        {
            Course = c,
            Learners = enrolments.Count(e => e.CourseId == c.Id && (e.State == EnrolmentState.Active || e.State == EnrolmentState.Completed)),
            Completed = enrolments.Count(e => e.CourseId == c.Id && e.State == EnrolmentState.Completed),
            Requests = enrolments.Count(e => e.CourseId == c.Id && e.State == EnrolmentState.Requested),
            ToMark = db.Submissions.Count(s => s.State == SubmissionState.Waiting && enrolments.Any(e => e.Id == s.EnrolmentId && e.CourseId == c.Id)),
        }).ToListAsync(ct);
        return TypedResults.Ok(rows.ConvertAll(r => new Response(
            r.Course.Id, r.Course.Title, r.Course.Audience, r.Course.Hours, r.Course.Outline.Units.Count(), r.Course.LastEdition, r.Course.IsTemplate, r.Course.ArchivedAt is not null,
            r.Learners, r.Completed, r.Requests, r.ToMark)));
    }
}
