using MethodCabinet.Domain.Lessons;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Rooms;

/// <summary>
/// A teacher who shuts the computer leaves the lesson open: it would never be seen again by those who were absent, never count, and its record would never go after its term.
/// Such a lesson ends when somebody led it last.
/// </summary>
public sealed partial class EndForgottenLessonsJob(AppDb db, OpenRooms rooms, TimeProvider clock, ILogger<EndForgottenLessonsJob> log)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var open = await db.Lessons.AsNoTracking().Where(l => l.BegunAt != null && l.EndedAt == null && l.CalledOffAt == null)
            .Select(l => new
            {
                Lesson = l,
                LedUntil = db.Presences
                    .Where(p => p.LessonId == l.Id && db.LessonMembers.Any(m => m.LessonId == l.Id && m.PersonId == p.PersonId && (m.Role == RoomRole.Teacher || m.Role == RoomRole.Assistant)))
                    .Max(p => (DateTimeOffset?)p.Until),
            })
            .ToListAsync(ct);
        foreach (var row in open.Where(row => row.Lesson.IsForgotten(row.LedUntil, now)))
        {
            await rooms.EndAsync(row.Lesson.Id, row.LedUntil ?? row.Lesson.BegunAt!.Value.AddMinutes(row.Lesson.Minutes), ct);
            LogEnded(row.Lesson.Id);
        }
    }

    [LoggerMessage(LogLevel.Information, "Lesson {LessonId} was left open and has ended")]
    private partial void LogEnded(Guid lessonId);
}
