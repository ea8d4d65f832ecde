using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Rooms;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.LiveLessons;

/// <summary>Who was at a lesson of the course has done its unit. Each lesson is counted once, after its end and once nobody's presence is still on its way.</summary>
public sealed class CountAttendedJob(AppDb db, LearnerRows learners, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var settled = clock.GetUtcNow() - Presence.Silence;
        var ended = await db.CohortLessons.AsNoTracking().Where(c => c.CountedAt == null)
            .Join(db.Lessons.AsNoTracking().Where(l => l.EndedAt < settled), c => c.LessonId, l => l.Id, (Counted, Lesson) => new { Counted, Lesson }).ToListAsync(ct);
        foreach (var row in ended)
        {
            await CountAsync(row.Counted, row.Lesson, ct);
        }
    }

    private async Task CountAsync(CohortLesson counted, Lesson lesson, CancellationToken ct)
    {
        var spans = (await db.Presences.AsNoTracking().Where(p => p.LessonId == lesson.Id).ToListAsync(ct)).ToLookup(p => p.PersonId, p => new PresenceSpan(p.From, p.Until));
        var enrolled = await db.Enrolments.Where(e => e.CohortId == counted.CohortId && e.State == EnrolmentState.Active).Select(e => new { e.Id, e.PersonId }).ToListAsync(ct);
        foreach (var one in enrolled.Where(e => LessonAttendance.Of(spans[e.PersonId], lesson.BegunAt!.Value, lesson.EndedAt!.Value).Share >= LessonContent.AttendedShare))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await learners.CompleteAsync(await learners.HeldAsync(one.Id, ct), counted.UnitId, ct);
            await transaction.CommitAsync(ct);
        }

        var now = clock.GetUtcNow();
        await db.CohortLessons.Where(c => c.CohortId == counted.CohortId && c.UnitId == counted.UnitId && c.LessonId == lesson.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.CountedAt, now), ct);
    }
}
