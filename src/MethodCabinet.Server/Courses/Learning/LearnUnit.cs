using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Scorm;
using MethodCabinet.Server.Courses.LiveLessons;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Learning;

/// <summary>What a unit shows to those who learn it.</summary>
/// <param name="Address">Of a link.</param>
public sealed record UnitView(UnitKind Kind, string Title, string Html, UnitFile? File, string? Address, UnitAssignment? Assignment, UnitVideo? Video, UnitScorm? Scorm)
{
    internal static async Task<UnitView> OfAsync(Guid enrolmentId, OutlineUnit unit, UnitContent content, AppDb db, UnitMedia media, CancellationToken ct) =>
        await OfAsync(unit, content, await media.VideoAsync(enrolmentId, unit.Id, content, ct), await media.ScormAsync(enrolmentId, unit.Id, content, ct), $"/api/learning/{enrolmentId}/units/{unit.Id}/files", db, ct);

    /// <summary>Of a draft: nobody has watched, and nothing is remembered.</summary>
    internal static async Task<UnitView> OfDraftAsync(Guid courseId, OutlineUnit unit, UnitContent content, AppDb db, UnitMedia media, CancellationToken ct) =>
        await OfAsync(unit, content, await media.DraftVideoAsync(courseId, unit.Id, content, ct), await media.DraftScormAsync(content, ct), $"/api/courses/{courseId}/units/{unit.Id}/files", db, ct);

    /// <param name="files">Address below which whoever looks reads the unit's file.</param>
    private static async Task<UnitView> OfAsync(OutlineUnit unit, UnitContent content, UnitVideo? video, UnitScorm? scorm, string files, AppDb db, CancellationToken ct)
    {
        var file = content is FileContent { FileId: { } fileId }
            ? await db.StoredFiles.Where(f => f.Id == fileId).Select(f => new UnitFile(f.Name, f.MediaType, f.Size, $"{files}/{f.Id}")).SingleAsync(ct)
            : null;
        return new(
            unit.Kind, unit.Title, content.Html, file, (content as LinkContent)?.Address,
            content is AssignmentContent task ? UnitAssignment.Of(task) : null, video, scorm);
    }
}

/// <param name="Size">Bytes.</param>
public sealed record UnitFile(string Name, string MediaType, long Size, string Address);

/// <param name="MaxPoints">Of the work.</param>
/// <param name="Penalty">What a late work loses; null where it loses nothing.</param>
public sealed record UnitAssignment(
    IReadOnlyList<Criterion> Criteria, decimal MaxPoints, decimal PassPoints, int MaxFiles, LateRule Late, LatePenalty? Penalty, GroupWork? Groups, PeerReviewPlan? Peers)
{
    internal static UnitAssignment Of(AssignmentContent task) => new(task.Criteria, task.MaxPoints, task.PassPoints, task.MaxFiles, task.Late, task.Penalty, task.Groups, task.Peers);
}

/// <summary>One page of the caller's course.</summary>
public static class LearnUnit
{
    /// <param name="DaysLate">Days after its last one; 0 while there is time.</param>
    /// <param name="PreviousId">The unit before it in the outline; null at the beginning.</param>
    /// <param name="NextId">The one after it.</param>
    /// <param name="IsNextOpen">It can be gone to now; completing this one may open it.</param>
    /// <param name="Quiz">Null for other kinds.</param>
    /// <param name="Lesson">Null for other kinds, and while none was set for the cohort.</param>
    public sealed record Response(
        UnitView View, UnitQuiz? Quiz, UnitLesson? Lesson, UnitState State, DateOnly? DueOn, bool IsOverdue, int DaysLate, DateTimeOffset? CompletedAt, Guid? PreviousId, Guid? NextId, bool IsNextOpen);

    public static async Task<Ok<Response>> Handle(
        Guid id, Guid unitId, AppDb db, PublishedCourses published, LearnerRows learners, QuizTries tries, UnitMedia media, CurrentUser user, CancellationToken ct)
    {
        var learner = await learners.OwnAsync(id, user, ct);
        var step = learner.OpenStepOf(unitId);
        var version = await published.VersionAsync(db, step.Unit.VersionId, ct);
        UnitQuiz? taken = null;
        if (version.Content is QuizContent quiz)
        {
            // A try that has just ended by itself may have completed the unit.
            taken = await UnitQuiz.ReadAsync(db, tries, id, unitId, quiz, ct);
            learner = await learners.OwnAsync(id, user, ct);
            step = learner.OpenStepOf(unitId);
        }

        var lesson = version.Content is LessonContent ? await UnitLesson.FindAsync(db, learner.Cohort.Id, unitId, ct) : null;
        var place = learner.Path.Steps.ToList().FindIndex(s => s.Unit.Id == unitId);
        var next = learner.Path.Steps.ElementAtOrDefault(place + 1);
        return TypedResults.Ok(new Response(
            await UnitView.OfAsync(id, step.Unit, version.Content, db, media, ct), taken, lesson is null ? null : UnitLesson.Of(lesson), step.State, step.DueOn, step.IsOverdue, learner.DaysLate(step), step.Progress?.CompletedAt,
            learner.Path.Steps.ElementAtOrDefault(place - 1)?.Unit.Id, next?.Unit.Id, next is not null && next.State != UnitState.Locked));
    }
}

/// <summary>Notes that the caller has opened a unit; again is harmless.</summary>
public static class OpenUnit
{
    public static async Task<NoContent> Handle(Guid id, Guid unitId, AppDb db, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var learner = await learners.OwnAsync(id, user, ct);
        if (learner.OpenStepOf(unitId).Progress is null)
        {
            await db.Database.ExecuteSqlAsync(
                $"insert into courses.unit_progress (enrolment_id, unit_id, opened_at) values ({id}, {unitId}, {clock.GetUtcNow()}) on conflict do nothing", ct);
        }

        return TypedResults.NoContent();
    }
}

/// <summary>The caller has studied a unit that nobody marks, or takes that back. With the last required one the course is complete.</summary>
public static class CompleteUnit
{
    public sealed record Request(bool IsComplete);

    /// <param name="NextId">Where to go on; null when nothing is open.</param>
    public sealed record Response(EnrolmentState State, Guid? NextId);

    public static async Task<Ok<Response>> Handle(
        Guid id, Guid unitId, Request request, AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await learners.OwnAsync(id, user, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var learner = await learners.HeldAsync(id, ct);
        var step = learner.OpenStepOf(unitId);
        var content = (await published.VersionAsync(db, step.Unit.VersionId, ct)).Content;
        if (content is ScormContent { IsCompletedByPackage: true })
        {
            throw new RuleBroken(ScormErrors.CompletedByPackage);
        }

        if (content.IsMarked)
        {
            throw new RuleBroken(CourseErrors.CompletedByMark);
        }

        if (content is LessonContent && request.IsComplete && !CohortLesson.IsOver(await UnitLesson.FindAsync(db, learner.Cohort.Id, unitId, ct)))
        {
            throw new RuleBroken(CourseErrors.LessonNotOver);
        }

        var progress = await db.UnitProgress.SingleOrDefaultAsync(p => p.EnrolmentId == id && p.UnitId == unitId, ct);
        var now = clock.GetUtcNow();
        if (progress is null)
        {
            progress = new UnitProgress { EnrolmentId = id, UnitId = unitId, OpenedAt = now };
            db.UnitProgress.Add(progress);
        }

        progress.CompletedAt = request.IsComplete ? progress.CompletedAt ?? now : null;
        var after = await learners.FollowAsync(learner, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(learner.Enrolment.State, after.Next));
    }
}
