using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Courses.Grading;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>What came of a device in time, by which its clock is understood.</summary>
/// <param name="Start">When it began to count at the latest.</param>
/// <param name="LastMs">How far it had counted.</param>
internal sealed record DeviceAnchor(Guid DeviceId, DateTimeOffset Start, long LastMs);

/// <summary>Late answers, and those that wait for a tutor.</summary>
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

    /// <summary>By device; one of which nothing came in time is not there.</summary>
    public static async Task<Dictionary<Guid, DeviceAnchor>> AnchorsAsync(this AppDb db, Guid attemptId, CancellationToken ct) => (await db.Database.SqlQuery<DeviceAnchor>(
        $"""
        select device_id, min(received_at - elapsed_ms * interval '1 millisecond') as start, max(elapsed_ms) as last_ms
        from courses.quiz_entries where attempt_id = {attemptId} and not is_late group by device_id
        """).ToListAsync(ct)).ToDictionary(anchor => anchor.DeviceId);
}
