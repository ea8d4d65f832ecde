using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Assignments;

/// <param name="Number">1, 2, 3…; its address is <c>/api/submissions/{id}/files/{number}</c>.</param>
public sealed record HandedInFile(int Number, string Name, string MediaType, long Size);

/// <param name="Points">By criterion id.</param>
/// <param name="MarkedBy">Null while it was not marked.</param>
public sealed record HandedIn(
    Guid Id,
    int Number,
    string Text,
    IReadOnlyList<HandedInFile> Files,
    DateTimeOffset HandedInAt,
    bool IsLate,
    SubmissionState State,
    IReadOnlyDictionary<string, decimal> Points,
    decimal? Total,
    string Comment,
    string? MarkedBy,
    DateTimeOffset? MarkedAt);

internal static class SubmissionReads
{
    /// <summary>All tries at one assignment, the last first.</summary>
    public static async Task<List<HandedIn>> TriesAsync(this AppDb db, Guid enrolmentId, Guid unitId, CancellationToken ct)
    {
        var tries = await db.Submissions.AsNoTracking().Where(s => s.EnrolmentId == enrolmentId && s.UnitId == unitId).OrderByDescending(s => s.Number)
            .Select(s => new { Submission = s, MarkedBy = db.People.FirstOrDefault(p => p.Id == s.MarkedById) })
            .ToListAsync(ct);
        var ids = tries.ConvertAll(t => t.Submission.Id);
        var files = (await db.SubmissionFiles.Where(f => ids.Contains(f.SubmissionId)).OrderBy(f => f.Number)
            .Join(db.StoredFiles, held => held.FileId, file => file.Id, (held, file) => new { held.SubmissionId, File = new HandedInFile(held.Number, file.Name, file.MediaType, file.Size) })
            .ToListAsync(ct)).ToLookup(f => f.SubmissionId, f => f.File);
        return tries.ConvertAll(t => new HandedIn(
            t.Submission.Id, t.Submission.Number, t.Submission.Text, [.. files[t.Submission.Id].OrderBy(f => f.Number)], t.Submission.HandedInAt, t.Submission.IsLate, t.Submission.State,
            t.Submission.Points, t.Submission.Total, t.Submission.Comment, t.MarkedBy?.FullName, t.Submission.MarkedAt));
    }

    /// <summary>A work whose author or tutor the caller is, or the caller's cabinet.</summary>
    /// <exception cref="RuleBroken">CourseErrors.SubmissionNotFound.</exception>
    public static async Task<(Submission Submission, Enrolment Enrolment)> SeenSubmissionAsync(this AppDb db, Guid id, CurrentUser user, bool byAuthor, CancellationToken ct)
    {
        var found = await db.Submissions.Where(s => s.Id == id).Join(db.Enrolments, s => s.EnrolmentId, e => e.Id, (s, e) => new { Submission = s, Enrolment = e }).SingleOrDefaultAsync(ct);
        return found is not null
            && (user.IsStaff || (byAuthor && found.Enrolment.PersonId == user.PersonId) || await db.CohortTutors.AnyAsync(t => t.CohortId == found.Enrolment.CohortId && t.PersonId == user.PersonId, ct))
            ? (found.Submission, found.Enrolment)
            : throw new RuleBroken(CourseErrors.SubmissionNotFound);
    }
}

/// <summary>What the caller has handed in for an assignment and what was said of it.</summary>
public static class ListOwnSubmissions
{
    public static async Task<Ok<List<HandedIn>>> Handle(Guid id, Guid unitId, AppDb db, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        (await learners.OwnAsync(id, user, ct)).StepOf(unitId);
        return TypedResults.Ok(await db.TriesAsync(id, unitId, ct));
    }
}

/// <summary>A file that was handed in, for its author, tutors of the cohort and the cabinet.</summary>
public static class GetSubmissionFile
{
    public static async Task<PushStreamHttpResult> Handle(Guid id, int number, AppDb db, IFileStore store, CurrentUser user, HttpResponse response, CancellationToken ct)
    {
        await db.SeenSubmissionAsync(id, user, byAuthor: true, ct);
        var file = await db.SubmissionFiles.Where(f => f.SubmissionId == id && f.Number == number).Join(db.StoredFiles.AsNoTracking(), held => held.FileId, file => file.Id, (held, file) => file)
            .SingleOrDefaultAsync(ct) ?? throw new RuleBroken(CourseErrors.SubmissionNotFound);
        return GetFile.Send(file, store, response, ct);
    }
}

/// <summary>Works of a cohort: those that wait first, by the time at which they came.</summary>
public static class ListSubmissions
{
    public sealed record Response(Guid Id, Guid EnrolmentId, string Learner, Guid UnitId, string Unit, int Number, DateTimeOffset HandedInAt, bool IsLate, SubmissionState State, decimal? Total, decimal MaxPoints);

