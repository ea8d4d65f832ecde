using MethodCabinet.Domain.Lessons.HomeSchooling;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Timetables;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.HomeSchooling;

public enum HomeLessonState
{
    Held,
    CalledOff,

    /// <summary>Over by the timetable, and nobody has said that it was held.</summary>
    NotHeld,
    ToCome,
}

/// <summary>All lessons of the plan by the timetable; as a workbook the report for the school and the guardian.</summary>
public static class ListHomeLessons
{
    public sealed record Response(Guid Id, string Subject, DateTimeOffset StartsAt, int Minutes, decimal Hours, string Teacher, HomeLessonState State, string Reason);

    internal static readonly Workbook<Response> Workbook = new Workbook<Response>("home-lessons", "Уроки на дому")
        .Column("Дата и время", l => l.StartsAt, 20, "startsAt")
        .Column("Предмет", l => l.Subject, 28, "subject")
        .Column("Учитель", l => l.Teacher, 28, "teacher")
        .Column("Минут", l => l.Minutes, 10, "minutes")
        .Column("Часов", l => l.Hours, 10, "hours")
        .Column("Состояние", l => HomeReport.StateText(l.State), 16, "state")
        .Column("Причина изменения", l => l.Reason, 40);

    public static async Task<Ok<List<Response>>> Handle(Guid id, AppDb db, HomeRows rows, TimeProvider clock, CancellationToken ct)
    {
        await rows.FindAsync(id, ct);
        return TypedResults.Ok(await ReadAsync(id, db, clock, ct));
    }

    internal static async Task<List<Response>> ReadAsync(Guid id, AppDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var lessons = await TimetableWeeks.ReadAsync(db, db.Lessons.Where(l => db.HomePlanItems.Any(i => i.CaseId == id && i.StudyGroupId == l.StudyGroupId)), ct);
        return lessons.ConvertAll(l => new Response(
            l.Id, l.Subject, l.StartsAt, l.Minutes, HomeHours.Of(l.Minutes), l.Teacher,
            l.CalledOffAt is not null ? HomeLessonState.CalledOff
                : l.BegunAt is not null || l.HeldInPersonAt is not null ? HomeLessonState.Held
                : l.StartsAt.AddMinutes(l.Minutes) < now ? HomeLessonState.NotHeld
                : HomeLessonState.ToCome,
            l.Change?.Reason ?? ""));
    }
}

/// <summary>The report as a Word document.</summary>
public static class GetHomeReport
{
    public static async Task<FileContentHttpResult> Handle(Guid id, AppDb db, HomeRows rows, SiteSettings site, TimeProvider clock, Audit audit, CancellationToken ct)
    {
        var (found, _) = await rows.FindAsync(id, ct);
        var (hours, today) = (await rows.HoursAsync(found, ct), rows.Today);
        var pupil = await db.People.AsNoTracking().SingleAsync(p => p.Id == found.PersonId, ct);
        var school = await db.Organizations.Where(o => o.Id == found.OrganizationId).Select(o => o.FullName).SingleAsync(ct);
        var bySubject = hours.GroupBy(h => h.Item.Subject).Select(of => new HomeReport.Hours(
            of.Key, of.Where(h => h.Item.From <= today && today <= h.Item.To).Sum(h => h.Item.WeeklyHours), of.Sum(h => h.Due), of.Sum(h => h.Held)));
        audit.Record("home-report.read", id);
        await db.SaveChangesAsync(ct);
        return TypedResults.File(
            HomeReport.Draw(new(school, pupil.FullName, await rows.ClassAsync(found.PersonId, found.OrganizationId, ct), today), [.. bySubject], await ListHomeLessons.ReadAsync(id, db, clock, ct), site.Zone),
            HomeReport.MediaType, "Обучение на дому.docx");
    }
}
