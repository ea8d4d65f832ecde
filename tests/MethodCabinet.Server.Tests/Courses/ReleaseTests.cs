using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Dates;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Cohorts;
using MethodCabinet.Server.Courses.Dates;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Courses;

public sealed class ReleaseTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_tutor_opens_a_unit_for_the_cohort_closes_it_and_leaves_it_to_the_plan_again()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, _) = await scene.LearnerAsync();
        var work = scene.UnitPath(enrolment, scene.WorkId);
        Assert.Equal("course.learning.unit-locked", await (await learner.GetAsync(work)).ErrorCodeAsync());

        await SayAsync(scene, scene.WorkId, TutorsWord.Open);
        Assert.Equal(UnitState.Open, (await learner.ReadAsync<LearnUnit.Response>(work)).State);
        var said = (await ReadAsync(scene)).Modules[0].Units.Single(unit => unit.Id == scene.WorkId).Said!;
        Assert.Equal(TutorsWord.Open, said.Word);

        await SayAsync(scene, scene.WorkId, TutorsWord.Closed);
        Assert.True((await UnitAsync(learner, enrolment, scene.WorkId)).AwaitsTutor);
        await scene.StudyTextAsync(learner, enrolment);
        Assert.Equal("course.learning.unit-locked", await (await learner.GetAsync(work)).ErrorCodeAsync());

        await SayAsync(scene, scene.WorkId, null);
        Assert.Equal(UnitState.Open, (await UnitAsync(learner, enrolment, scene.WorkId)).State);
        Assert.Null((await ReadAsync(scene)).Modules[0].Units.Single(unit => unit.Id == scene.WorkId).Said);
    }

    [Fact]
    public async Task A_word_about_a_module_holds_for_its_units_and_takes_nothing_from_who_has_opened_one()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (early, earlyId, _) = await scene.LearnerAsync();
        var (late, lateId, _) = await scene.LearnerAsync();
        await (await early.PutAsync($"{scene.UnitPath(earlyId, scene.TextId)}/opened", new { })).OkAsync();

        await SayAsync(scene, (await ReadAsync(scene)).Modules[0].Id, TutorsWord.Closed);

        Assert.Equal(UnitState.Begun, (await UnitAsync(early, earlyId, scene.TextId)).State);
        Assert.Equal((UnitState.Locked, true), await StateAsync(late, lateId, scene.TextId));
        var module = (await ReadAsync(scene)).Modules[0];
        Assert.Equal((TutorsWord.Closed, 1), (module.Said!.Word, module.Units.Single(unit => unit.Id == scene.TextId).Opened));

        // The unit's own word stands above that of its module.
        await SayAsync(scene, scene.TextId, TutorsWord.Open);
        Assert.Equal((UnitState.Open, false), await StateAsync(late, lateId, scene.TextId));
    }

    [Fact]
    public async Task Only_tutors_of_the_cohort_and_the_cabinet_say_and_the_log_keeps_it()
    {
        var scene = await CourseScene.CreateAsync(app);
        var stranger = await app.SignInAsAsync(Role.Teacher);
        var path = $"/api/cohorts/{scene.CohortId}/release/{scene.WorkId}";
        Assert.Equal("course.cohort.not-found", await (await stranger.PutAsync(path, new SayWord.Request(TutorsWord.Open))).ErrorCodeAsync());
        Assert.Equal("course.outline.unit-unknown", await (await scene.Tutor.PutAsync($"/api/cohorts/{scene.CohortId}/release/{Guid.NewGuid()}", new SayWord.Request(TutorsWord.Open))).ErrorCodeAsync());

        await SayAsync(scene, scene.WorkId, TutorsWord.Open);
        await (await scene.Methodist.PutAsync(path, new SayWord.Request(null))).OkAsync();

        Assert.Equal(2, await app.WithDbAsync(db => db.AuditLog.CountAsync(entry => entry.Action.StartsWith("CohortWord.") && entry.SubjectId.Contains(scene.CohortId.ToString()))));
    }

    [Fact]
    public async Task A_moment_of_the_calendar_is_kept_by_the_edition_and_stands_in_the_calendar()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, _) = await scene.LearnerAsync();
        var at = new DateTimeOffset(DateTime.UtcNow.Date.AddDays(10).AddHours(7), TimeSpan.Zero);
        await PublishAsync(scene, scene.TextId, release => release with { At = at });

        Assert.Equal("course.learning.unit-locked", await (await learner.GetAsync(scene.UnitPath(enrolment, scene.TextId))).ErrorCodeAsync());
        Assert.Equal(at, (await UnitAsync(learner, enrolment, scene.TextId)).OpensAt);
        Assert.Equal(at, (await OpeningAsync(learner))!.At);
        Assert.Equal(at, (await OpeningAsync(scene.Tutor))!.At);

        // Opened by the tutor, it has no day to wait for.
        await SayAsync(scene, scene.TextId, TutorsWord.Open);
        Assert.Null(await OpeningAsync(learner));
        Assert.Equal(UnitState.Open, (await UnitAsync(learner, enrolment, scene.TextId)).State);
        Assert.Equal("course.outline.date-range", await (await ArrangeAsync(scene, scene.TextId, release => release with { At = new(3000, 1, 1, 0, 0, 0, TimeSpan.Zero) })).ErrorCodeAsync());
    }

    [Fact]
    public async Task What_the_plan_leaves_to_the_tutor_waits_for_the_word()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, _) = await scene.LearnerAsync();
        await PublishAsync(scene, scene.TextId, release => release with { ByWord = true });

        Assert.Equal((UnitState.Locked, true), await StateAsync(learner, enrolment, scene.TextId));
        await SayAsync(scene, scene.TextId, TutorsWord.Open);
        Assert.Equal((UnitState.Open, false), await StateAsync(learner, enrolment, scene.TextId));
    }

    private static async Task SayAsync(CourseScene scene, Guid target, TutorsWord? word) =>
        await (await scene.Tutor.PutAsync($"/api/cohorts/{scene.CohortId}/release/{target}", new SayWord.Request(word))).OkAsync();

    private static Task<GetRelease.Response> ReadAsync(CourseScene scene) => scene.Tutor.ReadAsync<GetRelease.Response>($"/api/cohorts/{scene.CohortId}/release");

    private static async Task<GetLearning.Unit> UnitAsync(HttpClient learner, Guid enrolment, Guid unit) =>
        (await learner.ReadAsync<GetLearning.Response>($"/api/learning/{enrolment}")).Modules.SelectMany(module => module.Units).Single(u => u.Id == unit);

    private static async Task<(UnitState State, bool AwaitsTutor)> StateAsync(HttpClient learner, Guid enrolment, Guid unit) =>
        await UnitAsync(learner, enrolment, unit) is var found ? (found.State, found.AwaitsTutor) : default;

    private static async Task<GetCalendar.Response?> OpeningAsync(HttpClient client)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        return (await client.ReadAsync<List<GetCalendar.Response>>($"/api/calendar?from={today.AddDays(-30):yyyy-MM-dd}&to={today.AddDays(90):yyyy-MM-dd}")).SingleOrDefault(day => day.Kind == CourseDateKind.Opens);
    }

    private static async Task<HttpResponseMessage> ArrangeAsync(CourseScene scene, Guid unitId, Func<Release, Release> change)
    {
        var course = await scene.CourseAsync();
        var unit = course.Outline.Units.Single(u => u.Id == unitId);
        return await scene.Methodist.PutAsync($"{scene.CoursePath}/outline", new ArrangeCourse.Request(course.Outline.With(unit with { Release = change(unit.Release) }), course.Version));
    }

    private static async Task PublishAsync(CourseScene scene, Guid unitId, Func<Release, Release> change)
    {
        var version = (await (await ArrangeAsync(scene, unitId, change)).ReadAsync<CourseVersion>()).Value;
        await (await scene.Methodist.PostAsync($"{scene.CoursePath}/editions", new PublishCourse.Request([scene.CohortId], version))).OkAsync();
    }
}
