using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.LiveLessons;

/// <summary>When the lesson of a unit is, in one cohort.</summary>
public sealed record UnitLesson(Guid LessonId, DateTimeOffset StartsAt, int Minutes, bool HasWaitingRoom, DateTimeOffset? BegunAt, DateTimeOffset? EndedAt, DateTimeOffset? CalledOffAt)
{
    internal static UnitLesson Of(Lesson lesson) => new(lesson.Id, lesson.StartsAt, lesson.Minutes, lesson.HasWaitingRoom, lesson.BegunAt, lesson.EndedAt, lesson.CalledOffAt);

    /// <returns>Null while none was set.</returns>
    internal static Task<Lesson?> FindAsync(AppDb db, Guid cohortId, Guid unitId, CancellationToken ct) =>
        db.CohortLessons.Where(l => l.CohortId == cohortId && l.UnitId == unitId).Join(db.Lessons.AsNoTracking(), c => c.LessonId, l => l.Id, (_, l) => l).SingleOrDefaultAsync(ct);
}

/// <summary>The caller goes to the lesson of a unit; who enrolled after it was set belongs to it from now on.</summary>
public static class JoinUnitLesson
{
    public sealed record Response(Guid LessonId);

    /// <exception cref="RuleBroken">CourseErrors.UnitLocked; LessonErrors.NotFound, CalledOff, MembersTooMany.</exception>
    public static async Task<Ok<Response>> Handle(Guid id, Guid unitId, AppDb db, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        var learner = await learners.OwnAsync(id, user, ct);
        learner.OpenStepOf(unitId);
        var lesson = await UnitLesson.FindAsync(db, learner.Cohort.Id, unitId, ct) ?? throw new RuleBroken(LessonErrors.NotFound);
        if (lesson.CalledOffAt is not null)
        {
            throw new RuleBroken(LessonErrors.CalledOff);
        }

        var me = user.PersonId;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select 1 from lessons.lessons where id = {lesson.Id} for update", ct);
        if (!await db.LessonMembers.AnyAsync(m => m.LessonId == lesson.Id && m.PersonId == me, ct))
        {
            if (await db.LessonMembers.CountAsync(m => m.LessonId == lesson.Id, ct) >= LessonMember.Most(lesson.Kind))
            {
                throw new RuleBroken(LessonErrors.MembersTooMany, new Dictionary<string, object?> { ["max"] = LessonMember.Most(lesson.Kind) });
            }

            db.LessonMembers.Add(new LessonMember { LessonId = lesson.Id, PersonId = me, Role = RoomRole.Pupil });
            await db.SaveChangesAsync(ct);
            await OpenRooms.AnnounceMembersAsync(db, lesson.Id, ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(lesson.Id));
    }
}
