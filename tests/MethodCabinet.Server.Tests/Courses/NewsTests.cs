using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Cohorts;
using MethodCabinet.Server.Courses.Dates;
using MethodCabinet.Server.Platform.Mail;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace MethodCabinet.Server.Tests.Courses;

public sealed class NewsTests(TestApp app) : IClassFixture<TestApp>
{
    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task A_tutor_gets_one_letter_with_what_waits_and_names_nobody()
    {
        var scene = await CourseScene.CreateAsync(app, Admission.OnRequest);
        var (client, asked, person) = await AskedAsync(scene);
        var (_, _, other) = await AskedAsync(scene);
        await DecideAsync(scene, asked, EnrolmentDecision.Admit);
        await scene.StudyTextAsync(client, asked);
        await (await scene.HandInAsync(client, asked)).OkAsync();
        await WithMailAsync(scene.TutorId);

        await MailAsync(scene.TutorId, Today.AddDays(1));
        await MailAsync(scene.TutorId, Today.AddDays(1));
        await MailAsync(scene.TutorId, Today.AddDays(2));

        var letter = Assert.Single(LettersTo(scene.TutorId));
        Assert.Contains("Новые работы на проверку: 1", letter, StringComparison.Ordinal);
        Assert.Contains("Новые заявки на курс: 1", letter, StringComparison.Ordinal);
        Assert.Contains($"/cohorts/{scene.CohortId}/works", letter, StringComparison.Ordinal);
        var names = await app.WithDbAsync(db => db.People.Where(p => p.Id == person || p.Id == other).Select(p => p.LastName).ToListAsync());
        Assert.All(names, name => Assert.DoesNotContain(name, letter, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tutor_who_does_not_want_letters_gets_none()
    {
        var scene = await CourseScene.CreateAsync(app, Admission.OnRequest);
        await AskedAsync(scene);
        await WithMailAsync(scene.TutorId);
        await (await scene.Tutor.PutAsync("/api/reminders", new SaveReminderSettings.Request(true, true, true, true, true, false, true, true, 2))).OkAsync();

        await MailAsync(scene.TutorId, Today.AddDays(1));

        Assert.Empty(LettersTo(scene.TutorId));
        Assert.False((await scene.Tutor.ReadAsync<GetReminderSettings.Response>("/api/reminders")).Tutoring);
    }

    [Fact]
    public async Task A_refusal_comes_with_its_reason_and_a_place_once()
    {
        var scene = await CourseScene.CreateAsync(app, Admission.OnRequest);
        var (_, refused, sad) = await AskedAsync(scene);
        var (_, admitted, glad) = await AskedAsync(scene);
        await WithMailAsync(sad);
        await WithMailAsync(glad);
        await DecideAsync(scene, refused, EnrolmentDecision.Refuse, "Поток для начинающих");
        await DecideAsync(scene, admitted, EnrolmentDecision.Admit);

        foreach (var day in new[] { 1, 2 })
        {
            await MailAsync(sad, Today.AddDays(day));
            await MailAsync(glad, Today.AddDays(day));
        }

        Assert.Contains("Поток для начинающих", Assert.Single(LettersTo(sad)), StringComparison.Ordinal);
        Assert.Contains("Вы зачислены на курс", Assert.Single(LettersTo(glad)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accepted_work_is_told_and_who_came_in_alone_is_told_nothing()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (client, enrolment, person) = await scene.LearnerAsync();
        await WithMailAsync(person);
        await MailAsync(person, Today.AddDays(1));
        Assert.Empty(LettersTo(person));

        await scene.CompleteAsync(client, enrolment);
        await MailAsync(person, Today.AddDays(1));

        Assert.Contains("Работа зачтена: Своя таблица", Assert.Single(LettersTo(person)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_hears_of_people_without_an_address_by_number_and_they_get_no_letter()
    {
        var scene = await CourseScene.CreateAsync(app, Admission.OnRequest);
        var (_, asked, person) = await AskedAsync(scene);
        var coordinator = (await app.CreatePersonAsync([Role.Coordinator])).Id;
        await app.WithDbAsync(async db =>
        {
            var school = await db.Memberships.Where(m => m.PersonId == person).Select(m => m.OrganizationId).FirstAsync();
            await db.Memberships.Where(m => m.PersonId == coordinator).ExecuteUpdateAsync(set => set.SetProperty(m => m.OrganizationId, school));
            await db.People.Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, (string?)null));
        });
        await WithMailAsync(coordinator);
        await DecideAsync(scene, asked, EnrolmentDecision.Admit);

        await MailAsync(person, Today.AddDays(1));
        await MailAsync(coordinator, Today.AddDays(1));

        Assert.Empty(LettersTo(person));
        Assert.Contains("у которых нет почты: 1", Assert.Single(LettersTo(coordinator)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_is_told_to_who_holds_it_once()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (client, enrolment, person) = await scene.LearnerAsync();
        await scene.CompleteAsync(client, enrolment);
        await (await scene.Methodist.PostAsync($"/api/enrolments/{enrolment}/certificate")).OkAsync();
        await WithMailAsync(person);

        await MailAsync(person, Today.AddDays(1));
        await MailAsync(person, Today.AddDays(2));

        Assert.Contains("Выдан сертификат", Assert.Single(LettersTo(person)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Learners_tutors_and_coordinators_with_an_address_are_looked_up_each_day()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (_, _, person) = await scene.LearnerAsync();
        var coordinator = (await app.CreatePersonAsync([Role.Coordinator])).Id;
        var stranger = (await app.CreatePersonAsync([Role.Teacher])).Id;
        foreach (var one in new[] { scene.TutorId, person, stranger })
        {
            await WithMailAsync(one);
        }

        var before = await ReachedAsync(scene.TutorId, person, coordinator, stranger);
        Assert.Equal([true, true, false, false], before);
        await WithMailAsync(coordinator);
        await app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"insert into courses.reminder_letters (person_id, day) values ({person}, {Today})"));
        var after = await ReachedAsync(scene.TutorId, person, coordinator, stranger);
        Assert.Equal([true, false, true, false], after);
    }

    private async Task<bool[]> ReachedAsync(params Guid[] people)
    {
        var sources = app.Services.GetServices<ReminderSource>();
        var reached = await app.WithDbAsync(db => StartRemindersJob.Reached(db, sources, Today, DateTimeOffset.UtcNow).ToListAsync());
        return [.. people.Select(reached.Contains)];
    }

    private static async Task<(HttpClient Client, Guid Enrolment, Guid Person)> AskedAsync(CourseScene scene) => await scene.LearnerAsync();

    private static async Task DecideAsync(CourseScene scene, Guid enrolment, EnrolmentDecision decision, string reason = "") =>
        await (await scene.Methodist.PutAsync($"/api/enrolments/{enrolment}/decision", new DecideEnrolment.Request(decision, reason))).OkAsync();

    private Task<int> WithMailAsync(Guid person) => app.WithDbAsync(db => db.People.Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, $"{person:N}@example.org")));

    private Task MailAsync(Guid person, DateOnly day) => app.MailAsync(person, day);

    private List<string> LettersTo(Guid person) =>
    [
        .. Directory.EnumerateFiles(app.Services.GetRequiredService<MailSettings>().Drop, "*.eml").Select(file => MimeMessage.Load(file))
            .Where(mail => mail.To.Mailboxes.Single().Address == $"{person:N}@example.org").Select(mail => mail.TextBody!),
    ];
}
