using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Courses.Dates;

/// <summary>Calendar and reminders of courses.</summary>
public static class DateRoutes
{
    public static void AddDates(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PersonDates>();
        builder.Services.AddScoped<PersonNews>();
        builder.Services.AddScoped<MailRemindersJob>();
        builder.Services.AddSingleton(provider => LessonNews.SourceOf(provider.GetRequiredService<SiteSettings>()));
        builder.Services.AddSingleton(provider => HomeNews.SourceOf(provider.GetRequiredService<SiteSettings>(), provider.GetRequiredService<TimeProvider>()));

        // Each hour, for the setting names the time zone: the job asks what hour it is there.
        builder.Services.AddRecurringJob<StartRemindersJob>("courses.reminders", "5 * * * *", job => job.RunAsync(CancellationToken.None));
    }

    public static void MapDates(this WebApplication app)
    {
        var calendar = app.MapApi("/calendar", "dates", policy: null);
        calendar.MapGet("", GetCalendar.Handle).RequireAuthorization(Policies.SignedIn);
        calendar.MapGet("/feed", GetCalendarFeed.Handle).RequireAuthorization(Policies.SignedIn);
        calendar.MapPost("/feed", MakeCalendarFeed.Handle).RequireAuthorization(Policies.SignedIn);
        calendar.MapDelete("/feed", DropCalendarFeed.Handle).RequireAuthorization(Policies.SignedIn);

        // Programs do not sign in: the address is the secret.
        calendar.MapGet("/feeds/{token}.ics", ReadCalendarFeed.Handle).AllowAnonymous();

        var reminders = app.MapApi("/reminders", "dates", Policies.SignedIn);
        reminders.MapGet("", GetReminderSettings.Handle);
        reminders.MapPut("", SaveReminderSettings.Handle);
    }
}
