using MethodCabinet.Domain.Courses.Dates;
using MethodCabinet.Domain.Lessons.HomeSchooling;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons;
using MethodCabinet.Server.Lessons.HomeSchooling;
using MethodCabinet.Server.Lessons.Timetables;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Dates;

/// <summary>Schooling at home that needs somebody: hours that fall behind, once a week, for the school and the teachers; a basis that ends, for the school and the guardians. By number, without names.</summary>
internal static class HomeNews
{
    private const string Subject = "Обучение на дому";
    private const string Path = "/home-schooling";

    public static ReminderSource SourceOf(SiteSettings site, TimeProvider clock) => new(People, (db, person, _, ct) => FindAsync(db, site, person, site.DayOf(clock.GetUtcNow()), ct));

    private static IQueryable<Guid> People(AppDb db, DateTimeOffset since)
    {
        var day = DateOnly.FromDateTime(since.UtcDateTime);
        return db.HomePlanItems.Where(i => i.To >= day).Select(i => i.TeacherId)
            .Union(db.HomeSchoolings.Where(c => c.ValidUntil >= day).Join(db.Guardianships, c => c.PersonId, g => g.WardId, (_, g) => g.GuardianId))
            .Union(db.HomeSchoolings.Where(c => c.ValidUntil >= day)
                .Join(db.Memberships.Where(m => m.Kind == MembershipKind.Coordinator || m.Kind == MembershipKind.Principal), c => c.OrganizationId, m => m.OrganizationId, (_, m) => m.PersonId));
    }

    private static async Task<List<Reminder>> FindAsync(AppDb db, SiteSettings site, Guid personId, DateOnly today, CancellationToken ct)
    {
        var last = today.AddDays(-Reminder.FreshDays);
        var schools = db.Memberships
            .Where(m => m.PersonId == personId && (m.Kind == MembershipKind.Coordinator || m.Kind == MembershipKind.Principal) && m.From <= today && (m.To == null || today <= m.To)).Select(m => m.OrganizationId);
        var wards = await db.WardsAsync(personId, today, ct);
        var cases = await db.HomeSchoolings.AsNoTracking().Where(c => c.From <= today && c.ValidUntil >= last).Select(c => new
        {
            Case = c,
            OfSchool = schools.Contains(c.OrganizationId),
            Teaches = db.HomePlanItems.Any(i => i.CaseId == c.Id && i.TeacherId == personId),
            Guards = wards.Contains(c.PersonId),
        }).Where(row => row.OfSchool || row.Teaches || row.Guards).ToListAsync(ct);
        List<Reminder> found = [];
        foreach (var row in cases)
        {
            var state = HomeBasisTerm.Of(row.Case.ValidUntil, today);
            if (state != HomeBasisState.Holds && (row.OfSchool || row.Guards))
            {
                found.Add(new(ReminderKind.BasisEnds, $"home-basis:{row.Case.Id:N}:{row.Case.ValidUntil:yyyyMMdd}:{state}", Subject, "", null, Path));
            }

            if (row.OfSchool || row.Teaches)
            {
                var hours = await HomeRows.HoursAsync(db, await TimetableMaker.CalendarAsync(db, site, row.Case.OrganizationId, ct), row.Case, today, ct);
                if (hours.Exists(h => HomeHours.IsBehind(h.Due, h.Held) && (row.OfSchool || h.Item.TeacherId == personId)))
                {
                    found.Add(new(ReminderKind.HoursBehind, $"home-behind:{row.Case.Id:N}:{SchoolCalendar.MondayOf(today):yyyyMMdd}", Subject, "", null, Path));
                }
            }
        }

        return found;
    }
}
