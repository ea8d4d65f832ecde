using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>Makes lessons of entries of the timetable; again is harmless.</summary>
public sealed class TimetableMaker(AppDb db, SiteSettings site, TimeProvider clock, Func<TimetableEntry, DateOnly, Guid>? idOf = null)
{
    /// <summary>Pages at the doors of these lessons are told of their members.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromHours(12);

    /// <summary>On which days the school teaches.</summary>
    internal Task<SchoolCalendar> CalendarAsync(Guid organizationId, CancellationToken ct) => CalendarAsync(db, site, organizationId, ct);

    internal static async Task<SchoolCalendar> CalendarAsync(AppDb db, SiteSettings site, Guid organizationId, CancellationToken ct) =>
        new(await db.SchoolTerms.AsNoTracking().Where(t => t.OrganizationId == organizationId).ToListAsync(ct), SiteSettings.DaysIn(site.DaysOff)!);

    /// <summary>All entries of a group, from today on.</summary>
    /// <exception cref="RuleBroken">As <see cref="Occupations.KeepAsync"/>.</exception>
    internal async Task MakeGroupAsync(Guid groupId, Viewer? viewer, CancellationToken ct)
    {
        foreach (var entry in await db.TimetableEntries.Where(e => e.StudyGroupId == groupId).ToListAsync(ct))
        {
            await MakeAsync(entry, viewer, ct);
        }
    }

    /// <summary>Inside the caller's transaction; the entry is written already.</summary>
    /// <param name="from">Its week is the first one; that of today when null.</param>
    /// <param name="to">Its week is the last one; as far as lessons are made ahead when null.</param>
    /// <param name="onlyToCome">Otherwise those too that should have been: of a timetable that has been in force for a while.</param>
    /// <exception cref="RuleBroken">As <see cref="Occupations.KeepAsync"/>.</exception>
    internal async Task MakeAsync(TimetableEntry entry, Viewer? viewer, CancellationToken ct, DateOnly? from = null, DateOnly? to = null, bool onlyToCome = true)
    {
        var now = clock.GetUtcNow();
        var first = SchoolCalendar.MondayOf(from ?? site.DayOf(now));
        var last = SchoolCalendar.MondayOf(to ?? site.DayOf(now).AddDays(TimetableEntry.DaysAhead)).AddDays(6);
        var group = await db.StudyGroups.AsNoTracking().SingleAsync(g => g.Id == entry.StudyGroupId, ct);
        var calendar = await CalendarAsync(group.OrganizationId, ct);
        await Occupations.LockAsync(db, ct);

        var lessons = await db.Lessons.Where(l => l.TimetableEntryId == entry.Id && first <= l.TimetableDay && l.TimetableDay <= last).ToDictionaryAsync(l => l.Id, ct);
        var written = (await LessonsToCome.Written(db, [.. lessons.Keys]).ToListAsync(ct)).ToHashSet();
        var plan = TimetablePlan.Of(
            entry.DaysIn(first, last, calendar).Where(day => !onlyToCome || site.MomentOf(day, entry.StartsAt) > now),
            [.. lessons.Values.Select(l => new MadeLesson(l.Id, l.TimetableDay!.Value, l is { ChangedAt: null, CalledOffAt: null, IsHeld: false } && l.StartsAt > now, written.Contains(l.Id)))]);

        var gone = plan.Gone.ToArray();
        await LessonsToCome.RemoveAsync(db, gone, now, ct);
        foreach (var lesson in gone.Select(id => lessons[id]))
        {
            db.Entry(lesson).State = EntityState.Detached;
        }

        List<Lesson> touched = [];
        foreach (var (id, day) in plan.Kept)
        {
            var lesson = lessons[id];
            (lesson.Title, lesson.StartsAt, lesson.Minutes, lesson.PlaceId, lesson.TimetableDay) = (group.LessonTitle, site.MomentOf(day, entry.StartsAt), entry.Minutes, entry.PlaceId, day);
            touched.Add(lesson);
        }

        touched.AddRange(plan.New.Select(day => new Lesson
        {
            Id = idOf?.Invoke(entry, day) ?? Guid.CreateVersion7(now),
            Kind = LessonKind.Lesson,
            Title = group.LessonTitle,
            StartsAt = site.MomentOf(day, entry.StartsAt),
            Minutes = entry.Minutes,
            CreatedById = entry.TeacherId,
            StudyGroupId = group.Id,
            TimetableEntryId = entry.Id,
            TimetableDay = day,
            PlaceId = entry.PlaceId,
        }));
        db.Lessons.AddRange(touched.Skip(plan.Kept.Count));
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(ct);

        // Pupils come to lessons that somebody has moved, and to those that only stay for what is written there, too.
        var all = touched.Select(l => l.Id).Union(lessons.Values.Where(l => !gone.Contains(l.Id) && l is { CalledOffAt: null, IsHeld: false } && l.StartsAt > now).Select(l => l.Id)).ToArray();
        await KeepMembersAsync(all, entry.TeacherId, ct);
        await Occupations.KeepAsync(db, all, viewer, ct);
        foreach (var lesson in touched.Where(l => l.StartsAt > now && l.StartsAt < now + Soon))
        {
            await OpenRooms.AnnounceMembersAsync(db, lesson.Id, ct);
        }
    }

    /// <summary>As sets, not row by row: a class has hundreds of places in its lessons. Who is asked to a lesson that was changed by hand stays asked.</summary>
    private async Task KeepMembersAsync(Guid[] lessons, Guid teacherId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            delete from lessons.members m using lessons.lessons l
            where l.id = m.lesson_id and l.id = any ({lessons}) and (
              (m.role = 'Pupil' and not exists (
                select from lessons.study_group_members g
                where g.study_group_id = l.study_group_id and g.person_id = m.person_id and g.role = 'Pupil' and g."from" <= l.timetable_day and (g."to" is null or l.timetable_day <= g."to"))
                and (l.changed_at is null or exists (select from lessons.study_group_members g where g.study_group_id = l.study_group_id and g.person_id = m.person_id)))
              or (m.role = 'Teacher' and l.changed_at is null and m.person_id <> {teacherId}))
            """, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into lessons.members (lesson_id, person_id, role)
            select l.id, {teacherId}, 'Teacher' from lessons.lessons l where l.id = any ({lessons}) and l.changed_at is null
            union all
            select l.id, g.person_id, 'Pupil' from lessons.lessons l join lessons.study_group_members g on g.study_group_id = l.study_group_id
            where l.id = any ({lessons}) and g.role = 'Pupil' and g."from" <= l.timetable_day and (g."to" is null or l.timetable_day <= g."to") and g.person_id <> {teacherId}
            on conflict do nothing
            """, ct);
    }
}
