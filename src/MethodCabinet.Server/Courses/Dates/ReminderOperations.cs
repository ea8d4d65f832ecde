using MethodCabinet.Domain.Courses.Dates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Mail;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Dates;

/// <summary>Of what the caller is reminded by e-mail.</summary>
public static class GetReminderSettings
{
    /// <param name="ByMail">Letters go out, for the site sends mail and the person has an address.</param>
    public sealed record Response(bool Due, bool Returned, bool Start, bool Answer, bool Decisions, bool Tutoring, bool Diagnostic, bool Timetable, int DaysBefore, bool ByMail);

    public static async Task<Ok<Response>> Handle(AppDb db, CurrentUser user, MailSettings mail, CancellationToken ct)
    {
        var me = user.PersonId;
        var chosen = await db.ReminderSettings.AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == me, ct) ?? new ReminderSettings { PersonId = me };
        return TypedResults.Ok(new Response(
            chosen.Due, chosen.Returned, chosen.Start, chosen.Answer, chosen.Decisions, chosen.Tutoring, chosen.Diagnostic, chosen.Timetable, chosen.DaysBefore, mail.IsOn && await db.People.AnyAsync(p => p.Id == me && p.Email != null, ct)));
    }
}

/// <summary>Chooses; nothing at all means no letters.</summary>
public static class SaveReminderSettings
{
    public sealed record Request(bool Due, bool Returned, bool Start, bool Answer, bool Decisions, bool Tutoring, bool Diagnostic, bool Timetable, int DaysBefore);

    public static async Task<NoContent> Handle(Request request, AppDb db, CurrentUser user, CancellationToken ct)
    {
        var me = user.PersonId;
        var chosen = await db.ReminderSettings.SingleOrDefaultAsync(s => s.PersonId == me, ct);
        if (chosen is null)
        {
            chosen = new ReminderSettings { PersonId = me };
            db.ReminderSettings.Add(chosen);
        }

        chosen.Choose(request.Due, request.Returned, request.Start, request.Answer, request.Decisions, request.Tutoring, request.Diagnostic, request.Timetable, request.DaysBefore);
        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        return TypedResults.NoContent();
    }
}
