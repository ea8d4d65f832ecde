using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>A study group with who belongs to it and its weekly timetable, for its school and its teachers.</summary>
public static class GetStudyGroup
{
    /// <param name="MayArrange">The caller changes it.</param>
    /// <param name="Version">To be sent back with a change.</param>
    public sealed record Response(
        Guid Id, Guid OrganizationId, string Subject, string Title, int? Grade, DateOnly From, DateOnly To, uint Version, bool MayArrange, IReadOnlyList<Member> Members, IReadOnlyList<Entry> Entries);

    public sealed record Member(Guid PersonId, string Name, StudyGroupRole Role, DateOnly From, DateOnly? To);

    public sealed record Entry(
        Guid Id, DayOfWeek Weekday, TimeOnly StartsAt, int Minutes, Guid? PlaceId, string? Place, Guid TeacherId, string Teacher, DateOnly From, DateOnly To, WeekChoice Weeks, uint Version);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, TimetableRows rows, CancellationToken ct)
    {
        var group = await db.StudyGroups.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, ct).OrNotFound();
        var me = rows.Viewer.PersonId;
        var teaches = await db.StudyGroupMembers.AnyAsync(m => m.StudyGroupId == id && m.PersonId == me && m.Role == StudyGroupRole.Teacher, ct);
        if (!TimetableAccess.MayReadGroup(rows.Viewer, group.OrganizationId, teaches))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        var members = await db.StudyGroupMembers.Where(m => m.StudyGroupId == id).Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { Member = m, Person = p }).AsNoTracking().ToListAsync(ct);
        var entries = await (
            from entry in db.TimetableEntries.AsNoTracking()
            where entry.StudyGroupId == id
            join teacher in db.People on entry.TeacherId equals teacher.Id
            join place in db.SchoolPlaces on entry.PlaceId equals (Guid?)place.Id into places
            from place in places.DefaultIfEmpty()
            select new { Entry = entry, Teacher = teacher, Place = place == null ? null : place.Title }).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            group.Id, group.OrganizationId, group.Subject, group.Title, group.Grade, group.From, group.To, group.Version, TimetableAccess.MayArrange(rows.Viewer, group.OrganizationId),
            [.. members.Select(m => new Member(m.Person.Id, m.Person.FullName, m.Member.Role, m.Member.From, m.Member.To)).OrderBy(m => m.Role).ThenBy(m => m.Name, NaturalOrder.Instance)],
            [
                .. entries.OrderBy(e => ((int)e.Entry.Weekday + 6) % 7).ThenBy(e => e.Entry.StartsAt).Select(e => new Entry(
                    e.Entry.Id, e.Entry.Weekday, e.Entry.StartsAt, e.Entry.Minutes, e.Entry.PlaceId, e.Place, e.Entry.TeacherId, e.Teacher.WithInitials, e.Entry.From, e.Entry.To, e.Entry.Weeks, e.Entry.Version)),
            ]));
    }
}
