using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Dates;

/// <summary>A lesson in somebody's calendar.</summary>
internal sealed record CalendarLesson(Guid Id, string Title, DateTimeOffset StartsAt, int Minutes, string Place, bool IsCalledOff);

internal static class CalendarLessons
{
    private const int Most = 1000;

    /// <summary>Names of other people are not among them: the group of a pupil who is taught at home bears one, and is left out.</summary>
    public static async Task<List<CalendarLesson>> OfAsync(AppDb db, Guid personId, DateTimeOffset since, CancellationToken ct) => await (
        from lesson in db.Lessons
        where lesson.StartsAt >= since && db.LessonMembers.Any(m => m.LessonId == lesson.Id && m.PersonId == personId)
        join ofGroup in db.StudyGroups on lesson.StudyGroupId equals (Guid?)ofGroup.Id into groups
        from ofGroup in groups.DefaultIfEmpty()
        join place in db.SchoolPlaces on lesson.PlaceId equals (Guid?)place.Id into places
        from place in places.DefaultIfEmpty()
        orderby lesson.StartsAt
        select new CalendarLesson(
            lesson.Id, db.HomePlanItems.Any(i => i.StudyGroupId == lesson.StudyGroupId) ? ofGroup.Subject : lesson.Title, lesson.StartsAt, lesson.Minutes, place == null ? "" : place.Title,
            lesson.CalledOffAt != null)).Take(Most).ToListAsync(ct);
}
