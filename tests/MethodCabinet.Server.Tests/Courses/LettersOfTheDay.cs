using Hangfire;
using MethodCabinet.Server.Courses;
using MethodCabinet.Server.Courses.Dates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Courses;

/// <summary>The jobs of the one letter a day, at a moment of the test's choice.</summary>
internal static class LettersOfTheDay
{
    /// <param name="day">Of the cabinet.</param>
    /// <param name="hour">By its clock.</param>
    public static async Task MailAsync(this TestApp app, Guid person, DateOnly day, int hour = 10)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (db, site, published, clock) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<SiteSettings>(), services.GetRequiredService<PublishedCourses>(), ClockAt(services, day, hour));
        var rows = new LearnerRows(db, published, site, clock);
        var news = new PersonNews(db, rows, services.GetServices<ReminderSource>());
        await new MailRemindersJob(db, new PersonDates(db, published, rows, site), news, services.GetRequiredService<Mailer>(), site, clock).RunAsync(person, CancellationToken.None);
    }

    /// <summary>Looks up whom to write to.</summary>
    public static async Task StartLettersAsync(this TestApp app, DateOnly day, int hour = 12)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await new StartRemindersJob(
            services.GetRequiredService<AppDb>(), services.GetRequiredService<MailSettings>(), services.GetRequiredService<SiteSettings>(), ClockAt(services, day, hour),
            services.GetRequiredService<IBackgroundJobClient>(), services.GetServices<ReminderSource>()).RunAsync(CancellationToken.None);
    }

    private static FixedClock ClockAt(IServiceProvider services, DateOnly day, int hour) => new(services.GetRequiredService<SiteSettings>().StartOf(day).AddHours(hour));

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
