using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.HomeSchooling;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Timetables;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.HomeSchooling;

/// <summary>A week for the plan in the days and times that the pupil can learn, without collisions with other lessons of the teachers. Nothing is kept.</summary>
public static class ProposeHomeTimetable
{
    private const int MostPause = 120;

    /// <param name="Pause">Minutes between two lessons.</param>
    public sealed record Request(IReadOnlyList<Window> Windows, int Minutes, int Pause);

    public sealed record Window(DayOfWeek Day, TimeOnly From, TimeOnly To);

    public sealed record Response(IReadOnlyList<Slot> Slots, IReadOnlyList<Lacking> Left);

    public sealed record Slot(Guid ItemId, DayOfWeek Weekday, TimeOnly StartsAt, WeekChoice Weeks);

    /// <param name="Hours">A week, for which there was no time.</param>
    public sealed record Lacking(Guid ItemId, decimal Hours);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, HomeRows rows, CancellationToken ct)
    {
        var found = await rows.ArrangedAsync(id, ct);
        Lesson.CheckedMinutes(request.Minutes);
        if (request.Windows.Count > HomeProposal.MostWindows || request.Pause is < 0 or > MostPause || request.Windows.Any(w => w.Day == DayOfWeek.Sunday || w.To <= w.From))
        {
            throw new RuleBroken(HomeErrors.WindowsInvalid);
        }

        var today = rows.Today;
        var items = await db.HomePlanItems.AsNoTracking().Where(i => i.CaseId == id && i.To >= today).ToListAsync(ct);
        var (own, teachers) = (items.ConvertAll(i => i.StudyGroupId), items.ConvertAll(i => i.TeacherId));
        var others = await db.TimetableEntries.AsNoTracking()
            .Where(e => e.To >= today && !own.Contains(e.StudyGroupId)
                && (teachers.Contains(e.TeacherId) || db.StudyGroupMembers.Any(m => m.StudyGroupId == e.StudyGroupId && m.PersonId == found.PersonId && m.Role == StudyGroupRole.Pupil && (m.To == null || today <= m.To))))
            .ToListAsync(ct);
        var learning = await db.StudyGroupMembers.Where(m => m.PersonId == found.PersonId && m.Role == StudyGroupRole.Pupil).Select(m => m.StudyGroupId).ToListAsync(ct);
        var taken = others.SelectMany(e => learning.Contains(e.StudyGroupId) ? [TimeOf(e, e.TeacherId), TimeOf(e, found.PersonId)] : new[] { TimeOf(e, e.TeacherId) });
        var proposal = HomeProposal.Of(
            found.PersonId, items.ConvertAll(i => new HomeNeed(i.Id, i.TeacherId, i.WeeklyHours)), [.. request.Windows.Select(w => new HomeWindow(w.Day, w.From, w.To))], request.Minutes, request.Pause, [.. taken]);
        return TypedResults.Ok(new Response(
            [.. proposal.Slots.Select(s => new Slot(s.NeedId, s.Day, s.StartsAt, s.Weeks))], [.. proposal.Left.Select(l => new Lacking(l.Key, l.Value))]));
    }

    private static TakenTime TimeOf(TimetableEntry entry, Guid personId) => new(personId, entry.Weekday, entry.StartsAt, entry.StartsAt.AddMinutes(entry.Minutes), entry.Weeks);
}