    public static async Task<Ok<List<Response>>> Handle(Guid id, AppDb db, PublishedCourses published, CurrentUser user, CancellationToken ct)
    {
        var cohort = await db.TutoredCohortAsync(id, user, ct);
        var titles = (await published.EditionAsync(db, cohort.CourseId, cohort.Edition, ct)).Outline.Units.ToDictionary(u => u.Id, u => u.Title);
        var rows = await (
            from s in db.Submissions.AsNoTracking()
            join e in db.Enrolments on s.EnrolmentId equals e.Id
            join p in db.People on e.PersonId equals p.Id
            join v in db.UnitVersions on s.VersionId equals v.Id
            where e.CohortId == id && !db.Submissions.Any(n => n.EnrolmentId == s.EnrolmentId && n.UnitId == s.UnitId && n.Number > s.Number)
            orderby s.State == SubmissionState.Waiting descending, s.HandedInAt
            select new { Submission = s, Person = p, v.Content })
            .ToListAsync(ct);
        return TypedResults.Ok(rows.ConvertAll(r => new Response(
            r.Submission.Id, r.Submission.EnrolmentId, r.Person.FullName, r.Submission.UnitId, titles.GetValueOrDefault(r.Submission.UnitId, ""), r.Submission.Number, r.Submission.HandedInAt,
            r.Submission.IsLate, r.Submission.State, r.Submission.Total, ((AssignmentContent)r.Content).MaxPoints)));
    }
}

/// <summary>One work with the assignment by which it is judged and the tries before it.</summary>
public static class GetSubmission
{
    /// <param name="Tries">The last first; the one that was asked for is among them.</param>
    /// <param name="NextId">The work that waits longest, of the same cohort; null when none does.</param>
    public sealed record Response(
        Guid CohortId, string Learner, string Unit, string Html, UnitAssignment Assignment, IReadOnlyList<HandedIn> Tries, DateOnly? DueOn, Guid? NextId);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var (submission, enrolment) = await db.SeenSubmissionAsync(id, user, byAuthor: false, ct);
        var learner = await learners.OfAsync(enrolment, ct);
        var content = (AssignmentContent)(await db.UnitVersions.AsNoTracking().SingleAsync(v => v.Id == submission.VersionId, ct)).Content;
        var step = learner.Path.Steps.FirstOrDefault(s => s.Unit.Id == submission.UnitId);
        return TypedResults.Ok(new Response(
            enrolment.CohortId,
            (await db.People.SingleAsync(p => p.Id == enrolment.PersonId, ct)).FullName,
            step?.Unit.Title ?? "",
            content.Html,
            new UnitAssignment(content.Criteria, content.MaxPoints, content.PassPoints, content.MaxFiles, content.Late),
            await db.TriesAsync(enrolment.Id, submission.UnitId, ct),
            step?.DueOn,
            await db.Submissions.Where(s => s.State == SubmissionState.Waiting && s.Id != id && db.Enrolments.Any(e => e.Id == s.EnrolmentId && e.CohortId == enrolment.CohortId))
                .OrderBy(s => s.HandedInAt).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(ct)));
    }
}

/// <summary>Marks a work: accepted with enough points, otherwise returned for more work. With the last required one the course is complete.</summary>
public static class MarkSubmission
{
    /// <param name="Points">By criterion id, of all criteria.</param>
    /// <param name="IsReturned">More work is asked for although the points would do.</param>
    public sealed record Request(IReadOnlyDictionary<string, decimal> Points, string Comment, bool IsReturned);

    public sealed record Response(SubmissionState State, decimal Total);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (seen, enrolment) = await db.SeenSubmissionAsync(id, user, byAuthor: false, ct);
        if (enrolment.PersonId == user.PersonId)
        {
            throw new RuleBroken(CourseErrors.SubmissionOwn);
        }

        var learner = await learners.HeldAsync(enrolment.Id, ct);
        await db.Entry(seen).ReloadAsync(ct);
        var content = (AssignmentContent)(await db.UnitVersions.AsNoTracking().SingleAsync(v => v.Id == seen.VersionId, ct)).Content;
        var now = clock.GetUtcNow();
        seen.Mark(content, request.Points, request.Comment, request.IsReturned, user.PersonId, now);
        var progress = await db.UnitProgress.SingleAsync(p => p.EnrolmentId == enrolment.Id && p.UnitId == seen.UnitId, ct);
        (progress.Points, progress.MaxPoints) = (seen.Total, content.MaxPoints);
        progress.CompletedAt = seen.State == SubmissionState.Accepted ? now : null;
        await learners.FollowAsync(learner, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(seen.State, seen.Total ?? 0));
    }
}
