using System.Security.Cryptography;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses.Dates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Dates;

/// <summary>Whether programs may read the caller's calendar.</summary>
public static class GetCalendarFeed
{
    /// <param name="MadeAt">When the address was made; null where there is none.</param>
    public sealed record Response(DateTimeOffset? MadeAt);

    public static async Task<Ok<Response>> Handle(AppDb db, CurrentUser user, CancellationToken ct)
    {
        var me = user.PersonId;
        return TypedResults.Ok(new Response(await db.CalendarFeeds.Where(f => f.PersonId == me).Select(f => (DateTimeOffset?)f.MadeAt).SingleOrDefaultAsync(ct)));
    }
}

/// <summary>Makes the secret address of the caller's calendar, or another one in its place.</summary>
public static class MakeCalendarFeed
{
    private const int SecretBytes = 32;

    /// <param name="Address">Told now and never again: only its digest is kept.</param>
    public sealed record Response(string Address);

    public static async Task<Ok<Response>> Handle(AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var (me, now) = (user.PersonId, clock.GetUtcNow());
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SecretBytes));
        var digest = CalendarSecret.DigestOf(secret);
        await db.Database.ExecuteSqlAsync(
            $"insert into courses.calendar_feeds (person_id, secret, made_at) values ({me}, {digest}, {now}) on conflict (person_id) do update set secret = excluded.secret, made_at = excluded.made_at", ct);
        return TypedResults.Ok(new Response($"{site.PublicUrl.TrimEnd('/')}/api/calendar/feeds/{secret}.ics"));
    }
}

/// <summary>Nobody reads the caller's calendar by an address any more.</summary>
public static class DropCalendarFeed
{
    public static async Task<NoContent> Handle(AppDb db, CurrentUser user, CancellationToken ct)
    {
        var me = user.PersonId;
        await db.CalendarFeeds.Where(f => f.PersonId == me).ExecuteDeleteAsync(ct);
        return TypedResults.NoContent();
    }
}

internal static class CalendarSecret
{
    public static byte[] DigestOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>The calendar of whoever made the address, as programs read it (RFC 5545). Whole days, for a last day has no hour and no time zone; what has an hour stands by UTC.</summary>
public static class ReadCalendarFeed
{
    private const int PastDays = 90;

    public static async Task<FileContentHttpResult> Handle(
        string token, AppDb db, PersonDates dates, SiteSettings site, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        var digest = CalendarSecret.DigestOf(token);
        var person = await db.CalendarFeeds.Where(f => f.Secret == digest).Select(f => (Guid?)f.PersonId).SingleOrDefaultAsync(ct) ?? throw new RuleBroken(DateErrors.FeedNotFound);
        var now = clock.GetUtcNow();
        var since = site.DayOf(now).AddDays(-PastDays);
        var courses = (await dates.OfAsync(person, ct)).ConvertAll(course => course with { Dates = [.. course.Dates.Where(date => date.On >= since)] });
        var lessons = await CalendarLessons.OfAsync(db, person, site.StartOf(since), ct);
        response.Headers.CacheControl = "private, no-cache";
        return TypedResults.File(Encoding.UTF8.GetBytes(CalendarFile.Write(courses, lessons, site, now)), "text/calendar; charset=utf-8", "calendar.ics");
    }
}

internal static class CalendarFile
{
    public static string Write(IEnumerable<DatedCourse> courses, IEnumerable<CalendarLesson> lessons, SiteSettings site, DateTimeOffset now)
    {
        var (address, stamp) = (site.PublicUrl.TrimEnd('/'), new CalDateTime(now.UtcDateTime, "UTC"));
        var calendar = new Calendar { ProductId = "-//MethodCabinet//Courses//RU", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", site.Cabinet);
        foreach (var course in courses)
        {
            foreach (var date in course.Dates)
            {
                calendar.Events.Add(new CalendarEvent
                {
                    // The same for ever, so that a day that was moved moves in the calendar too.
                    Uid = $"{date.Kind.ToString().ToLowerInvariant()}-{course.EnrolmentId ?? course.Cohort.Id:N}-{date.UnitId ?? Guid.Empty:N}@{new Uri(address).Host}",
                    DtStamp = stamp,
                    Start = date.At is { } at ? new CalDateTime(at.UtcDateTime, "UTC") : new CalDateTime(date.On),
                    Summary = Words(date),
                    Description = $"{course.Title}, {course.Cohort.Title}",
                    Url = new Uri(address + PathOf(course, date)),
                    Transparency = TransparencyType.Transparent,
                });
            }
        }

        foreach (var lesson in lessons)
        {
            calendar.Events.Add(new CalendarEvent
            {
                Uid = $"lesson-{lesson.Id:N}@{new Uri(address).Host}",
                DtStamp = stamp,
                Start = new CalDateTime(lesson.StartsAt.UtcDateTime, "UTC"),
                End = new CalDateTime(lesson.StartsAt.AddMinutes(lesson.Minutes).UtcDateTime, "UTC"),
                Summary = lesson.IsCalledOff ? $"Отменён: {lesson.Title}" : lesson.Title,
                Location = lesson.Place,
                Status = lesson.IsCalledOff ? EventStatus.Cancelled : EventStatus.Confirmed,
                Url = new Uri($"{address}/rooms/{lesson.Id}"),
            });
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static string Words(CourseDate date) => date.Kind switch
    {
        CourseDateKind.Starts => "Начало курса",
        CourseDateKind.Opens => $"Открывается: {date.Unit}",
        CourseDateKind.Due => date.IsDone ? $"Выполнено: {date.Unit}" : $"Срок: {date.Unit}",
        CourseDateKind.Ends => "Последний день курса",
        _ => throw new ArgumentOutOfRangeException(nameof(date)),
    };

    private static string PathOf(DatedCourse course, CourseDate date) => (course.EnrolmentId, date.UnitId) switch
    {
        (null, _) => $"/cohorts/{course.Cohort.Id}",
        ({ } enrolment, null) => $"/learning/{enrolment}",
        ({ } enrolment, { } unit) => $"/learning/{enrolment}/units/{unit}",
    };
}
