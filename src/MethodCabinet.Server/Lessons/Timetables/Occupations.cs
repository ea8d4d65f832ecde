using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>Keeps who and what is held by lessons, and says with what a lesson collides.</summary>
internal static class Occupations
{
    private const string Savepoint = "occupations";

    /// <summary>
    /// Whoever changes the timetable waits here for whoever changes it now. The constraint decides without it too; but of two who each have written what the other one is to be
    /// checked against the database would end one as a deadlock, and say nothing of a lesson.
    /// </summary>
    public static Task LockAsync(AppDb db, CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('lessons.occupations'))", ct);

    /// <summary>Makes the occupations of these lessons those that the lessons themselves say. Inside the caller's transaction, when lessons and members are written.</summary>
    /// <param name="viewer">To whom a collision is told; null for nobody.</param>
    /// <exception cref="RuleBroken">TeacherTaken, PupilTaken, PlaceTaken; the caller's transaction is to be given up.</exception>
    public static async Task KeepAsync(AppDb db, Guid[] lessons, Viewer? viewer, CancellationToken ct)
    {
        if (lessons.Length == 0)
        {
            return;
        }

        await LockAsync(db, ct);
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Lessons and what they hold are written together.");
        await transaction.CreateSavepointAsync(Savepoint, ct);
        try
        {
            await db.Database.ExecuteSqlAsync($"delete from lessons.occupations where lesson_id = any ({lessons})", ct);
            await db.Database.ExecuteSqlAsync(
                $"insert into lessons.occupations (lesson_id, person_id, place_id, during) select lesson_id, person_id, place_id, during from lessons.occupying where lesson_id = any ({lessons}) order by lesson_id, person_id, place_id", ct);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ExclusionViolation)
        {
            await transaction.RollbackToSavepointAsync(Savepoint, ct);
            throw await CollisionAsync(db, lessons, viewer, exception, ct);
        }
    }

    private static async Task<RuleBroken> CollisionAsync(AppDb db, Guid[] lessons, Viewer? viewer, PostgresException cause, CancellationToken ct)
    {
        var withOthers =
            from own in db.Occupying
            where lessons.Contains(own.LessonId)
            from other in db.Occupations
            where !lessons.Contains(other.LessonId) && other.During.Overlaps(own.During)
                && ((own.PersonId != null && other.PersonId == own.PersonId) || (own.PlaceId != null && other.PlaceId == own.PlaceId))
            select new { own.Role, other.LessonId };
        var amongThem =
            from own in db.Occupying
            where lessons.Contains(own.LessonId)
            from other in db.Occupying
            where lessons.Contains(other.LessonId) && other.LessonId != own.LessonId && other.During.Overlaps(own.During)
                && ((own.PersonId != null && other.PersonId == own.PersonId) || (own.PlaceId != null && other.PlaceId == own.PlaceId))
            select new { own.Role, other.LessonId };
        var found = await withOthers.FirstOrDefaultAsync(ct) ?? await amongThem.FirstAsync(ct);
        var (lesson, group) = await db.Lessons.AsNoTracking().Where(l => l.Id == found.LessonId).Join(db.StudyGroups, l => l.StudyGroupId, g => g.Id, (l, g) => ValueTuple.Create(l, g)).SingleAsync(ct);
        var error = found.Role switch
        {
            null => TimetableErrors.PlaceTaken,
            RoomRole.Teacher => TimetableErrors.TeacherTaken,
            _ => TimetableErrors.PupilTaken,
        };

        // A group of another school may bear the name of its only pupil.
        var isOwn = viewer is not null && TimetableAccess.MayArrange(viewer, group.OrganizationId);
        return new RuleBroken(error, new Dictionary<string, object?> { ["lesson"] = isOwn ? lesson.Title : group.Subject, ["at"] = lesson.StartsAt }, cause);
    }
}
