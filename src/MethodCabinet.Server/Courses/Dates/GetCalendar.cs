using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses.Dates;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Courses.Dates;

/// <summary>Days of the caller's courses, as learner and as tutor.</summary>
public static class GetCalendar
{
    private const int MaxDays = 400;

    /// <param name="EnrolmentId">Of the caller who learns; null where the caller is tutor.</param>
    /// <param name="UnitId">Null for the cohort itself.</param>
    /// <param name="At">The moment of that day; null for the whole of it.</param>
    public sealed record Response(CourseDateKind Kind, DateOnly On, DateTimeOffset? At, string Course, string Cohort, Guid CohortId, Guid? EnrolmentId, Guid? UnitId, string Unit, bool IsDone);

    /// <param name="to">The last day, inclusive.</param>
    public static async Task<Ok<List<Response>>> Handle(DateOnly from, DateOnly to, PersonDates dates, CurrentUser user, CancellationToken ct)
    {
        if (to < from || to.DayNumber - from.DayNumber > MaxDays)
        {
            throw new RuleBroken(DateErrors.PeriodInvalid);
        }

        return TypedResults.Ok((await dates.OfAsync(user.PersonId, ct))
            .SelectMany(course => course.Dates.Where(date => from <= date.On && date.On <= to).Select(date => new Response(
                date.Kind, date.On, date.At, course.Title, course.Cohort.Title, course.Cohort.Id, course.EnrolmentId, date.UnitId, date.Unit, date.IsDone)))
            .OrderBy(day => day.On).ThenBy(day => day.At).ThenBy(day => day.Kind).ThenBy(day => day.Course, StringComparer.CurrentCulture)
            .ToList());
    }
}
