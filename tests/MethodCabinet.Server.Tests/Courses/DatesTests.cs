using System.Net;
using System.Text;
using Ical.Net;
using MethodCabinet.Domain.Courses.Dates;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Assignments;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Cohorts;
using MethodCabinet.Server.Courses.Dates;
using MethodCabinet.Server.Platform.Mail;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace MethodCabinet.Server.Tests.Courses;

public sealed class DatesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_calendar_shows_own_days_to_the_learner_and_those_of_the_cohort_to_its_tutor()
    {
        var scene = await DueAsync();
        var (learner, enrolment, _) = await scene.LearnerAsync();
        var (stranger, _) = (await app.SignInAsAsync(Role.Teacher), 0);
        var own = Assert.Single(await DaysAsync(learner), day => day.Kind == CourseDateKind.Due);
        await (await scene.Tutor.PutAsync($"/api/enrolments/{enrolment}/units/{scene.WorkId}/extension", new ExtendUnit.Request(own.On.AddDays(5)))).OkAsync();

        Assert.Equal(own.On.AddDays(5), Assert.Single(await DaysAsync(learner), day => day.Kind == CourseDateKind.Due).On);
        Assert.Equal((own.On, null), Assert.Single((await DaysAsync(scene.Tutor)).Where(day => day.Kind == CourseDateKind.Due).Select(day => (day.On, day.EnrolmentId))));
        Assert.Empty(await DaysAsync(stranger));
        Assert.Equal("course.calendar.period-invalid", await (await learner.GetAsync("/api/calendar?from=2026-01-01&to=2036-01-01")).ErrorCodeAsync());
    }

    [Fact]
    public async Task The_feed_is_read_by_its_address_until_it_is_renewed_or_withdrawn()
    {
        var scene = await DueAsync("Таблица; срок, «важно» \\ и очень длинное название занятия о цифровых инструментах учителя");
        var (learner, enrolment, person) = await scene.LearnerAsync();
        var anybody = app.CreateClient();
        var first = await MakeAsync();
        var read = await anybody.GetAsync(first);
        var text = Encoding.UTF8.GetString(await read.Content.ReadAsByteArrayAsync());

        Assert.Equal("text/calendar", read.Content.Headers.ContentType!.MediaType);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Contains("Таблица\\; срок\\, ", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Matches("DTSTAMP:[0-9]{8}T[0-9]{6}Z\r\n", text);
        var events = Calendar.Load(text)!.Events;
        var due = Assert.Single(events, e => e.Uid!.StartsWith("due-", StringComparison.Ordinal));
        Assert.Equal("Срок: Таблица; срок, «важно» \\ и очень длинное название занятия о цифровых инструментах учителя", due.Summary);
        Assert.False(due.Start!.HasTime);
        var surname = await app.WithDbAsync(db => db.People.Where(p => p.Id == person || p.Id == scene.TutorId).Select(p => p.LastName).ToListAsync());
        Assert.All(surname, name => Assert.DoesNotContain(name, text, StringComparison.Ordinal));

        // A day that moves keeps its name, so that it moves in the calendar too.
        await (await scene.Tutor.PutAsync($"/api/enrolments/{enrolment}/units/{scene.WorkId}/extension", new ExtendUnit.Request(due.Start.Date.AddDays(4)))).OkAsync();
        var moved = Calendar.Load(await (await anybody.GetAsync(first)).Content.ReadAsStringAsync())!.Events.Single(e => e.Uid == due.Uid);
        Assert.Equal(due.Start.Date.AddDays(4), moved.Start!.Date);

        var second = await MakeAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync(second)).StatusCode);
        await (await learner.DeleteAsync(new Uri("/api/calendar/feed", UriKind.Relative))).OkAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync(second)).StatusCode);
        Assert.Null((await learner.ReadAsync<GetCalendarFeed.Response>("/api/calendar/feed")).MadeAt);

        async Task<Uri> MakeAsync() => new(new Uri((await (await learner.PostAsync("/api/calendar/feed")).ReadAsync<MakeCalendarFeed.Response>()).Address).PathAndQuery, UriKind.Relative);
    }

    [Fact]
    public async Task A_learner_gets_one_letter_a_day_about_what_is_new_and_wanted()
    {
        var scene = await DueAsync();
        var (learner, enrolment, person) = await scene.LearnerAsync();
        var address = $"{person:N}@example.org";
        await app.WithDbAsync(db => db.People.Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, address)));
        var due = (await DaysAsync(learner)).Single(day => day.Kind == CourseDateKind.Due).On;

        await RunAsync(due.AddDays(-5), 10);
        Assert.Empty(Letters());
        await RunAsync(due.AddDays(-2), 3);
        Assert.Empty(Letters());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync(due.AddDays(-2), 10)));
        Assert.Contains("Своя таблица", Assert.Single(Letters()), StringComparison.Ordinal);
        Assert.Contains("/reminders", Letters()[0], StringComparison.Ordinal);
        await RunAsync(due.AddDays(-1), 10);
        Assert.Single(Letters());

        // Something new on the same day waits for the next one.
        await scene.StudyTextAsync(learner, enrolment);
        var work = Guid.CreateVersion7();
        await (await scene.HandInAsync(learner, enrolment, id: work)).OkAsync();
        await (await scene.Tutor.PutAsync($"/api/submissions/{work}/mark", new MarkSubmission.Request(CourseScene.TooFew, "Ещё", false))).OkAsync();
        await RunAsync(due.AddDays(-2), 12);
        Assert.Single(Letters());
        await RunAsync(due.AddDays(-1), 12);
        Assert.Equal(2, Letters().Count);
        Assert.Contains(Letters(), letter => letter.Contains("возвращена", StringComparison.Ordinal));

        // Whoever has unsubscribed gets none.
        await (await learner.PutAsync("/api/reminders", new SaveReminderSettings.Request(false, false, false, false, false, false, false, false, 2))).OkAsync();
        await app.WithDbAsync(db => db.SentReminders.Where(s => s.PersonId == person).ExecuteDeleteAsync());
        await RunAsync(due, 12);
        Assert.Equal(2, Letters().Count);

        Task RunAsync(DateOnly day, int hour) => app.MailAsync(person, day, hour);

        List<string> Letters() =>
        [
            .. Directory.EnumerateFiles(app.Services.GetRequiredService<MailSettings>().Drop, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))
                .Where(mail => mail.To.Mailboxes.Single().Address == address).Select(mail => mail.TextBody!),
        ];
    }

    /// <summary>The practical work is due a week after the beginning.</summary>
    private async Task<CourseScene> DueAsync(string title = "Своя таблица")
    {
        var scene = await CourseScene.CreateAsync(app);
        var course = await scene.CourseAsync();
        var work = course.Outline.Units.Single(unit => unit.Id == scene.WorkId);
        var version = (await (await scene.Methodist.PutAsync($"{scene.CoursePath}/outline", new ArrangeCourse.Request(course.Outline.With(work with { DueDay = 8, Title = title }), course.Version))).ReadAsync<CourseVersion>()).Value;
        await (await scene.Methodist.PostAsync($"{scene.CoursePath}/editions", new PublishCourse.Request([scene.CohortId], version))).OkAsync();
        return scene;
    }

    private static Task<List<GetCalendar.Response>> DaysAsync(HttpClient client)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        return client.ReadAsync<List<GetCalendar.Response>>($"/api/calendar?from={today.AddDays(-30):yyyy-MM-dd}&to={today.AddDays(90):yyyy-MM-dd}");
    }
}
