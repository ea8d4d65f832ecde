using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Replays;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Replays;

/// <summary>Loads what the rules of replays need, for the caller.</summary>
public sealed class ReplayRows(AppDb db, CurrentUser user, PeopleReads people, LessonRows lessons, OpenRooms rooms)
{
    /// <summary>The lesson and as what the caller sees it again. One that goes on is seen again by those who are inside.</summary>
    /// <exception cref="RuleBroken">NotFound, RecordNotComplete, RecordDeleted; Outside of one that goes on.</exception>
    internal async Task<(Lesson Lesson, RoomActor Viewer)> FindAsync(Guid id, CancellationToken ct)
    {
        var lesson = await db.Lessons.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, ct) ?? throw new RuleBroken(LessonErrors.NotFound);
        var facts = await FactsAsync(lesson, ct);
        var role = ReplayAccess.AsWhat(facts) ?? throw new RuleBroken(LessonErrors.NotFound);
        var viewer = new RoomActor(user.PersonId, role);
        if (lesson.BegunAt is null)
        {
            throw new RuleBroken(LessonErrors.RecordNotComplete);
        }

        if (lesson.RecordDeletedAt is not null)
        {
            throw new RuleBroken(LessonErrors.RecordDeleted);
        }

        if (lesson.EndedAt is null)
        {
            await DemandInsideAsync(id, facts, viewer, ct);
        }

        return (lesson, viewer);
    }

    internal Task<List<RoomLogRow>> LogAsync(Guid lessonId, CancellationToken ct) =>
        db.RoomLog.AsNoTracking().Where(e => e.LessonId == lessonId).OrderBy(e => e.Seq).ToListAsync(ct);

    /// <summary>Pupils who are minors and whose personal data nobody has consented to have processed: they are neither named nor heard.</summary>
    internal async Task<HashSet<Guid>> NamelessAsync(Guid lessonId, RoomActor viewer, CancellationToken ct)
    {
        var today = people.Today;
        var adult = today.AddYears(-18);
        var rows = await db.LessonMembers.Where(m => m.LessonId == lessonId && m.Role == RoomRole.Pupil).Join(db.People, m => m.PersonId, p => p.Id, (_, p) => new
        {
            p.Id,
            IsMinor = p.BirthDate == null || p.BirthDate > adult,
            HasConsent = db.Consents.Any(c => c.PersonId == p.Id && c.Kind == ConsentKind.PersonalData && c.WithdrawnAt == null),
        }).ToListAsync(ct);
        return [.. rows.Where(row => !ReplayAccess.IsNamed(row.IsMinor, row.HasConsent, row.Id, viewer)).Select(row => row.Id)];
    }

    private async Task<ReplayFacts> FactsAsync(Lesson lesson, CancellationToken ct)
    {
        var (me, id, groupId) = (user.PersonId, lesson.Id, lesson.StudyGroupId);
        var role = await db.LessonMembers.Where(m => m.LessonId == id && m.PersonId == me).Select(m => (RoomRole?)m.Role).SingleOrDefaultAsync(ct);
        if (role is not null)
        {
            return new(role, false, false, false);
        }

        // Who learns in the group today: who came to it later catches up.
        var day = people.Today;
        var pupils = db.StudyGroupMembers.Where(m => m.StudyGroupId == groupId && m.Role == StudyGroupRole.Pupil && m.From <= day && (m.To == null || day <= m.To)).Select(m => m.PersonId);
        var learners = db.LessonMembers.Where(m => m.LessonId == id && m.Role == RoomRole.Pupil).Select(m => m.PersonId);
        var wards = await db.WardsAsync(me, day, ct);
        return new(
            null,
            await pupils.ContainsAsync(me, ct),
            wards.Length > 0 && await learners.Union(pupils).AnyAsync(learner => wards.Contains(learner), ct),
            await lessons.ArrangesAsync(lesson, ct));
    }

    private async Task DemandInsideAsync(Guid lessonId, ReplayFacts facts, RoomActor viewer, CancellationToken ct)
    {
        var isInside = facts.Role is not null && await rooms.ReadAsync(lessonId, open => open.Room.Door.IsInside(viewer), ct);
        if (!isInside)
        {
            throw new RuleBroken(facts.Role is null ? LessonErrors.RecordNotComplete : LessonErrors.Outside);
        }
    }
}