/// <summary>Makes the timetable of the pupil these slots: groups of one pupil for lines of the plan that have none yet, and their lessons. Earlier entries end, what was held stays.</summary>
public static class SetHomeTimetable
{
    /// <param name="From">First day of it.</param>
    public sealed record Request(IReadOnlyList<ProposeHomeTimetable.Slot> Slots, int Minutes, DateOnly From, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, HomeRows rows, TimetableRows timetable, TimetableMaker maker, TimeProvider clock, CancellationToken ct)
    {
        var found = await rows.ArrangedAsync(id, ct);
        db.ExpectVersion(found, request.Version);
        db.Entry(found).Property(c => c.ValidUntil).IsModified = true;
        var (now, today) = (clock.GetUtcNow(), rows.Today);
        var from = request.From < today ? today : request.From;
        var items = await db.HomePlanItems.Where(i => i.CaseId == id).ToDictionaryAsync(i => i.Id, ct);
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == found.PersonId, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Occupations.LockAsync(db, ct);
        await EndAsync(db, [.. items.Values.Select(i => i.StudyGroupId).OfType<Guid>()], from, now, ct);
        foreach (var slots in request.Slots.GroupBy(s => s.ItemId))
        {
            var item = items.GetValueOrDefault(slots.Key) ?? throw new RuleBroken(HomeErrors.PlanInvalid, new Dictionary<string, object?> { ["max"] = HomePlanItem.MostHours });
            var group = await GroupAsync(db, found, item, person.WithInitials, ct);
            foreach (var slot in slots)
            {
                var entry = new TimetableEntry
                {
                    Id = Guid.CreateVersion7(now),
                    StudyGroupId = group.Id,
                    Weekday = slot.Weekday,
                    StartsAt = slot.StartsAt,
                    Minutes = request.Minutes,
                    TeacherId = item.TeacherId,
                    From = from < group.From ? group.From : from,
                    To = group.To,
                    Weeks = slot.Weeks,
                    ChangedAt = now,
                };
                await AddTimetableEntry.CheckAsync(db, timetable, group, entry, ct);
                await GroupTeachers.BringAsync(db, group.Id, entry.TeacherId, entry.From, today, ct);
                db.TimetableEntries.Add(entry);
                await db.SaveChangesAsync(ct);
                await maker.MakeAsync(entry, timetable.Viewer, ct);
            }
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>What was set before ends the day before; its lessons from then on go, unless they have begun or somebody has changed them or written into them.</summary>
    private static async Task EndAsync(AppDb db, Guid[] groups, DateOnly from, DateTimeOffset now, CancellationToken ct)
    {
        var ended = await db.TimetableEntries.Where(e => groups.Contains(e.StudyGroupId) && e.To >= from).ToListAsync(ct);
        var ids = ended.ConvertAll(e => (Guid?)e.Id);
        await LessonsToCome.RemoveAsync(db, await db.Lessons.Where(l => ids.Contains(l.TimetableEntryId) && l.TimetableDay >= from && l.StartsAt > now).Select(l => l.Id).ToArrayAsync(ct), now, ct);
        db.TimetableEntries.RemoveRange(ended.Where(e => e.From >= from));
        foreach (var entry in ended.Where(e => e.From < from))
        {
            entry.To = from.AddDays(-1);
        }

        await db.SaveChangesAsync(ct);
    }

    private static async Task<StudyGroup> GroupAsync(AppDb db, HomeSchoolingCase found, HomePlanItem item, string title, CancellationToken ct)
    {
        if (item.StudyGroupId is { } known)
        {
            var same = await db.StudyGroups.SingleAsync(g => g.Id == known, ct);
            (same.Subject, same.From, same.To) = (item.Subject, item.From, item.To);
            return same;
        }

        var group = new StudyGroup { Id = Guid.CreateVersion7(), OrganizationId = found.OrganizationId, Subject = item.Subject, Title = title, From = item.From, To = item.To };
        db.StudyGroups.Add(group);
        db.StudyGroupMembers.Add(new StudyGroupMember { StudyGroupId = group.Id, PersonId = found.PersonId, Role = StudyGroupRole.Pupil, From = item.From });
        db.StudyGroupMembers.Add(new StudyGroupMember { StudyGroupId = group.Id, PersonId = item.TeacherId, Role = StudyGroupRole.Teacher, From = item.From });
        item.StudyGroupId = group.Id;
        await db.SaveChangesAsync(ct);
        return group;
    }
}
