using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Journals;

/// <summary>Loads what the rules of the journal need, for the caller.</summary>
public sealed class JournalRows(AppDb db, CurrentUser user, PeopleReads people, SiteSettings site, TimeProvider clock, Audit audit)
{
    /// <summary>After the last day of a group its teachers close the year for so long.</summary>
    private const int DaysToClose = 30;

    internal DateOnly Today => people.Today;

    internal DateTimeOffset Now => clock.GetUtcNow();

    internal Guid Me => user.PersonId;

    /// <summary>A journal that the caller reads.</summary>
    /// <exception cref="RuleBroken">JournalErrors.NotFound; RoleForbids for who reads and may not write.</exception>
    internal async Task<(StudyGroup Group, JournalRights Rights)> GroupAsync(Guid id, bool toWrite, CancellationToken ct)
    {
        var group = await db.StudyGroups.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, ct) ?? throw new RuleBroken(JournalErrors.NotFound);
        return (group, Checked(await RightsAsync(group, ct), toWrite));
    }

    internal async Task<JournalRights> RightsAsync(StudyGroup group, CancellationToken ct) =>
        JournalRights.Of(people.Viewer, await Taught().AnyAsync(id => id == group.Id, ct), group.OrganizationId);

    /// <summary>A lesson into whose page the caller looks: by its group, or because they lead it.</summary>
    /// <exception cref="RuleBroken">JournalErrors.NotFound; RoleForbids for who reads and may not write.</exception>
    internal async Task<(Lesson Lesson, JournalRights Rights)> LessonAsync(Guid id, bool toWrite, CancellationToken ct)
    {
        var lesson = await db.Lessons.SingleOrDefaultAsync(l => l.Id == id, ct) ?? throw new RuleBroken(JournalErrors.NotFound);
        var organization = lesson.StudyGroupId is { } groupId ? await db.StudyGroups.Where(g => g.Id == groupId).Select(g => g.OrganizationId).SingleAsync(ct) : Guid.Empty;
        return (lesson, Checked(JournalRights.Of(people.Viewer, await TeachesAsync(lesson, ct), organization), toWrite));
    }

    /// <summary>Who teaches which group today: no longer than they work at its school, and than its year takes to be closed.</summary>
    internal IQueryable<StudyGroupMember> Teaching()
    {
        var (today, open) = (Today, OpenGroups());
        return db.StudyGroupMembers.Where(m => m.Role == StudyGroupRole.Teacher && m.From <= today && (m.To == null || today <= m.To)
            && open.Any(g => g.Id == m.StudyGroupId && db.Memberships.Any(at =>
                at.PersonId == m.PersonId && at.OrganizationId == g.OrganizationId && at.Kind != MembershipKind.Student && at.From <= today && (at.To == null || today <= at.To))));
    }

    /// <summary>Groups that the caller teaches today.</summary>
    internal IQueryable<Guid> Taught()
    {
        var me = Me;
        return Teaching().Where(m => m.PersonId == me).Select(m => m.StudyGroupId);
    }

    /// <summary>As a teacher of its group today, or of this one lesson, as long as they work at the school of its group.</summary>
    internal async Task<bool> TeachesAsync(Lesson lesson, CancellationToken ct)
    {
        var (me, id, today, open) = (Me, lesson.Id, Today, OpenGroups());
        var leads = db.LessonMembers.Where(m => m.LessonId == id && m.PersonId == me && m.Role == RoomRole.Teacher);
        return lesson.StudyGroupId is not { } group
            ? await leads.AnyAsync(ct)
            : await Taught().AnyAsync(taught => taught == group, ct)
                || await leads.AnyAsync(m => open.Any(g => g.Id == group && db.Memberships.Any(at =>
                    at.PersonId == m.PersonId && at.OrganizationId == g.OrganizationId && at.Kind != MembershipKind.Student && at.From <= today && (at.To == null || today <= at.To))), ct);
    }

    /// <summary>Those who learn in a lesson: whoever was asked to it, and of a group who belonged to it on that day.</summary>
    internal IQueryable<Guid> PupilsOf(Lesson lesson)
    {
        var (id, groupId, day) = (lesson.Id, lesson.StudyGroupId, site.DayOf(lesson.StartsAt));
        return db.LessonMembers.Where(m => m.LessonId == id && m.Role == RoomRole.Pupil).Select(m => m.PersonId)
            .Union(db.StudyGroupMembers.Where(m => m.StudyGroupId == groupId && m.Role == StudyGroupRole.Pupil && m.From <= day && (m.To == null || day <= m.To)).Select(m => m.PersonId));
    }

    /// <summary>Lessons in which somebody learns, by their start, as <see cref="PupilsOf"/> says it from the other side.</summary>
    internal async Task<List<Lesson>> LessonsOfAsync(Guid pupilId, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (begin, end) = (site.StartOf(from), site.StartOf(to.AddDays(1)));
        var places = (await db.StudyGroupMembers.AsNoTracking().Where(m => m.PersonId == pupilId && m.Role == StudyGroupRole.Pupil && m.From <= to && (m.To == null || from <= m.To)).ToListAsync(ct)).ToDictionary(m => m.StudyGroupId);
        var groups = places.Keys.ToArray();
        var lessons = await db.Lessons.AsNoTracking()
            .Where(l => l.StartsAt >= begin && l.StartsAt < end
                && ((l.StudyGroupId != null && groups.Contains(l.StudyGroupId.Value)) || db.LessonMembers.Any(m => m.LessonId == l.Id && m.PersonId == pupilId && m.Role == RoomRole.Pupil)))
            .OrderBy(l => l.StartsAt).ThenBy(l => l.Id)
            .Select(l => new { Lesson = l, IsAsked = db.LessonMembers.Any(m => m.LessonId == l.Id && m.PersonId == pupilId && m.Role == RoomRole.Pupil) })
            .ToListAsync(ct);
        return [.. lessons.Where(l => l.IsAsked || places[l.Lesson.StudyGroupId!.Value].IsCurrent(site.DayOf(l.Lesson.StartsAt))).Select(l => l.Lesson)];
    }

    /// <exception cref="RuleBroken">PupilUnknown.</exception>
    internal async Task DemandPupilAsync(Lesson lesson, Guid personId, CancellationToken ct)
    {
        if (!await PupilsOf(lesson).AnyAsync(id => id == personId, ct))
        {
            throw new RuleBroken(JournalErrors.PupilUnknown);
        }
    }

    /// <summary>As what the caller comes to the diary of somebody.</summary>
    internal async Task<DiaryReader> ReaderAsync(Guid pupilId, CancellationToken ct)
    {
        var pupil = await db.People.Where(p => p.Id == pupilId).Select(p => new { p.BirthDate, Guardians = db.Guardianships.Where(g => g.WardId == pupilId).Select(g => g.GuardianId).ToList() }).SingleOrDefaultAsync(ct);
        return pupil is null ? DiaryReader.None : DiaryRights.Of(Me, pupilId, pupil.Guardians.ToHashSet(), pupil.BirthDate, Today);
    }

    /// <summary>What the caller may do with the works of one pupil for one lesson.</summary>
    /// <exception cref="RuleBroken">HomeworkNotFound for who may not know of them.</exception>
    internal async Task<(Lesson Lesson, DiaryReader Reader, HomeworkRights Rights)> HomeworkAsync(Guid lessonId, Guid pupilId, CancellationToken ct)
    {
        var lesson = await db.Lessons.SingleOrDefaultAsync(l => l.Id == lessonId, ct) ?? throw new RuleBroken(JournalErrors.HomeworkNotFound);
        var reader = await ReaderAsync(pupilId, ct);
        var rights = HomeworkRights.Of(reader, await TeachesAsync(lesson, ct), await PupilsOf(lesson).AnyAsync(id => id == pupilId, ct));
        return rights.Read ? (lesson, reader, rights) : throw new RuleBroken(JournalErrors.HomeworkNotFound);
    }

    /// <summary>Writes down once a day that somebody other than the teachers and the pupil read marks: a page that reads anew by itself says nothing new.</summary>
    internal async Task LogReadingAsync(Guid subjectId, CancellationToken ct)
    {
        var (subject, me, since) = (subjectId.ToString(), (Guid?)Me, site.StartOf(Today));
        if (!await db.AuditLog.AnyAsync(e => e.SubjectId == subject && e.ActorId == me && e.Action == "journal-marks.read" && e.At >= since, ct))
        {
            audit.Record("journal-marks.read", subjectId);
            await db.SaveChangesAsync(ct);
        }
    }

    private IQueryable<StudyGroup> OpenGroups()
    {
        var since = Today.AddDays(-DaysToClose);
        return db.StudyGroups.Where(g => since <= g.To);
    }

    private static JournalRights Checked(JournalRights rights, bool toWrite) =>
        !rights.Read ? throw new RuleBroken(JournalErrors.NotFound)
        : toWrite && !rights.Write ? throw new RuleBroken(JournalErrors.RoleForbids)
        : rights;
}
