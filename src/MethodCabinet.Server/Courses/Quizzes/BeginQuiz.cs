using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>Begins a try at a quiz, or goes on with the one that runs.</summary>
public static class BeginQuiz
{
    public static async Task<Ok<QuizView>> Handle(
        Guid id, Guid unitId, AppDb db, PublishedCourses published, LearnerRows learners, QuizQuestions questions, QuizTries tries, QuizViews views, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await learners.OwnAsync(id, user, ct);
        await tries.EndOverAsync(id, unitId, ct);
        var attemptId = await BeginAsync(id, unitId, db, published, learners, questions, clock.GetUtcNow(), ct);
        return TypedResults.Ok(await views.OfAsync(await tries.OwnAsync(attemptId, user, ct), ct));
    }

    private static async Task<Guid> BeginAsync(
        Guid enrolmentId, Guid unitId, AppDb db, PublishedCourses published, LearnerRows learners, QuizQuestions questions, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var learner = await learners.HeldAsync(enrolmentId, ct);
        var step = learner.OpenStepOf(unitId);
        if ((await published.VersionAsync(db, step.Unit.VersionId, ct)).Content is not QuizContent quiz)
        {
            throw new RuleBroken(CourseErrors.UnitNotFound);
        }

        var before = await db.QuizAttempts.AsNoTracking().Where(a => a.EnrolmentId == enrolmentId && a.UnitId == unitId).OrderBy(a => a.Number).ToListAsync(ct);
        if (before.Find(attempt => attempt.HandedInAt is null) is { } running)
        {
            return running.Id;
        }

        Require(!learner.IsOver(step), CourseErrors.CohortOver);
        Require(quiz.TriesLeft(before.Count) is not 0, QuizErrors.NoTriesLeft);
        var last = before.LastOrDefault();
        var ids = before.ConvertAll(attempt => attempt.Id);
        var askedBefore = await db.QuizTasks.AsNoTracking().Where(t => ids.Contains(t.AttemptId)).ToListAsync(ct);
        List<QuizTask> ofLast = last is null ? [] : askedBefore.FindAll(task => task.AttemptId == last.Id);
        Require(last is null || QuizDraw.Asks(quiz, ofLast) > 0, QuizErrors.NothingLeft);

        var attemptId = QuizAttempt.IdOf(enrolmentId, unitId, before.Count + 1);
        var (planned, versions) = await questions.DrawAsync(quiz, attemptId, ofLast, askedBefore.ConvertAll(task => task.QuestionVersionId).ToHashSet(), ct);
        Require(planned.Any(task => task.Kept is null), QuizErrors.NoQuestions);
        QuizTask[] tasks =
        [
            .. planned.OrderBy(task => task.Kept is not null).Select((task, index) => new QuizTask
            {
                AttemptId = attemptId,
                TaskId = QuizAttempt.TaskIdOf(attemptId, index + 1),
                Position = index + 1,
                PartId = task.PartId,
                Slot = task.Slot,
                QuestionVersionId = task.VersionId,
                MaxPoints = task.Kept?.MaxPoints ?? versions[task.VersionId].Points.MaxPoints,
                IsKept = task.Kept is not null,
                Points = task.Kept?.Points,
                Answer = task.Kept?.Answer,
            }),
        ];
        db.QuizAttempts.Add(new QuizAttempt
        {
            Id = attemptId,
            EnrolmentId = enrolmentId,
            UnitId = unitId,
            PersonId = learner.Enrolment.PersonId,
            VersionId = step.Unit.VersionId,
            Number = before.Count + 1,
            OpenedAt = now,
            EndsAt = quiz.Minutes is { } minutes ? now.AddMinutes(minutes) : null,
            MaxPoints = tasks.Sum(task => task.MaxPoints),
        });
        db.QuizTasks.AddRange(tasks);
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlAsync($"insert into courses.unit_progress (enrolment_id, unit_id, opened_at) values ({enrolmentId}, {unitId}, {now}) on conflict do nothing", ct);
        await transaction.CommitAsync(ct);
        return attemptId;
    }

    private static void Require(bool holds, ErrorCode otherwise)
    {
        if (!holds)
        {
            throw new RuleBroken(otherwise);
        }
    }
}
