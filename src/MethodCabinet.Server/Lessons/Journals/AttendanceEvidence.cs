using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Journals;

/// <summary>What rooms tell of who was there. It is read from the intervals each time and copied nowhere, so that it cannot differ from them.</summary>
internal static class AttendanceEvidence
{
    /// <summary>Of lessons that are over in their rooms; the others tell nothing yet.</summary>
    /// <param name="pupils">Who should have been there, by lesson.</param>
    public static async Task<Dictionary<(Guid LessonId, Guid PersonId), AttendanceFact>> EvidenceAsync(
        this AppDb db, IReadOnlyCollection<Lesson> lessons, Func<Lesson, IEnumerable<Guid>> pupils, DateTimeOffset now, CancellationToken ct)
    {
        var over = lessons.Where(lesson => EndOf(lesson) is { } end && end <= now).ToList();
        var ids = over.Select(lesson => lesson.Id).ToArray();
        if (ids.Length == 0)
        {
            return [];
        }

        var spans = (await db.Presences.AsNoTracking().Where(p => ids.Contains(p.LessonId)).Select(p => new { p.LessonId, p.PersonId, p.From, p.Until }).ToListAsync(ct))
            .ToLookup(p => (p.LessonId, p.PersonId), p => new PresenceSpan(p.From, p.Until));
        var acts = (await db.RoomLog.FromSql($"select * from lessons.room_log where lesson_id = any ({ids}) and act ->> 'type' in ('askPresence', 'answerPresence')").AsNoTracking().ToListAsync(ct))
            .ToLookup(row => row.LessonId);
        var found = new Dictionary<(Guid, Guid), AttendanceFact>();
        foreach (var lesson in over)
        {
            var (begun, end) = (lesson.BegunAt!.Value, EndOf(lesson)!.Value);
            var asked = acts[lesson.Id].Where(row => row.Act is AskPresence).ToList();
            var answers = acts[lesson.Id].Where(row => row.Act is AnswerPresence).Select(row => (row.ById, ((AnswerPresence)row.Act).CheckId)).ToHashSet();
            foreach (var pupil in pupils(lesson))
            {
                var own = spans[(lesson.Id, pupil)].ToList();
                var heard = asked.Where(check => own.Exists(span => span.From <= check.At && check.At <= span.To)).ToList();
                found[(lesson.Id, pupil)] = AttendanceFact.Of(LessonAttendance.Of(own, begun, end), heard.Count, heard.Count(check => answers.Contains((pupil, check.Id))), begun);
            }
        }

        return found;
    }

    /// <summary>A teacher who forgot to end it held it for its time.</summary>
    private static DateTimeOffset? EndOf(Lesson lesson) => lesson.EndedAt ?? lesson.BegunAt?.AddMinutes(lesson.Minutes);
}
