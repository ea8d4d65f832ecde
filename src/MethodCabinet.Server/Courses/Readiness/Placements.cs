using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Readiness;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Readiness;

/// <summary>Writes down what a diagnostic has shown.</summary>
internal static class Placements
{
    /// <summary>Once, when the learner has completed a course that checks; within the transaction that completes it.</summary>
    public static async Task PlaceAsync(this AppDb db, Enrolment completed, Guid courseId, DateTimeOffset now, CancellationToken ct)
    {
        var readiness = await db.CourseReadiness.AsNoTracking().SingleOrDefaultAsync(r => r.CourseId == courseId, ct);
        if (readiness is not { Checks.Count: > 0 })
        {
            return;
        }

        var units = await db.UnitProgress.AsNoTracking().Where(p => p.EnrolmentId == completed.Id).ToDictionaryAsync(p => p.UnitId, ct);
        var works = await (
            from s in db.Submissions.AsNoTracking()
            join v in db.UnitVersions.AsNoTracking() on s.VersionId equals v.Id
            where s.EnrolmentId == completed.Id && s.State != SubmissionState.Waiting
            orderby s.Number
            select new { s.UnitId, s.Points, v.Content })
            .ToListAsync(ct);
        var last = works.GroupBy(work => work.UnitId).ToDictionary(tries => tries.Key, tries => tries.Last());
        var quizzes = await CountingTriesAsync(db, completed.Id, ct);
        var levels = Placing.Place(readiness.Checks, check =>
        {
            if (check.ItemId is null)
            {
                return units.TryGetValue(check.UnitId, out var unit) && unit is { Points: { } points, MaxPoints: { } max } ? new CheckedPoints(points, max) : null;
            }

            if (quizzes.Contains(check.UnitId))
            {
                return Placing.OfPart(quizzes[check.UnitId], check.ItemId);
            }

            return last.TryGetValue(check.UnitId, out var work) && work.Points.TryGetValue(check.ItemId, out var given)
                && ((AssignmentContent)work.Content).Criteria.FirstOrDefault(criterion => criterion.Id == check.ItemId) is { } criterion
                ? new CheckedPoints(given, criterion.MaxPoints)
                : null;
        });
        db.CompetencePlacements.AddRange(levels.Select(level => new CompetencePlacement
        {
            EnrolmentId = completed.Id,
            CompetenceId = level.Key,
            PersonId = completed.PersonId,
            Level = level.Value,
            PlacedAt = now,
        }));
    }

    /// <summary>Tasks of the tries that count, by unit.</summary>
    private static async Task<ILookup<Guid, QuizTask>> CountingTriesAsync(AppDb db, Guid enrolmentId, CancellationToken ct)
    {
        var tries = await (
            from a in db.QuizAttempts.AsNoTracking()
            join v in db.UnitVersions.AsNoTracking() on a.VersionId equals v.Id
            where a.EnrolmentId == enrolmentId && a.HandedInAt != null
            orderby a.Number
            select new { Attempt = a, v.Content })
            .ToListAsync(ct);

        // As points are: by the settings of the last try.
        var counting = tries.GroupBy(t => t.Attempt.UnitId).Select(of => QuizScoring.Counting((QuizContent)of.Last().Content, of.Select(t => t.Attempt))!).ToDictionary(a => a.Id, a => a.UnitId);
        var ids = counting.Keys.ToArray();
        return (await db.QuizTasks.AsNoTracking().Where(t => ids.Contains(t.AttemptId)).ToListAsync(ct)).ToLookup(t => counting[t.AttemptId]);
    }
}
