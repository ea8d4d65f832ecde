using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Assignments;

/// <summary>Hands in a try at an assignment: text, files that the caller has uploaded, or both.</summary>
public static class HandInAssignment
{
    /// <param name="SubmissionId">Chosen by the client, so that sending it twice hands in once.</param>
    /// <param name="Draft">Of a group's work: the draft of the group from which the caller went on.</param>
    public sealed record Request(Guid SubmissionId, string Text, IReadOnlyList<Guid> FileIds, int? Draft = null);

    public sealed record Response(int Number, bool IsLate);

    public static async Task<Ok<Response>> Handle(
        Guid id, Guid unitId, Request request, AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await learners.OwnAsync(id, user, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var learner = await learners.HeldAsync(id, ct);
        var group = await db.HeldGroupAsync(id, unitId, ct);
        if (await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == request.SubmissionId && s.EnrolmentId == id && s.UnitId == unitId, ct) is { } sent)
        {
            return TypedResults.Ok(new Response(sent.Number, sent.IsLate));
        }

        var step = learner.OpenStepOf(unitId);
        if ((await published.VersionAsync(db, step.Unit.VersionId, ct)).Content is not AssignmentContent assignment)
        {
            throw new RuleBroken(CourseErrors.UnitNotFound);
        }

        if (assignment.Groups is null)
        {
            group = null;
        }
        else if (group is null)
        {
            throw new RuleBroken(CourseErrors.GroupNone);
        }

        var last = await db.OwnSubmissions(id, unitId).OrderByDescending(s => s.Number).FirstOrDefaultAsync(ct);
        var files = request.FileIds.Distinct().ToArray();
        var now = clock.GetUtcNow();
        var submission = Submission.HandIn(
            request.SubmissionId, id, unitId, step.Unit.VersionId, assignment, last, request.Text, files.Length, learner.DaysLate(step), learner.IsOver(step), now,
            group?.Id);
        group?.Write(request.Text, files, request.Draft ?? 0, assignment.MaxFiles, id, now);
        await db.RequireOwnFilesAsync(files, user.PersonId, group?.Id, ct);
        db.Submissions.Add(submission);
        db.SubmissionFiles.AddRange(files.Index().Select(file => new SubmissionFile { SubmissionId = submission.Id, Number = file.Index + 1, FileId = file.Item }));
        await db.SaveUniqueAsync(CourseErrors.SubmissionWaits, ct);
        foreach (var author in await db.AuthorsAsync(submission, ct))
        {
            await db.Database.ExecuteSqlAsync($"insert into courses.unit_progress (enrolment_id, unit_id, opened_at) values ({author}, {unitId}, {now}) on conflict do nothing", ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(submission.Number, submission.IsLate));
    }
}
