using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Courses.Grading;
using MethodCabinet.Server.Data;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>Late answers that wait for a tutor.</summary>
internal static class LateQuizAnswers
{
    /// <summary>Late entries that do not count by themselves, and that no tutor has let count.</summary>
    public static IQueryable<QuizEntry> WaitingEntries(this AppDb db) => db.QuizEntries.Where(entry =>
        entry.IsLate && !entry.Counts && !db.QuizLateAcceptances.Any(accepted => accepted.AttemptId == entry.AttemptId && accepted.UpToId >= entry.Id));

    /// <summary>Tries of a cohort that have some.</summary>
    public static IQueryable<GetGrades.LateTry> WaitingTries(this AppDb db, Guid cohortId) =>
        from attempt in db.QuizAttempts
        join enrolment in db.Enrolments on attempt.EnrolmentId equals enrolment.Id
        where enrolment.CohortId == cohortId && attempt.HandedInAt != null && db.WaitingEntries().Any(entry => entry.AttemptId == attempt.Id)
        orderby attempt.HandedInAt
        select new GetGrades.LateTry(attempt.EnrolmentId, attempt.UnitId, attempt.Id);
}
