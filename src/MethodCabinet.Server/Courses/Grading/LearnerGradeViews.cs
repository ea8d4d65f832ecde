using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Grading;

/// <summary>A learner's marks, for the tutors and the cabinet; the own ones are <see cref="GetOwnGrades"/>.</summary>
public static class GetLearnerGrades
{
    public static async Task<Ok<LearnerGrades>> Handle(Guid id, AppDb db, PublishedCourses published, QuizQuestions questions, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var enrolment = await db.Enrolments.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct) ?? throw new RuleBroken(CourseErrors.EnrolmentNotFound);
        var cohort = await db.TutoredCohortAsync(enrolment.CohortId, user, ct);
        if (enrolment.PersonId == user.PersonId)
        {
            throw new RuleBroken(CourseErrors.SubmissionOwn);
        }

        return TypedResults.Ok(await LearnerGrades.LoadAsync(db, published, questions, cohort, id, learners.Today, toLearner: false, ct));
    }
}

/// <summary>The caller's own marks.</summary>
public static class GetOwnGrades
{
    public static async Task<Ok<LearnerGrades>> Handle(Guid id, AppDb db, PublishedCourses published, QuizQuestions questions, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var learner = await learners.OwnAsync(id, user, ct);
        return TypedResults.Ok(await LearnerGrades.LoadAsync(db, published, questions, learner.Cohort, id, learner.Today, toLearner: true, ct));
    }
}

internal static class LearnerChanges
{
    public static Task<List<LearnerGrades.FormulaChange>> FormulasAsync(AppDb db, Guid cohortId, CancellationToken ct) =>
        db.GradeFormulaChanges.AsNoTracking().Where(c => c.CohortId == cohortId).OrderByDescending(c => c.Number)
            .Join(db.People, c => c.ById, p => p.Id, (c, p) => new { Change = c, By = p })
            .Select(c => new LearnerGrades.FormulaChange(c.Change.Formula, c.By.ShortName, c.Change.At)).ToListAsync(ct);

    public static async Task<List<LearnerGrades.Change>> ReadAsync(AppDb db, Guid enrolmentId, CancellationToken ct) =>
        (await db.GradeChanges.AsNoTracking().Where(c => c.EnrolmentId == enrolmentId).Join(db.People, c => c.ById, p => p.Id, (c, p) => new { Change = c, By = p })
            .OrderByDescending(c => c.Change.At).ThenByDescending(c => c.Change.Number).ToListAsync(ct))
        .ConvertAll(c => new LearnerGrades.Change(c.Change.UnitId, c.Change.Value, c.Change.Reason, c.By.ShortName, c.Change.At, IsWithheld: false));
}
