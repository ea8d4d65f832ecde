using System.Net;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Cohorts;
using MethodCabinet.Server.Courses.Schools;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;

namespace MethodCabinet.Server.Tests.Courses;

public sealed class SchoolQuotaTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_coordinator_enrols_the_own_teachers_until_the_places_of_the_school_are_filled()
    {
        var scene = await CourseScene.CreateAsync(app, Admission.Closed);
        var school = await app.CreateOrganizationAsync();
        var coordinator = app.As((await app.CreatePersonAsync([Role.Coordinator], school)).Id);
        var teachers = await TeachersAsync(school, 3);
        var path = $"/api/school-cohorts/{scene.CohortId}";
        Assert.Equal("course.quota.none", await (await coordinator.PostAsync($"{path}/enrolments", new EnrolOwn.Request(school, teachers[..1]))).ErrorCodeAsync());

        await SetAsync(scene, (school, 2));
        Assert.Equal(2, Assert.Single(await coordinator.ReadAsync<List<ListSchoolCohorts.Response>>("/api/school-cohorts"), c => c.CohortId == scene.CohortId).Places);
        Assert.Equal("course.quota.exceeded", await (await coordinator.PostAsync($"{path}/enrolments", new EnrolOwn.Request(school, teachers))).ErrorCodeAsync());
        Assert.Equal(new EnrolOwn.Response(2, 0, 0), await (await coordinator.PostAsync($"{path}/enrolments", new EnrolOwn.Request(school, teachers[..2]))).ReadAsync<EnrolOwn.Response>());
        Assert.Equal("course.enrolment.already", await (await coordinator.PostAsync($"{path}/enrolments", new EnrolOwn.Request(school, teachers[..1]))).ErrorCodeAsync());
        Assert.Equal("course.quota.exceeded", await (await coordinator.PostAsync($"{path}/enrolments", new EnrolOwn.Request(school, teachers[2..]))).ErrorCodeAsync());

        await (await coordinator.PostAsync($"{path}/withdrawals", new WithdrawOwn.Request(school, teachers[0], "Болеет"))).OkAsync();
        await (await coordinator.PostAsync($"{path}/enrolments", new EnrolOwn.Request(school, teachers[2..]))).OkAsync();
        var page = await coordinator.ReadAsync<GetSchoolCohort.Response>($"{path}?organizationId={school}");
        Assert.Equal((2, 2), (page.Places, page.Taken));
        Assert.Equal([EnrolmentState.Left, EnrolmentState.Active, EnrolmentState.Active], teachers.Select(id => page.People.Single(p => p.PersonId == id).State));
    }

    [Fact]
    public async Task Of_many_who_take_the_last_places_at_once_no_more_come_in_than_there_are()
    {
        var scene = await CourseScene.CreateAsync(app, Admission.Closed);
        var school = await app.CreateOrganizationAsync();
        var coordinator = app.As((await app.CreatePersonAsync([Role.Coordinator], school)).Id);
        var teachers = await TeachersAsync(school, 8);
        await SetAsync(scene, (school, 3));
        var answers = await Task.WhenAll(teachers.Select(id => coordinator.PostAsync($"/api/school-cohorts/{scene.CohortId}/enrolments", new EnrolOwn.Request(school, [id]))));
        Assert.Equal(3, answers.Count(answer => answer.IsSuccessStatusCode));
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(3, (await scene.Methodist.ReadAsync<GetCohort.Response>($"/api/cohorts/{scene.CohortId}")).Learners.Count(l => l.State == EnrolmentState.Active));
    }

    [Fact]
    public async Task A_coordinator_has_nothing_to_say_for_another_school_and_enrols_nobody_of_it()
    {
        var scene = await CourseScene.CreateAsync(app, Admission.Closed);
        var (school, other) = (await app.CreateOrganizationAsync(), await app.CreateOrganizationAsync());
        var coordinator = app.As((await app.CreatePersonAsync([Role.Coordinator], school)).Id);
        await SetAsync(scene, (school, 5), (other, 5));
        var foreign = await TeachersAsync(other, 1);
        var path = $"/api/school-cohorts/{scene.CohortId}";
        Assert.Equal("course.quota.other-school", await (await coordinator.GetAsync($"{path}?organizationId={other}")).ErrorCodeAsync());
        Assert.Equal("course.quota.other-school", await (await coordinator.PostAsync($"{path}/enrolments", new EnrolOwn.Request(other, foreign))).ErrorCodeAsync());
        Assert.Equal("course.enrolment.wrong-audience", await (await coordinator.PostAsync($"{path}/enrolments", new EnrolOwn.Request(school, foreign))).ErrorCodeAsync());
    }

    [Fact]
    public async Task The_cabinet_shares_places_among_all_schools_and_saves_what_it_sees()
    {
        var scene = await CourseScene.CreateAsync(app, Admission.Closed);
        var (large, small) = (await app.CreateOrganizationAsync(), await app.CreateOrganizationAsync());
        await TeachersAsync(large, 6);
        await TeachersAsync(small, 1);
        var path = $"/api/cohorts/{scene.CohortId}/quotas";
        var people = (await scene.Methodist.ReadAsync<GetQuotas.Response>(path)).Schools.ToDictionary(s => s.OrganizationId, s => s.People);
        var total = people.Values.Sum();
        var proposal = await (await scene.Methodist.PostAsync($"{path}/proposal", new ProposeQuotas.Request(total, QuotaShares.ByPeople))).ReadAsync<List<ProposeQuotas.Quota>>();
        Assert.All(proposal, quota => Assert.Equal(people[quota.OrganizationId], quota.Places));
        var even = await (await scene.Methodist.PostAsync($"{path}/proposal", new ProposeQuotas.Request(people.Count(p => p.Value > 0), QuotaShares.Even))).ReadAsync<List<ProposeQuotas.Quota>>();
        Assert.All(even, quota => Assert.Equal(1, quota.Places));
        Assert.All((await scene.Methodist.ReadAsync<GetQuotas.Response>(path)).Schools, school => Assert.Equal(0, school.Places));

        await (await scene.Methodist.PutAsync(path, new SetQuotas.Request(even))).OkAsync();
        await SetAsync(scene, (large, 4));
        var after = (await scene.Methodist.ReadAsync<GetQuotas.Response>(path)).Schools;
        Assert.Equal([(large, 4)], after.Where(s => s.Places > 0).Select(s => (s.OrganizationId, s.Places)));
        Assert.Equal("course.quota.range", await (await scene.Methodist.PutAsync(path, new SetQuotas.Request([new(large, -1)]))).ErrorCodeAsync());
    }

    private async Task<List<Guid>> TeachersAsync(Guid school, int count)
    {
        var people = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            people.Add((await app.CreatePersonAsync([Role.Teacher], school)).Id);
        }

        return people;
    }

    private static async Task SetAsync(CourseScene scene, params (Guid School, int Places)[] quotas) =>
        await (await scene.Methodist.PutAsync($"/api/cohorts/{scene.CohortId}/quotas", new SetQuotas.Request([.. quotas.Select(q => new ProposeQuotas.Quota(q.School, q.Places))]))).OkAsync();
}
