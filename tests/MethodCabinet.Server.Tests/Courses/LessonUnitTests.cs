using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Cohorts;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Courses.LiveLessons;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Courses;

public sealed class LessonUnitTests(TestApp app) : IClassFixture<TestApp>
{
    private static DateTimeOffset Tomorrow => DateTimeOffset.UtcNow.Date.AddDays(1).AddHours(9);

    [Fact]
    public async Task A_tutor_sets_a_lesson_for_the_cohort_moves_it_and_those_who_learn_belong_to_it()
    {
        var (scene, unitId) = await SceneAsync();
        var (learner, enrolment, personId) = await scene.LearnerAsync();
        Assert.Null((await UnitAsync(scene, learner, enrolment, unitId)).Lesson);

        var lessonId = await SetAsync(scene, unitId, Tomorrow);
        Assert.Equal(lessonId, await SetAsync(scene, unitId, Tomorrow.AddHours(1)));

        Assert.Equal((lessonId, Tomorrow.AddHours(1)), await UnitAsync(scene, learner, enrolment, unitId) is { Lesson: { } told } ? (told.LessonId, told.StartsAt) : default);
        var listed = await scene.Tutor.ReadAsync<ListCohortLessons.Response>($"/api/cohorts/{scene.CohortId}/lessons");
        Assert.Equal((1, unitId, lessonId), (listed.Learners, Assert.Single(listed.Lessons).UnitId, listed.Lessons[0].Set!.LessonId));
        Assert.Equal(
            [(scene.TutorId, RoomRole.Teacher), (personId, RoomRole.Pupil)],
            await app.WithDbAsync(async db => (await db.LessonMembers.Where(m => m.LessonId == lessonId).ToListAsync()).OrderByDescending(m => m.Role == RoomRole.Teacher).Select(m => (m.PersonId, m.Role)).ToList()));

        // Who enrols later goes there by one click, twice the same.
        var (late, lateEnrolment, lateId) = await scene.LearnerAsync();
        await Task.WhenAll(JoinAsync(), JoinAsync());
        Assert.Equal(1, await app.WithDbAsync(db => db.LessonMembers.CountAsync(m => m.LessonId == lessonId && m.PersonId == lateId && m.Role == RoomRole.Pupil)));

        async Task JoinAsync() => Assert.Equal(lessonId, (await (await late.PostAsync($"{scene.UnitPath(lateEnrolment, unitId)}/lesson")).ReadAsync<JoinUnitLesson.Response>()).LessonId);
    }

    [Fact]
    public async Task Who_was_there_for_half_of_it_has_done_the_unit_and_others_say_so_once_it_is_over()
    {
        var (scene, unitId) = await SceneAsync();
        var (_, there, thereId) = await scene.LearnerAsync();
        var (looksIn, briefly, looksInId) = await scene.LearnerAsync();
        var lessonId = await SetAsync(scene, unitId, Tomorrow);
        Assert.Equal("course.learning.lesson-not-over", await (await looksIn.PutAsync($"{scene.UnitPath(briefly, unitId)}/complete", new CompleteUnit.Request(true))).ErrorCodeAsync());

        var begun = DateTimeOffset.UtcNow.AddHours(-1);
        await app.WithDbAsync(async db =>
        {
            await db.Lessons.Where(l => l.Id == lessonId).ExecuteUpdateAsync(set => set.SetProperty(l => l.BegunAt, begun).SetProperty(l => l.EndedAt, begun.AddMinutes(40)));
            db.Presences.Add(WasThere(thereId, 5, 27));
            db.Presences.Add(WasThere(looksInId, 0, 15));
            await db.SaveChangesAsync();
        });
        await RunAsync();
        await RunAsync();

        Assert.Equal((UnitState.Complete, UnitState.Open), (await StateAsync(there), await StateAsync(briefly)));
        await (await looksIn.PutAsync($"{scene.UnitPath(briefly, unitId)}/complete", new CompleteUnit.Request(true))).OkAsync();
        Assert.Equal(UnitState.Complete, await StateAsync(briefly));
        Assert.Equal("lesson.begun", await (await SetAnewAsync(scene, unitId, Tomorrow)).ErrorCodeAsync());

        Presence WasThere(Guid personId, int from, int to) =>
            new() { Id = Guid.CreateVersion7(), LessonId = lessonId, PersonId = personId, From = begun.AddMinutes(from), Until = begun.AddMinutes(to), HasLeft = true };
        async Task<UnitState> StateAsync(Guid enrolment)
        {
            var personId = await app.WithDbAsync(db => db.Enrolments.Where(e => e.Id == enrolment).Select(e => e.PersonId).SingleAsync());
            return (await UnitAsync(scene, app.As(personId), enrolment, unitId)).State;
        }
    }

