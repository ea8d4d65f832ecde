using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Courses.Peers;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Assignments;

/// <param name="Number">1, 2, 3…; its address is <c>/api/submissions/{id}/files/{number}</c>.</param>
public sealed record HandedInFile(int Number, string Name, string MediaType, long Size);

/// <param name="Points">By criterion id, of its tutor; none where the other learners' marks count alone.</param>
/// <param name="Total">What counts, lowered for being late.</param>
/// <param name="LateDays">For which it loses points.</param>
/// <param name="LatePercent">What it lost.</param>
/// <param name="PeerPoints">What the other learners gave.</param>
/// <param name="Remarks">Drawn on its files.</param>
/// <param name="MarkedBy">Null while it was not marked, and where the other learners' marks count alone.</param>
/// <param name="HandedInBy">Of a group's work.</param>
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
    int LateDays,
    decimal LatePercent,
    decimal? PeerPoints,
    string Comment,
    IReadOnlyList<SheetRemark> Remarks,
    string? MarkedBy,
    DateTimeOffset? MarkedAt,
    string? HandedInBy);

internal static class SubmissionReads
{
    /// <summary>All tries at one assignment, the last first.</summary>
    public static async Task<List<HandedIn>> TriesAsync(this AppDb db, Guid enrolmentId, Guid unitId, CancellationToken ct)
    {
        var tries = await db.OwnSubmissions(enrolmentId, unitId).AsNoTracking().OrderByDescending(s => s.Number)
            .Select(s => new
            {
                Submission = s,
                MarkedBy = db.People.FirstOrDefault(p => p.Id == s.MarkedById),
                HandedInBy = db.People.FirstOrDefault(p => s.GroupId != null && db.Enrolments.Any(e => e.Id == s.EnrolmentId && e.PersonId == p.Id)),
            })
            .ToListAsync(ct);
        var ids = tries.ConvertAll(t => t.Submission.Id);
        var files = (await db.SubmissionFiles.Where(f => ids.Contains(f.SubmissionId)).OrderBy(f => f.Number)
            .Join(db.StoredFiles, held => held.FileId, file => file.Id, (held, file) => new { held.SubmissionId, File = new HandedInFile(held.Number, file.Name, file.MediaType, file.Size) })
            .ToListAsync(ct)).ToLookup(f => f.SubmissionId, f => f.File);
        return tries.ConvertAll(t => new HandedIn(
            t.Submission.Id, t.Submission.Number, t.Submission.Text, [.. files[t.Submission.Id].OrderBy(f => f.Number)], t.Submission.HandedInAt, t.Submission.IsLate, t.Submission.State,
            t.Submission.Points, t.Submission.Total, t.Submission.LateDays, t.Submission.LatePercent, t.Submission.PeerPoints, t.Submission.Comment, t.Submission.Remarks, t.MarkedBy?.FullName,
            t.Submission.MarkedAt, t.HandedInBy?.FullName));
    }

    /// <summary>Also who has left the course: the work stays theirs.</summary>
    public static Task<bool> IsAuthorAsync(this AppDb db, Submission work, Guid personId, CancellationToken ct) => db.Enrolments.AnyAsync(
        e => e.PersonId == personId && (work.GroupId == null ? e.Id == work.EnrolmentId : db.WorkGroupMembers.Any(m => m.GroupId == work.GroupId && m.EnrolmentId == e.Id)), ct);

