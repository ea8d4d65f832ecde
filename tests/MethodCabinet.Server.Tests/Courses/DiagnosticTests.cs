using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Readiness;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Cohorts;
using MethodCabinet.Server.Courses.Dates;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Courses.Readiness;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Mail;
using MethodCabinet.Server.Tests.Courses.Quizzes;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace MethodCabinet.Server.Tests.Courses;

public sealed class DiagnosticTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Made = "/api/readiness/framework/diagnostic";

    [Fact]
    public async Task A_diagnostic_is_made_of_the_framework_taken_and_shows_the_level_that_was_named()
    {
        var methodist = app.As((await app.CreatePersonAsync([Role.Methodist])).Id);
        var framework = await methodist.ReadAsync<GetFramework.Response>("/api/readiness/framework");
        var competences = framework.Areas.SelectMany(area => area.Competences).ToList();
        var (bank, versions) = await QuizScene.StoreAsync(app, [QuizScene.True, QuizScene.True, QuizScene.True, QuizScene.True with { Title = "", Statement = "" }]);
        string[] third = [competences[0].Code, CompetenceCodes.TagOf(3)];
        await TagAsync([versions[0].QuestionId, versions[1].QuestionId, versions[3].QuestionId], third);

        // What says no level is drawn for none, and what is unfinished does not count.
        await TagAsync([versions[2].QuestionId], [competences[1].Code]);
        var proposal = await methodist.ReadAsync<List<ProposeDiagnostic.Response>>($"{Made}?bankId={bank}");
        Assert.Equal([0, 0, 2, 0], proposal[0].Levels);
        Assert.All(proposal.Skip(1), competence => Assert.Equal(0, competence.Levels.Sum()));
        Assert.Equal("assessment.bank.not-found", await (await methodist.GetAsync($"{Made}?bankId={Guid.NewGuid()}")).ErrorCodeAsync());
        Assert.Equal("course.readiness.diagnostic-range", await (await methodist.PostAsync(Made, new MakeDiagnostic.Request("Вход", bank, 0))).ErrorCodeAsync());

        var made = await MakeAsync(methodist, bank);
        Assert.Equal((competences.Count, competences.Count - 1), (made.Competences, made.SelfAssessed));
        var path = $"/api/courses/{made.CourseId}";
        var readiness = await methodist.ReadAsync<GetCourseReadiness.Response>($"{path}/readiness");
        Assert.Equal(1 + ((competences.Count - 1) * framework.Levels.Count), readiness.Checks.Count);
        Assert.Equal(third, readiness.Items[1].Tags);
        Assert.Equal(2, readiness.Items[1].Drawn);
        await (await methodist.PutAsync($"{path}/readiness", new SaveCourseReadiness.Request([], readiness.Checks, readiness.Version))).OkAsync();

        // The same questions are asked again by the next one, and none is made twice.
        await MakeAsync(methodist, null);
        var asked = await app.WithDbAsync(db => db.Questions.CountAsync(q => q.Tags.Contains(SelfAssessment.Tag)));
        await MakeAsync(methodist, null);
        Assert.Equal(asked, await app.WithDbAsync(db => db.Questions.CountAsync(q => q.Tags.Contains(SelfAssessment.Tag))));

        var (cohort, _) = await OpenAsync(methodist, made.CourseId);
        var teacher = app.As((await app.CreatePersonAsync([Role.Teacher])).Id);
        var enrolment = (await (await teacher.PostAsync($"/api/learning/offers/{cohort}")).ReadAsync<AskToLearn.Response>()).EnrolmentId;
        var unit = (await methodist.ReadAsync<GetCourse.Response>(path)).Outline.Units.Single().Id;
        var view = await (await teacher.PostAsync($"/api/enrolments/{enrolment}/units/{unit}/quiz-attempts")).ReadAsync<QuizView>();
        Assert.Equal(2 + made.SelfAssessed, view.Tasks.Count);
        var body = (ChoiceBody)(await app.WithDbAsync(db => db.QuizTasks.Where(t => t.TaskId == view.Tasks[2].Id).Join(db.QuestionVersions, t => t.QuestionVersionId, v => v.Id, (_, v) => v).SingleAsync())).Body;
        await QuizScene.AnswerAsync(teacher, view, QuizScene.Right, QuizScene.Wrong, $$"""{"type":"choice","selected":["{{body.Options[2].Id}}"]}""");

        // One of two drawn is too little for the third level; the second answer of a self-assessment is the second level.
        var levels = (await teacher.ReadAsync<GetOwnReadiness.Response>("/api/readiness")).Levels.ToDictionary(level => level.CompetenceId, level => level.Now);
        Assert.Equal([0, 2, 0], competences.Take(3).Select(competence => levels[competence.Id]));
    }

    [Fact]
    public async Task Those_who_have_not_taken_it_are_listed_and_reminded_once_a_day()
    {
        var methodist = app.As((await app.CreatePersonAsync([Role.Methodist])).Id);
        var made = await MakeAsync(methodist, null);
        var list = $"/api/readiness/diagnostics/{made.CourseId}";
        Assert.Equal("course.readiness.diagnostic-not-found", await (await methodist.GetAsync($"{list}/missing")).ErrorCodeAsync());
        var (entry, unit) = await OpenAsync(methodist, made.CourseId);
        var (home, other) = ($"Своя {Guid.NewGuid():N}", $"Чужая {Guid.NewGuid():N}");
        var (coordinator, taker, asked, silent, deaf, elsewhere) = await app.WithDbAsync(async db =>
        {
            var (own, far) = (db.AddSchool(home), db.AddSchool(other));
            var found = (db.AddCoordinator(own).Id, Teacher(own), Teacher(own), Teacher(own), Teacher(own), Teacher(far));
            await db.SaveChangesAsync();
            foreach (var id in new[] { found.Item2, found.Item3, found.Item4, found.Item6 })
            {
                await db.People.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, $"{id:N}@example.org"));
            }

            await db.Memberships.Where(m => m.PersonId == found.Item3).ExecuteUpdateAsync(set => set.SetProperty(m => m.Position, " Завуч "));
            return found;

            Guid Teacher(Organization school) => db.AddMember(school, MembershipKind.Teacher).Id;
        });
        await (await app.As(silent).PutAsync("/api/reminders", new SaveReminderSettings.Request(true, true, true, true, true, true, false, true, 2))).OkAsync();
        var enrolment = (await (await app.As(taker).PostAsync($"/api/learning/offers/{entry}")).ReadAsync<AskToLearn.Response>()).EnrolmentId;
        Assert.Equal(EnrolmentState.Active, (await OwnAsync()).Single(row => row.State is not null).State);
        var view = await (await app.As(taker).PostAsync($"/api/enrolments/{enrolment}/units/{unit}/quiz-attempts")).ReadAsync<QuizView>();
        await QuizScene.HandInAsync(app.As(taker), view.Id);

        var rows = await OwnAsync();
        Assert.Equal(["", "", "Завуч"], rows.Select(row => row.Position).Order());
        Assert.All(rows, row => Assert.StartsWith(home, row.School, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Equal((null, null), (row.State, row.AskedOn)));
        Assert.Equal(2, rows.Count(row => row.HasAddress));
        Assert.Equal(rows.Count, (await app.As(coordinator).ReadWorkbookAsync($"{list}/missing?format=xlsx")).Count);
        Assert.Contains((await methodist.ReadAsync<ListMissingTakers.Response>($"{list}/missing")).People, row => row.School.StartsWith(other, StringComparison.Ordinal));

        // Who has taken it in spring has not in autumn.
        var exit = await (await methodist.PostAsync($"/api/courses/{made.CourseId}/cohorts", CourseScene.Plan())).ReadAsync<CreateCohort.Response>();
        Assert.Equal(4, (await OwnAsync($"?cohortId={exit.Id}")).Count);
        Assert.Equal([exit.Id, entry], (await methodist.ReadAsync<List<ListDiagnostics.Response>>("/api/readiness/diagnostics")).Single(d => d.CourseId == made.CourseId).Cohorts.Select(c => c.Id).OrderDescending());
        Assert.Equal("course.cohort.not-found", await (await methodist.GetAsync($"{list}/missing?cohortId={Guid.NewGuid()}")).ErrorCodeAsync());

        Assert.Equal(new RemindMissingTakers.Response(1, 0, 1, 1), await RemindAsync());
        Assert.Equal(new RemindMissingTakers.Response(0, 1, 1, 1), await RemindAsync());
        Assert.NotNull((await OwnAsync()).Single(row => row.Position == "Завуч").AskedOn);
        await RunAsync(asked, day: 0);
        await RunAsync(asked, day: 0);
        await RunAsync(silent, day: 0);
        var letter = Assert.Single(Letters(asked));
        Assert.Contains("диагностику", letter, StringComparison.Ordinal);
        Assert.Contains("/readiness", letter, StringComparison.Ordinal);
        await RunAsync(asked, day: 1);
        Assert.Single(Letters(asked));

        // Whom no course has yet is looked for in the morning too.
        var before = await JobsAsync(asked);
        await StartAsync(day: 2);
        Assert.Equal(before + 1, await JobsAsync(asked));
        Assert.All([silent, deaf, elsewhere], person => Assert.Empty(Letters(person)));
        Assert.Equal(0, await app.WithDbAsync(db => db.DiagnosticAsks.CountAsync(a => a.PersonId == elsewhere || a.PersonId == taker)));

        async Task<IReadOnlyList<ListMissingTakers.Row>> OwnAsync(string query = "") => (await app.As(coordinator).ReadAsync<ListMissingTakers.Response>($"{list}/missing{query}")).People;

        async Task<RemindMissingTakers.Response> RemindAsync() => await (await app.As(coordinator).PostAsync($"{list}/reminders", new RemindMissingTakers.Request(null))).ReadAsync<RemindMissingTakers.Response>();
    }

    private static async Task<MakeDiagnostic.Response> MakeAsync(HttpClient methodist, Guid? bank) =>
        await (await methodist.PostAsync(Made, new MakeDiagnostic.Request("Диагностика", bank, 5))).ReadAsync<MakeDiagnostic.Response>();

    /// <summary>Published as it was made, and open to whoever asks.</summary>
    private static async Task<(Guid Cohort, Guid Unit)> OpenAsync(HttpClient methodist, Guid courseId)
    {
        var course = await methodist.ReadAsync<GetCourse.Response>($"/api/courses/{courseId}");
        Assert.Empty(course.Problems);
        await (await methodist.PostAsync($"/api/courses/{courseId}/editions", new PublishCourse.Request([], course.Version))).OkAsync();
        return ((await (await methodist.PostAsync($"/api/courses/{courseId}/cohorts", CourseScene.Plan())).ReadAsync<CreateCohort.Response>()).Id, course.Outline.Units.Single().Id);
    }

    private Task TagAsync(Guid[] questions, string[] tags) => app.WithDbAsync(async db =>
    {
        await db.Questions.Where(q => questions.Contains(q.Id)).ForEachAsync(question => question.Classify("informatics", 1, 11, tags));
        await db.SaveChangesAsync();
    });

    /// <summary>The job of the day, at noon, so many days from now.</summary>
    private Task RunAsync(Guid person, int day) => app.MailAsync(person, In(day), 12);

    private Task StartAsync(int day) => app.StartLettersAsync(In(day));

    private DateOnly In(int days) => app.Services.GetRequiredService<SiteSettings>().DayOf(DateTimeOffset.UtcNow).AddDays(days);

    private Task<int> JobsAsync(Guid person) => app.WithDbAsync(db => db.Database.SqlQuery<int>(
        $"select count(*)::int as \"Value\" from hangfire.job where arguments::text like {$"%{person}%"} and invocationdata::text like '%MailRemindersJob%'").SingleAsync());

    private List<string> Letters(Guid person) =>
    [
        .. Directory.EnumerateFiles(app.Services.GetRequiredService<MailSettings>().Drop, "*.eml").Select(file => MimeMessage.Load(file))
            .Where(mail => mail.To.Mailboxes.Single().Address == $"{person:N}@example.org").Select(mail => mail.TextBody!),
    ];
}