    [Fact]
    public async Task A_lesson_that_was_called_off_is_set_anew_and_only_tutors_and_the_cabinet_do_so()
    {
        var (scene, unitId) = await SceneAsync();
        var (learner, enrolment, _) = await scene.LearnerAsync();
        var first = await SetAsync(scene, unitId, Tomorrow);
        await (await scene.Tutor.PutAsync($"/api/cohorts/{scene.CohortId}/lessons/{unitId}/called-off", new { })).OkAsync();

        Assert.NotNull((await UnitAsync(scene, learner, enrolment, unitId)).Lesson!.CalledOffAt);
        Assert.Equal("lesson.called-off", await (await learner.PostAsync($"{scene.UnitPath(enrolment, unitId)}/lesson")).ErrorCodeAsync());
        var second = await SetAsync(scene, unitId, Tomorrow.AddDays(1));
        Assert.NotEqual(first, second);
        Assert.Null((await UnitAsync(scene, learner, enrolment, unitId)).Lesson!.CalledOffAt);

        var stranger = await app.SignInAsAsync(Role.Teacher);
        Assert.Equal("course.cohort.not-found", await (await stranger.PutAsync(Path(scene, unitId), new SetCohortLesson.Request(Tomorrow, 45, false))).ErrorCodeAsync());
        Assert.Equal("course.outline.unit-unknown", await (await scene.Tutor.PutAsync(Path(scene, scene.TextId), new SetCohortLesson.Request(Tomorrow, 45, false))).ErrorCodeAsync());
        Assert.Equal("lesson.minutes-invalid", await (await scene.Tutor.PutAsync(Path(scene, unitId), new SetCohortLesson.Request(Tomorrow, 4, false))).ErrorCodeAsync());
    }

    [Fact]
    public async Task Who_is_a_tutor_no_more_leads_no_lesson_of_the_cohort_and_disposes_of_none()
    {
        var (scene, unitId) = await SceneAsync();
        var (_, _, learnerId) = await scene.LearnerAsync();
        var lessonId = await SetAsync(scene, unitId, Tomorrow);
        var (next, last) = ((await app.CreatePersonAsync([Role.Teacher])).Id, (await app.CreatePersonAsync([Role.Teacher])).Id);
        await (await scene.Tutor.GetAsync($"/api/lessons/{lessonId}")).OkAsync();
        var cohort = await scene.Methodist.ReadAsync<GetCohort.Response>($"/api/cohorts/{scene.CohortId}");
        await (await scene.Methodist.PutAsync($"/api/cohorts/{scene.CohortId}", new EditCohort.Request(CourseScene.Plan(Admission.Open, 0, next), 2, cohort.Version))).OkAsync();
        Assert.Equal([(next, RoomRole.Teacher), (learnerId, RoomRole.Pupil)], await MembersAsync());
        Assert.Equal("lesson.not-found", await (await scene.Tutor.GetAsync($"/api/lessons/{lessonId}")).ErrorCodeAsync());

        // Those who were changed before lessons followed come with the next move.
        await app.WithDbAsync(async db =>
        {
            await db.CohortTutors.Where(t => t.CohortId == scene.CohortId).ExecuteDeleteAsync();
            db.CohortTutors.Add(new() { CohortId = scene.CohortId, PersonId = last });
            await db.SaveChangesAsync();
        });
        await (await app.As(last).PutAsync(Path(scene, unitId), new SetCohortLesson.Request(Tomorrow.AddHours(2), 40, false))).OkAsync();
        Assert.Equal([(last, RoomRole.Teacher), (learnerId, RoomRole.Pupil)], await MembersAsync());

        Task<List<(Guid, RoomRole)>> MembersAsync() => app.WithDbAsync(async db =>
            (await db.LessonMembers.Where(m => m.LessonId == lessonId).ToListAsync()).OrderByDescending(m => m.Role == RoomRole.Teacher).Select(m => (m.PersonId, m.Role)).ToList());
    }

    private async Task<(CourseScene Scene, Guid UnitId)> SceneAsync()
    {
        var scene = await CourseScene.CreateAsync(app);
        var course = await scene.CourseAsync();
        var added = await (await scene.Methodist.PostAsync($"{scene.CoursePath}/units", new AddUnit.Request(course.Outline.Modules[0].Id, UnitKind.Lesson, "Разбор ошибок", course.Version))).ReadAsync<AddUnit.Response>();
        await scene.WriteAsync(added.UnitId, new("Принесите свою таблицу."));
        await (await scene.Methodist.PostAsync($"{scene.CoursePath}/editions", new PublishCourse.Request([], (await scene.CourseAsync()).Version))).OkAsync();
        await app.WithDbAsync(db => db.Cohorts.Where(c => c.Id == scene.CohortId).ExecuteUpdateAsync(set => set.SetProperty(c => c.Edition, 2)));
        return (scene, added.UnitId);
    }

    private static string Path(CourseScene scene, Guid unitId) => $"/api/cohorts/{scene.CohortId}/lessons/{unitId}";

    private static Task<HttpResponseMessage> SetAnewAsync(CourseScene scene, Guid unitId, DateTimeOffset at) => scene.Tutor.PutAsync(Path(scene, unitId), new SetCohortLesson.Request(at, 40, false));

    private static async Task<Guid> SetAsync(CourseScene scene, Guid unitId, DateTimeOffset at) => (await (await SetAnewAsync(scene, unitId, at)).ReadAsync<SetCohortLesson.Response>()).LessonId;

    private static Task<LearnUnit.Response> UnitAsync(CourseScene scene, HttpClient learner, Guid enrolment, Guid unitId) => learner.ReadAsync<LearnUnit.Response>(scene.UnitPath(enrolment, unitId));

    private async Task RunAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<CountAttendedJob>(scope.ServiceProvider).RunAsync(default);
    }
}
