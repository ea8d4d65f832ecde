using System.Globalization;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons.HomeSchooling;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Timetables;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.HomeSchooling;

/// <summary>A line of the plan with its hours until today.</summary>
/// <param name="Due">Before today.</param>
/// <param name="Total">For the whole term of the line.</param>
internal sealed record HomeItemHours(HomePlanItem Item, decimal Due, decimal Held, decimal Total);

/// <summary>Loads schooling at home for the caller.</summary>
public sealed class HomeRows(AppDb db, TimetableRows rows, TimetableMaker maker)
{
    internal DateOnly Today => rows.Today;

    internal Viewer Viewer => rows.Viewer;

    /// <summary>Of whom the caller may see something.</summary>
    internal async Task<IQueryable<HomeSchoolingCase>> VisibleAsync(CancellationToken ct)
    {
        var (me, isStaff, own) = (Viewer.PersonId, Viewer.IsStaff, Viewer.Coordinates.ToArray());
        var wards = await db.WardsAsync(me, Today, ct);
        return db.HomeSchoolings.Where(c => isStaff || own.Contains(c.OrganizationId) || c.PersonId == me
            || wards.Contains(c.PersonId)
            || db.HomePlanItems.Any(i => i.CaseId == c.Id && i.TeacherId == me));
    }

    /// <summary>The case and what the caller may see of it.</summary>
    /// <exception cref="RuleBroken">PlatformErrors.NotFound: nothing.</exception>
    internal async Task<(HomeSchoolingCase Case, HomeSight Sight)> FindAsync(Guid id, CancellationToken ct)
    {
        var found = await db.HomeSchoolings.SingleOrDefaultAsync(c => c.Id == id, ct).OrNotFound();
        var sight = await SightAsync(found, ct);
        return sight == HomeSight.None ? throw new RuleBroken(PlatformErrors.NotFound) : (found, sight);
    }

    internal async Task<HomeSight> SightAsync(HomeSchoolingCase found, CancellationToken ct)
    {
        var guardians = await db.Guardianships.Where(g => g.WardId == found.PersonId).Select(g => g.GuardianId).ToListAsync(ct);
        var teachers = await db.HomePlanItems.Where(i => i.CaseId == found.Id).Select(i => i.TeacherId).ToListAsync(ct);
        var birthDate = await db.People.Where(p => p.Id == found.PersonId).Select(p => p.BirthDate).SingleAsync(ct);
        return HomeAccess.Of(Viewer, found.PersonId, found.OrganizationId, guardians.ToHashSet(), teachers.ToHashSet(), birthDate, Today);
    }

    /// <exception cref="RuleBroken">PlatformErrors.NotFound, NotAllowed: those who only read it.</exception>
    internal async Task<HomeSchoolingCase> ArrangedAsync(Guid id, CancellationToken ct)
    {
        var (found, sight) = await FindAsync(id, ct);
        return sight == HomeSight.Arranging ? found : throw new RuleBroken(PlatformErrors.NotAllowed);
    }

    internal async Task<List<HomeItemHours>> HoursAsync(HomeSchoolingCase found, CancellationToken ct) => await HoursAsync(db, await maker.CalendarAsync(found.OrganizationId, ct), found, Today, ct);

    internal static async Task<List<HomeItemHours>> HoursAsync(AppDb db, SchoolCalendar calendar, HomeSchoolingCase found, DateOnly today, CancellationToken ct)
    {
        var items = await db.HomePlanItems.AsNoTracking().Where(i => i.CaseId == found.Id).OrderBy(i => i.Subject).ThenBy(i => i.From).ToListAsync(ct);
        var groups = items.ConvertAll(i => i.StudyGroupId);
        var held = (await db.Lessons.Where(l => l.StudyGroupId != null && groups.Contains(l.StudyGroupId) && l.CalledOffAt == null && (l.BegunAt != null || l.HeldInPersonAt != null))
            .Select(l => new { l.StudyGroupId, l.Minutes }).ToListAsync(ct)).ToLookup(l => l.StudyGroupId, l => HomeHours.Of(l.Minutes));
        return items.ConvertAll(item => new HomeItemHours(
            item,
            HomeHours.Due(item.WeeklyHours, item.From, item.To, today, calendar),
            item.StudyGroupId is null ? 0 : held[item.StudyGroupId].Sum(),
            HomeHours.Due(item.WeeklyHours, item.From, item.To, item.To.AddDays(1), calendar)));
    }

    /// <summary>«8Б» of today; empty for nobody's pupil.</summary>
    internal async Task<string> ClassAsync(Guid personId, Guid organizationId, CancellationToken ct)
    {
        var today = Today;
        var found = await db.Memberships.Where(m => m.PersonId == personId && m.OrganizationId == organizationId && m.Kind == MembershipKind.Student && m.From <= today && (m.To == null || today <= m.To))
            .Select(m => new { m.Grade, m.ClassLetter }).FirstOrDefaultAsync(ct);
        return found is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{found.Grade}{found.ClassLetter}");
    }
}