    /// <summary>A work whose author or tutor the caller is, or the caller's cabinet.</summary>
    /// <exception cref="RuleBroken">CourseErrors.SubmissionNotFound.</exception>
    public static async Task<(Submission Submission, Enrolment Enrolment)> SeenSubmissionAsync(this AppDb db, Guid id, CurrentUser user, bool byAuthor, CancellationToken ct)
    {
        var found = await db.Submissions.Where(s => s.Id == id).Join(db.Enrolments, s => s.EnrolmentId, e => e.Id, (s, e) => new { Submission = s, Enrolment = e }).SingleOrDefaultAsync(ct);
        return found is not null
            && (user.IsStaff || (byAuthor && await db.IsAuthorAsync(found.Submission, user.PersonId, ct)) || await db.CohortTutors.AnyAsync(t => t.CohortId == found.Enrolment.CohortId && t.PersonId == user.PersonId, ct))
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
            from s in db.LastTries().AsNoTracking()
            join e in db.Enrolments on s.EnrolmentId equals e.Id
            join v in db.UnitVersions on s.VersionId equals v.Id
            where e.CohortId == id
            orderby s.State == SubmissionState.Waiting descending, s.HandedInAt
            select new { Submission = s, v.Content })
            .ToListAsync(ct);
        var names = await db.AuthorNamesAsync(rows.ConvertAll(r => r.Submission), ct);
        return TypedResults.Ok(rows.ConvertAll(r => new Response(
            r.Submission.Id, r.Submission.EnrolmentId, names[r.Submission.Id], r.Submission.UnitId, titles.GetValueOrDefault(r.Submission.UnitId, ""), r.Submission.Number, r.Submission.HandedInAt,
            r.Submission.IsLate, r.Submission.State, r.Submission.Total, ((AssignmentContent)r.Content).MaxPoints)));
    }
}

/// <summary>One work with the assignment by which it is judged and the tries before it.</summary>
public static class GetSubmission
{
    /// <param name="Tries">The last first; the one that was asked for is among them.</param>
    /// <param name="NextId">The work that waits longest, of the same cohort; null when none does.</param>
    /// <param name="Learner">Who wrote it; of a group all members.</param>
    /// <param name="Members">Of a group, who may be marked otherwise than the others; empty for the work of one learner.</param>
    /// <param name="Reviews">Of other learners, the strangest first; empty where there are none.</param>
    /// <param name="PeerPoints">What they give together; null where too few came.</param>
    /// <param name="IsReviewed">Reviews are still to come: until then the tutor can overrule them only.</param>
    public sealed record Response(
        Guid CohortId,
        string Learner,
        string Unit,
        string Html,
        UnitAssignment Assignment,
        IReadOnlyList<HandedIn> Tries,
        DateOnly? DueOn,
        Guid? NextId,
        IReadOnlyList<Member> Members,
        IReadOnlyList<ReviewRow> Reviews,
        decimal? PeerPoints,
        bool IsReviewed);

    public sealed record Member(Guid EnrolmentId, string Name);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var (submission, enrolment) = await db.SeenSubmissionAsync(id, user, byAuthor: false, ct);
        var learner = await learners.OfAsync(enrolment, ct);
        var content = (AssignmentContent)(await db.UnitVersions.AsNoTracking().SingleAsync(v => v.Id == submission.VersionId, ct)).Content;
        var step = learner.Path.Steps.FirstOrDefault(s => s.Unit.Id == submission.UnitId);
        var members = submission.GroupId is null ? [] : await db.AuthorsAsync(submission, ct);
        var reviews = await ReviewRow.OfAsync(db, content, [id], ct);
        var today = learner.Today;
        return TypedResults.Ok(new Response(
            enrolment.CohortId,
            (await db.AuthorNamesAsync([submission], ct))[id],
            step?.Unit.Title ?? "",
            content.Html,
            UnitAssignment.Of(content),
            await db.TriesAsync(enrolment.Id, submission.UnitId, ct),
            step?.DueOn,
            await db.Submissions
                .Where(s => s.State == SubmissionState.Waiting && s.Id != id && db.Enrolments.Any(e => e.Id == s.EnrolmentId && e.CohortId == enrolment.CohortId)
                    && !db.PeerReviews.Any(r => r.SubmissionId == s.Id && r.Total == null && db.PeerRounds.Any(round => round.Id == r.RoundId && round.Until >= today)))
                .OrderBy(s => s.HandedInAt).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(ct),
            [.. (await db.Enrolments.Where(e => members.Contains(e.Id)).Join(db.People, e => e.PersonId, p => p.Id, (e, p) => new { e.Id, Person = p }).ToListAsync(ct))
                .Select(m => new Member(m.Id, m.Person.FullName)).OrderBy(m => m.Name, StringComparer.CurrentCulture)],
            [.. reviews[id]],
            content.Peers?.MarkOf([.. reviews[id].Where(r => r.Counts).Select(r => r.Total!.Value)], reviews[id].Count()),
            await db.IsReviewedAsync(id, today, ct)));
    }
}
