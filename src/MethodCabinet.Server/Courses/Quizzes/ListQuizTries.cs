using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>A learner's tries at a quiz, for the tutors and the cabinet. They tell points whatever the quiz does, so nobody reads the own ones here.</summary>
public static class ListQuizTries
{
    /// <param name="PassShare">Of the maximum, 0 to 1.</param>
    /// <param name="Counts">Which of several tries does.</param>
    /// <param name="Feedback">What the learner is told.</param>
    public sealed record Response(
        Guid CohortId, string Course, string Cohort, string Unit, string Learner, decimal PassShare, QuizCounts Counts, QuizFeedback Feedback, IReadOnlyList<Try> Tries);

    /// <param name="HandedInAt">Null while it runs.</param>
    /// <param name="IsCounting">The one that counts of all.</param>
    /// <param name="HasLate">Late answers wait for a tutor.</param>
    public sealed record Try(Guid Id, int Number, DateTimeOffset OpenedAt, DateTimeOffset? HandedInAt, decimal? Points, decimal MaxPoints, bool? Passed, bool IsCounting, bool HasLate);

    public static async Task<Ok<Response>> Handle(Guid id, Guid unitId, AppDb db, PublishedCourses published, QuizTries tries, CurrentUser user, CancellationToken ct)
    {
        var found = await db.Enrolments.Where(e => e.Id == id).Join(db.People, e => e.PersonId, p => p.Id, (e, p) => new { e.CohortId, Person = p }).AsNoTracking().SingleOrDefaultAsync(ct)
            ?? throw new RuleBroken(CourseErrors.EnrolmentNotFound);
        var cohort = await db.TutoredCohortAsync(found.CohortId, user, ct);
        if (found.Person.Id == user.PersonId)
        {
            throw new RuleBroken(CourseErrors.SubmissionOwn);
        }

        var edition = await published.EditionAsync(db, cohort.CourseId, cohort.Edition, ct);
        var unit = edition.Outline.Units.FirstOrDefault(u => u.Id == unitId && u.Kind == UnitKind.Quiz) ?? throw new RuleBroken(CourseErrors.UnitNotFound);
        var quiz = (QuizContent)(await published.VersionAsync(db, unit.VersionId, ct)).Content;
        await tries.EndOverAsync(id, unitId, ct);
        var taken = await db.QuizAttempts.AsNoTracking().Where(a => a.EnrolmentId == id && a.UnitId == unitId).OrderBy(a => a.Number).ToListAsync(ct);
        var ids = taken.ConvertAll(attempt => attempt.Id);
        var late = await db.WaitingEntries().Where(entry => ids.Contains(entry.AttemptId)).Select(entry => entry.AttemptId).ToHashSetAsync(ct);
        var counting = QuizScoring.Counting(quiz, taken);
        return TypedResults.Ok(new Response(
            cohort.Id, edition.Title, cohort.Title, unit.Title, found.Person.FullName, quiz.PassShare, quiz.Counts, quiz.Feedback,
            taken.ConvertAll(a => new Try(a.Id, a.Number, a.OpenedAt, a.HandedInAt, a.Points, a.MaxPoints, a.Passed, a == counting, a.HandedInAt is not null && late.Contains(a.Id)))));
    }
}
