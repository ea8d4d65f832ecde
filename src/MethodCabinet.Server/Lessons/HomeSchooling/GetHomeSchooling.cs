using MethodCabinet.Domain.Lessons.HomeSchooling;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.HomeSchooling;

/// <summary>Plan, hours and weekly timetable of a pupil who is taught at home. What the schooling rests on is read apart.</summary>
public static class GetHomeSchooling
{
    /// <param name="Version">To be sent back with a change.</param>
    public sealed record Response(
        Guid Id, Guid PersonId, string Name, string ClassName, Guid OrganizationId, string School, DateOnly From, DateOnly ValidUntil, HomeBasisState Basis, bool MayReadBasis, bool MayArrange,
        decimal Due, decimal Held, bool IsBehind, IReadOnlyList<Item> Items, IReadOnlyList<Slot> Timetable, uint Version);

    /// <param name="Due">Hours before today.</param>
    /// <param name="Total">Hours of the whole term.</param>
    public sealed record Item(
        Guid Id, string Subject, decimal WeeklyHours, Guid TeacherId, string Teacher, DateOnly From, DateOnly To, Guid? GroupId, decimal Due, decimal Held, decimal Total, bool IsBehind);

    public sealed record Slot(Guid EntryId, Guid ItemId, DayOfWeek Weekday, TimeOnly StartsAt, int Minutes, WeekChoice Weeks, DateOnly From, DateOnly To);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, HomeRows rows, CancellationToken ct)
    {
        var (found, sight) = await rows.FindAsync(id, ct);
        var (hours, today) = (await rows.HoursAsync(found, ct), rows.Today);
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == found.PersonId, ct);
        var school = await db.Organizations.Where(o => o.Id == found.OrganizationId).Select(o => o.ShortName).SingleAsync(ct);
        var ids = hours.ConvertAll(h => h.Item.TeacherId);
        var teachers = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName, ct);
        var groups = hours.Where(h => h.Item.StudyGroupId is not null).ToDictionary(h => h.Item.StudyGroupId!.Value, h => h.Item.Id);
        var entries = await db.TimetableEntries.AsNoTracking().Where(e => groups.Keys.Contains(e.StudyGroupId) && e.To >= today).ToListAsync(ct);
        var (due, held) = (hours.Sum(h => h.Due), hours.Sum(h => h.Held));
        return TypedResults.Ok(new Response(
            found.Id, found.PersonId, person.FullName, await rows.ClassAsync(found.PersonId, found.OrganizationId, ct), found.OrganizationId, school, found.From, found.ValidUntil,
            HomeBasisTerm.Of(found.ValidUntil, today), HomeAccess.MayReadBasis(sight), sight == HomeSight.Arranging,
            due, held, HomeHours.IsBehind(due, held),
            hours.ConvertAll(h => new Item(
                h.Item.Id, h.Item.Subject, h.Item.WeeklyHours, h.Item.TeacherId, teachers[h.Item.TeacherId], h.Item.From, h.Item.To, h.Item.StudyGroupId, h.Due, h.Held, h.Total,
                HomeHours.IsBehind(h.Due, h.Held))),
            [
                .. entries.OrderBy(e => ((int)e.Weekday + 6) % 7).ThenBy(e => e.StartsAt)
                    .Select(e => new Slot(e.Id, groups[e.StudyGroupId], e.Weekday, e.StartsAt, e.Minutes, e.Weeks, e.From, e.To)),
            ],
            found.Version));
    }
}

/// <summary>What the schooling rests on. That somebody read it goes into the audit log, for it tells of a pupil's health.</summary>
public static class ReadHomeBasis
{
    public sealed record Response(HomeBasisKind Kind, string Number, DateOnly Date, DateOnly ValidUntil);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, HomeRows rows, Audit audit, CancellationToken ct)
    {
        var (found, sight) = await rows.FindAsync(id, ct);
        if (!HomeAccess.MayReadBasis(sight))
        {
            throw new Domain.RuleBroken(PlatformErrors.NotAllowed);
        }

        audit.Record("home-basis.read", id);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(found.BasisKind, found.BasisNumber, found.BasisDate, found.ValidUntil));
    }
}
