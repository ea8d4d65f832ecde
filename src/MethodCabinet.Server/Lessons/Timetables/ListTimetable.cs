using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>Lessons of some days of the caller, or of somebody whose week the caller may read.</summary>
public static class ListTimetable
{
    /// <param name="Person">The name of whose timetable it is; empty for the caller's own.</param>
    /// <param name="MayEnter">It is the caller's own: the rooms are open to whoever reads it.</param>
    public sealed record Response(string Person, bool MayEnter, IReadOnlyList<TimetableLesson> Lessons);

    /// <param name="to">The last day, inclusive.</param>
    public static async Task<Ok<Response>> Handle(DateOnly from, DateOnly to, AppDb db, CurrentUser user, TimetableRows rows, SiteSettings site, CancellationToken ct, Guid? personId = null)
    {
        var (me, whose) = (user.PersonId, personId ?? user.PersonId);
        var (since, until) = TimetableWeeks.Period(site, from, to);
        var lessons = db.Lessons.Where(l => l.StartsAt >= since && l.StartsAt < until && db.LessonMembers.Any(m => m.LessonId == l.Id && m.PersonId == whose));
        var name = "";
        if (whose != me)
        {
            var (person, sight) = await rows.WeekOfAsync(whose, ct);
            name = person.ShortName;
            if (sight == WeekSight.OwnSchools)
            {
                var own = rows.Viewer.Coordinates.ToArray();
                lessons = lessons.Where(l => db.StudyGroups.Any(g => g.Id == l.StudyGroupId && own.Contains(g.OrganizationId)));
            }
        }

        return TypedResults.Ok(new Response(name, whose == me, await TimetableWeeks.ReadAsync(db, lessons, ct)));
    }
}

/// <summary>Lessons of some days of a school: of a class, a teacher or a place, or all.</summary>
public static class ListSchoolTimetable
{
    private const int Most = 1500;

    /// <param name="ofClass">Title of the groups.</param>
    public static async Task<Ok<List<TimetableLesson>>> Handle(
        Guid organizationId, DateOnly from, DateOnly to, AppDb db, TimetableRows rows, SiteSettings site, CancellationToken ct, string? ofClass = null, Guid? teacherId = null, Guid? placeId = null)
    {
        rows.DemandArranging(organizationId);
        var (since, until) = TimetableWeeks.Period(site, from, to);
        var lessons = db.Lessons.Where(l => l.StartsAt >= since && l.StartsAt < until
            && db.StudyGroups.Any(g => g.Id == l.StudyGroupId && g.OrganizationId == organizationId && (string.IsNullOrEmpty(ofClass) || g.Title == ofClass))
            && (teacherId == null || db.LessonMembers.Any(m => m.LessonId == l.Id && m.PersonId == teacherId && m.Role == RoomRole.Teacher))
            && (placeId == null || l.PlaceId == placeId));
        return TypedResults.Ok(await TimetableWeeks.ReadAsync(db, lessons.OrderBy(l => l.StartsAt).Take(Most), ct));
    }
}
