using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>What the timetable of a school is made of.</summary>
public static class GetSchoolTimetableSetup
{
    /// <param name="Classes">Titles of groups that learn today.</param>
    /// <param name="LeftOut">Lessons of the coming weeks that are not in the timetable, because they collide with others.</param>
    public sealed record Response(
        string School, IReadOnlyList<Term> Terms, IReadOnlyList<Place> Places, IReadOnlyList<Teacher> Teachers, IReadOnlyList<string> Classes, IReadOnlyList<LeftOutLesson> LeftOut);

    public sealed record Term(Guid Id, string Title, int Number, DateOnly From, DateOnly To);

    public sealed record Place(Guid Id, string Title);

    public sealed record Teacher(Guid PersonId, string Name, IReadOnlyList<string> Subjects);

    public sealed record LeftOutLesson(Guid GroupId, string Title, DateOnly Day, TimeOnly StartsAt);

    public static async Task<Ok<Response>> Handle(Guid organizationId, AppDb db, TimetableRows rows, TimetableMaker maker, CancellationToken ct)
    {
        rows.DemandArranging(organizationId);
        var today = rows.Today;
        var school = await db.Organizations.Where(o => o.Id == organizationId).Select(o => o.ShortName).SingleOrDefaultAsync(ct).OrNotFound();
        var terms = await db.SchoolTerms.AsNoTracking().Where(t => t.OrganizationId == organizationId).OrderBy(t => t.From).ToListAsync(ct);
        var places = await db.SchoolPlaces.Where(p => p.OrganizationId == organizationId).Select(p => new Place(p.Id, p.Title)).ToListAsync(ct);
        var teachers = await db.Memberships.AsNoTracking()
            .Where(m => m.OrganizationId == organizationId && m.Kind != MembershipKind.Student && m.From <= today && (m.To == null || today <= m.To))
            .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { Membership = m, Person = p }).ToListAsync(ct);
        var groups = await db.StudyGroups.AsNoTracking().Where(g => g.OrganizationId == organizationId && g.To >= today).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            school,
            terms.ConvertAll(t => new Term(t.Id, t.Title, t.Number, t.From, t.To)),
            [.. places.OrderBy(p => p.Title, NaturalOrder.Instance)],
            [.. teachers.GroupBy(t => t.Person.Id).Select(t => new Teacher(t.Key, t.First().Person.FullName, [.. t.SelectMany(one => one.Membership.Subjects).Distinct()])).OrderBy(t => t.Name, NaturalOrder.Instance)],
            [.. groups.Select(g => g.Title).Distinct().Order(NaturalOrder.Instance)],
            await LeftOutAsync(organizationId, db, maker, today, ct)));
    }

    private static async Task<List<LeftOutLesson>> LeftOutAsync(Guid organizationId, AppDb db, TimetableMaker maker, DateOnly today, CancellationToken ct)
    {
        // Of today some may have been over when their entry was set.
        var (first, last) = (today.AddDays(1), SchoolCalendar.MondayOf(today.AddDays(TimetableEntry.DaysAhead)).AddDays(-1));
        var calendar = await maker.CalendarAsync(organizationId, ct);
        var entries = await db.TimetableEntries.AsNoTracking().Where(e => e.To >= first)
            .Join(db.StudyGroups.Where(g => g.OrganizationId == organizationId), e => e.StudyGroupId, g => g.Id, (e, g) => new { Entry = e, Group = g }).ToListAsync(ct);
        var ids = entries.ConvertAll(e => (Guid?)e.Entry.Id);
        var monday = SchoolCalendar.MondayOf(first);
        var made = (await db.Lessons.Where(l => ids.Contains(l.TimetableEntryId) && l.TimetableDay >= monday).Select(l => new { Entry = l.TimetableEntryId!.Value, Day = l.TimetableDay!.Value }).ToListAsync(ct))
            .Select(l => (l.Entry, SchoolCalendar.MondayOf(l.Day))).ToHashSet();
        return
        [
            .. from row in entries
               from day in row.Entry.DaysIn(first, last, calendar)
               where !made.Contains((row.Entry.Id, SchoolCalendar.MondayOf(day)))
               orderby day, row.Entry.StartsAt
               select new LeftOutLesson(row.Group.Id, row.Group.LessonTitle, day, row.Entry.StartsAt),
        ];
    }
}
