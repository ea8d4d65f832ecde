using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Cohorts;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;

namespace MethodCabinet.Server.Tests.Courses;

public sealed class CohortTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_last_place_goes_to_one_and_the_others_wait_in_their_order()
    {
        var scene = await CourseScene.CreateAsync(app, seats: 1);
        var people = new List<HttpClient>();
        for (var i = 0; i < 5; i++)
        {
            people.Add(app.As((await app.CreatePersonAsync([Role.Teacher])).Id));
        }

        var replies = await Task.WhenAll(people.Select(async person => await (await person.PostAsync($"/api/learning/offers/{scene.CohortId}")).ReadAsync<AskToLearn.Response>()));
        Assert.Single(replies, reply => reply.State == EnrolmentState.Active);
        Assert.Equal(4, replies.Count(reply => reply.State == EnrolmentState.Waiting));

        var (first, leaver) = (await LearnersAsync(scene), replies.ToList().FindIndex(reply => reply.State == EnrolmentState.Active));
        await (await people[leaver].PostAsync($"/api/learning/{replies[leaver].EnrolmentId}/leave", new LeaveCourse.Request("Не успеваю"))).OkAsync();

        var next = first.Where(l => l.State == EnrolmentState.Waiting).MinBy(l => l.AskedAt)!;
        Assert.Equal(next.EnrolmentId, Assert.Single(await LearnersAsync(scene), l => l.State == EnrolmentState.Active).EnrolmentId);
    }

    [Fact]
    public async Task A_request_is_decided_and_the_person_reads_why()
    {
        var scene = await CourseScene.CreateAsync(app, Admission.OnRequest);
        var (learner, enrolment, _) = await scene.LearnerAsync();
        Assert.Equal("course.learning.not-active", await (await learner.GetAsync($"/api/learning/{enrolment}")).ErrorCodeAsync());

        var path = $"/api/enrolments/{enrolment}/decision";
        Assert.Equal("course.submission.reason-missing", await (await scene.Methodist.PutAsync(path, new DecideEnrolment.Request(EnrolmentDecision.Refuse))).ErrorCodeAsync());
        await (await scene.Methodist.PutAsync(path, new DecideEnrolment.Request(EnrolmentDecision.Refuse, "Группа набрана"))).OkAsync();
        Assert.Equal("Группа набрана", (await learner.ReadAsync<ListLearning.Response>("/api/learning")).Courses.Single(c => c.EnrolmentId == enrolment).Reason);

        await (await scene.Methodist.PutAsync(path, new DecideEnrolment.Request(EnrolmentDecision.Admit))).OkAsync();
        Assert.Equal(EnrolmentState.Active, (await learner.ReadAsync<GetLearning.Response>($"/api/learning/{enrolment}")).State);
    }

    [Fact]
    public async Task The_cabinet_enrols_all_or_nobody()
    {
        var scene = await CourseScene.CreateAsync(app, Admission.Closed, seats: 2);
        var teachers = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            teachers.Add((await app.CreatePersonAsync([Role.Teacher])).Id);
        }

        var pupil = (await app.CreatePersonAsync([Role.Pupil])).Id;
        var path = $"/api/cohorts/{scene.CohortId}/enrolments";
        Assert.Equal("course.enrolment.wrong-audience", await (await scene.Methodist.PostAsync(path, new EnrolPeople.Request([.. teachers, pupil]))).ErrorCodeAsync());
        Assert.Empty(await LearnersAsync(scene));

        Assert.Equal(new EnrolPeople.Response(2, 1), await (await scene.Methodist.PostAsync(path, new EnrolPeople.Request(teachers, "А"))).ReadAsync<EnrolPeople.Response>());
        Assert.Equal("course.enrolment.already", await (await scene.Methodist.PostAsync(path, new EnrolPeople.Request([teachers[0]]))).ErrorCodeAsync());
        Assert.All(await LearnersAsync(scene), learner => Assert.Equal("А", learner.Group));

        // More places: who waits comes in.
        var cohort = await scene.Methodist.ReadAsync<GetCohort.Response>($"/api/cohorts/{scene.CohortId}");
        await (await scene.Methodist.PutAsync($"/api/cohorts/{scene.CohortId}", new EditCohort.Request(CourseScene.Plan(Admission.Closed, 0, scene.TutorId), 1, cohort.Version))).OkAsync();
        Assert.All(await LearnersAsync(scene), learner => Assert.Equal(EnrolmentState.Active, learner.State));
    }

    [Fact]
    public async Task A_tutor_sees_the_own_cohort_only_and_a_learner_none()
    {
        var (scene, other) = (await CourseScene.CreateAsync(app), await CourseScene.CreateAsync(app));
        var (learner, _, _) = await scene.LearnerAsync();

        Assert.Equal("course.cohort.not-found", await (await scene.Tutor.GetAsync($"/api/cohorts/{other.CohortId}")).ErrorCodeAsync());
        Assert.Equal("course.cohort.not-found", await (await learner.GetAsync($"/api/cohorts/{scene.CohortId}")).ErrorCodeAsync());
        Assert.Equal("course.cohort.not-found", await (await learner.GetAsync($"/api/cohorts/{scene.CohortId}/submissions")).ErrorCodeAsync());
        Assert.Equal(scene.TutorId, Assert.Single((await scene.Tutor.ReadAsync<GetCohort.Response>($"/api/cohorts/{scene.CohortId}")).Tutors).PersonId);
    }

    private static async Task<IReadOnlyList<GetCohort.Learner>> LearnersAsync(CourseScene scene) =>
        (await scene.Methodist.ReadAsync<GetCohort.Response>($"/api/cohorts/{scene.CohortId}")).Learners;
}
