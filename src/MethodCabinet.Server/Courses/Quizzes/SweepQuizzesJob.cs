using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>Runs every few minutes: tries whose time is over are handed in and scored, though nobody looks at them.</summary>
public sealed class SweepQuizzesJob(AppDb db, QuizTries tries, LearnerRows learners, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), learners.Today);
        var over = await (
            from a in db.QuizAttempts
            join e in db.Enrolments on a.EnrolmentId equals e.Id
            join c in db.Cohorts on e.CohortId equals c.Id
            where a.HandedInAt == null && (a.EndsAt <= now || c.EndsOn < today)
            select a.Id)
            .ToListAsync(ct);
        foreach (var id in over)
        {
            await tries.EndIfOverAsync(id, ct);
        }
    }
}
