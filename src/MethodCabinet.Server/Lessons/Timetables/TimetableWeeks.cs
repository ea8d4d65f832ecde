using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>A lesson as it stands in a timetable.</summary>
/// <param name="Subject">The title of a lesson that was set by itself.</param>
/// <param name="Group">Empty for one that was set by itself.</param>
/// <param name="Place">Empty for a lesson in the online room alone.</param>
/// <param name="Change">The last one.</param>
/// <param name="Version">To be sent back with a change.</param>
public sealed record TimetableLesson(
    Guid Id, Guid? GroupId, Guid OrganizationId, string Subject, string Group, DateTimeOffset StartsAt, int Minutes, Guid? TeacherId, string Teacher, Guid? PlaceId, string Place,
    DateTimeOffset? BegunAt, DateTimeOffset? EndedAt, DateTimeOffset? HeldInPersonAt, DateTimeOffset? CalledOffAt, TimetableChange? Change, uint Version);

/// <param name="WasAt">Null where the time stayed.</param>
/// <param name="WasTeacher">Empty where the teacher stayed.</param>
public sealed record TimetableChange(DateTimeOffset At, string Reason, DateTimeOffset? WasAt, string WasTeacher, bool IsPlaceChanged);

/// <summary>Reads lessons of some days for a timetable.</summary>
internal static class TimetableWeeks
{
    private const int MaxDays = 62;

    /// <exception cref="RuleBroken">PeriodInvalid.</exception>
    public static (DateTimeOffset From, DateTimeOffset To) Period(SiteSettings site, DateOnly from, DateOnly to) =>
        to >= from && to.DayNumber - from.DayNumber <= MaxDays && to < DateOnly.MaxValue ? (site.StartOf(from), site.StartOf(to.AddDays(1))) : throw new RuleBroken(TimetableErrors.PeriodInvalid);

    /// <summary>Those of the given lessons, by their start.</summary>
    public static async Task<List<TimetableLesson>> ReadAsync(AppDb db, IQueryable<Lesson> chosen, CancellationToken ct)
    {
        var rows = await (
            from lesson in chosen.AsNoTracking()
            join ofGroup in db.StudyGroups on lesson.StudyGroupId equals (Guid?)ofGroup.Id into groups
            from ofGroup in groups.DefaultIfEmpty()
            join place in db.SchoolPlaces on lesson.PlaceId equals (Guid?)place.Id into places
            from place in places.DefaultIfEmpty()
            orderby lesson.StartsAt, lesson.Title, lesson.Id
            select new { Lesson = lesson, Group = ofGroup, Place = place == null ? "" : place.Title }).ToListAsync(ct);
        var ids = rows.ConvertAll(row => row.Lesson.Id);
        var teachers = (await db.LessonMembers.Where(m => ids.Contains(m.LessonId) && m.Role == RoomRole.Teacher)
            .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { m.LessonId, Person = p }).AsNoTracking().ToListAsync(ct)).ToLookup(t => t.LessonId, t => t.Person);
        var changes = (await db.LessonChanges.AsNoTracking().Where(c => ids.Contains(c.LessonId)).ToListAsync(ct)).ToLookup(c => c.LessonId);
        var former = changes.SelectMany(of => of).Select(c => c.WasTeacherId).OfType<Guid>().ToHashSet();
        var names = await db.People.AsNoTracking().Where(p => former.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.WithInitials, ct);
        return rows.ConvertAll(row =>
        {
            var teacher = teachers[row.Lesson.Id].OrderBy(p => p.LastName, StringComparer.Ordinal).ToList();
            var change = changes[row.Lesson.Id].MaxBy(c => c.At);
            return new TimetableLesson(
                row.Lesson.Id, row.Group?.Id, row.Group?.OrganizationId ?? Guid.Empty, row.Group?.Subject ?? row.Lesson.Title, row.Group?.Title ?? "", row.Lesson.StartsAt, row.Lesson.Minutes,
                teacher.FirstOrDefault()?.Id, string.Join(", ", teacher.Select(p => p.WithInitials)), row.Lesson.PlaceId, row.Place,
                row.Lesson.BegunAt, row.Lesson.EndedAt, row.Lesson.HeldInPersonAt, row.Lesson.CalledOffAt,
                change is null ? null : new(change.At, change.Reason, change.WasAt, change.WasTeacherId is { } was ? names.GetValueOrDefault(was, "") : "", change.IsPlaceChanged),
                row.Lesson.Version);
        });
    }
}
