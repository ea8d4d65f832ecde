using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Certificates.Orders;
using MethodCabinet.Server.Courses.Cohorts;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Courses.Orders;
using MethodCabinet.Server.Tests.Certificates;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;

namespace MethodCabinet.Server.Tests.Courses;

public sealed class OrderTests(TestApp app) : IClassFixture<TestApp>
{
    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task An_order_enrols_all_whom_it_names_when_it_is_registered()
    {
        var scene = await CourseScene.CreateAsync(app, Admission.Closed);
        var people = await TeachersAsync(3);
        var id = await DraftAsync(scene, OrderKind.Enrol, people);
        Assert.Empty(await LearnersAsync(scene));
        var draft = WordFiles.Read(await scene.Methodist.GetByteArrayAsync(new Uri($"/api/cohort-orders/{id}/document", UriKind.Relative)));
        Assert.Contains("№ ________", draft.Text, StringComparison.Ordinal);
        Assert.Equal(4, draft.Rows.Count);

        await RegisterAsync(scene, id, "112-о");
        Assert.Equal(people.Order(), (await LearnersAsync(scene)).Where(l => l.State == EnrolmentState.Active).Select(l => l.PersonId).Order());
        Assert.Equal("course.order.registered", await (await scene.Methodist.PostAsync($"/api/cohort-orders/{id}/registration", new RegisterOrder.Request("113", Today))).ErrorCodeAsync());
        Assert.Equal("course.order.registered", await (await scene.Methodist.DeleteAsync(new Uri($"/api/cohort-orders/{id}", UriKind.Relative))).ErrorCodeAsync());

        // The tutor reads it, a stranger does not, the learner reads number and day.
        var kept = WordFiles.Read(await scene.Tutor.GetByteArrayAsync(new Uri($"/api/cohort-orders/{id}/document", UriKind.Relative)));
        Assert.Contains("№ 112-о", kept.Text, StringComparison.Ordinal);
        var learner = app.As(people[0]);
        Assert.Equal("course.cohort.not-found", await (await learner.GetAsync($"/api/cohort-orders/{id}/document")).ErrorCodeAsync());
        var enrolment = (await LearnersAsync(scene)).Single(l => l.PersonId == people[0]).EnrolmentId;
        Assert.Equal([new GetLearning.Order(OrderKind.Enrol, "112-о", Today)], (await learner.ReadAsync<GetLearning.Response>($"/api/learning/{enrolment}")).Orders);
    }

    [Fact]
    public async Task An_order_takes_places_for_all_or_for_nobody()
    {
        var scene = await CourseScene.CreateAsync(app, Admission.Closed, seats: 2);
        var id = await DraftAsync(scene, OrderKind.Enrol, await TeachersAsync(3));
        Assert.Equal("course.order.no-room", await (await scene.Methodist.PostAsync($"/api/cohort-orders/{id}/registration", new RegisterOrder.Request("1", Today))).ErrorCodeAsync());
        Assert.Empty(await LearnersAsync(scene));
        Assert.Null(Assert.Single(await scene.Methodist.ReadAsync<List<ListOrders.Response>>($"/api/cohorts/{scene.CohortId}/orders")).RegisteredAt);
        await (await scene.Methodist.DeleteAsync(new Uri($"/api/cohort-orders/{id}", UriKind.Relative))).OkAsync();
        Assert.Empty(await scene.Methodist.ReadAsync<List<ListOrders.Response>>($"/api/cohorts/{scene.CohortId}/orders"));
    }

    [Fact]
    public async Task Of_two_who_register_an_order_at_once_one_does()
    {
        var scene = await CourseScene.CreateAsync(app, Admission.Closed);
        var id = await DraftAsync(scene, OrderKind.Enrol, await TeachersAsync(2));
        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => scene.Methodist.PostAsync($"/api/cohort-orders/{id}/registration", new RegisterOrder.Request($"{n}", Today))));
        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        Assert.Equal(2, (await LearnersAsync(scene)).Count);
    }

    [Fact]
    public async Task Who_has_left_since_is_not_expelled_and_nobody_else_is()
    {
        var scene = await CourseScene.CreateAsync(app);
        var ((first, enrolment, person), (_, _, other)) = (await scene.LearnerAsync(), await scene.LearnerAsync());
        var id = await DraftAsync(scene, OrderKind.Expel, [person, other]);
        await (await first.PostAsync($"/api/learning/{enrolment}/leave", new LeaveCourse.Request("Переезд"))).OkAsync();
        Assert.Equal("course.order.outdated", await (await scene.Methodist.PostAsync($"/api/cohort-orders/{id}/registration", new RegisterOrder.Request("1", Today))).ErrorCodeAsync());
        Assert.Equal(EnrolmentState.Active, (await LearnersAsync(scene)).Single(l => l.PersonId == other).State);

        await RegisterAsync(scene, await DraftAsync(scene, OrderKind.Expel, [other]), "2-о");
        Assert.StartsWith("Приказ № 2-о от", (await LearnersAsync(scene)).Single(l => l.PersonId == other).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_completed_the_course_stands_in_an_order_of_its_end()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (_, _, person) = await scene.LearnerAsync();
        Assert.Equal("course.enrolment.not-found", await (await scene.Methodist.PostAsync($"/api/cohorts/{scene.CohortId}/orders", new CreateOrder.Request(OrderKind.Graduate, [person], "ведомость"))).ErrorCodeAsync());
        var pupil = (await app.CreatePersonAsync([Role.Pupil])).Id;
        Assert.Equal("course.enrolment.wrong-audience", await (await scene.Methodist.PostAsync($"/api/cohorts/{scene.CohortId}/orders", new CreateOrder.Request(OrderKind.Enrol, [pupil], "заявка"))).ErrorCodeAsync());
    }

    private async Task<List<Guid>> TeachersAsync(int count)
    {
        var people = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            people.Add((await app.CreatePersonAsync([Role.Teacher])).Id);
        }

        return people;
    }

    private static async Task<Guid> DraftAsync(CourseScene scene, OrderKind kind, IReadOnlyList<Guid> people) =>
        (await (await scene.Methodist.PostAsync($"/api/cohorts/{scene.CohortId}/orders", new CreateOrder.Request(kind, people, "заявки образовательных организаций"))).ReadAsync<CreateOrder.Response>()).Id;

    private static async Task RegisterAsync(CourseScene scene, Guid id, string number) =>
        await (await scene.Methodist.PostAsync($"/api/cohort-orders/{id}/registration", new RegisterOrder.Request(number, Today))).OkAsync();

    private static async Task<IReadOnlyList<GetCohort.Learner>> LearnersAsync(CourseScene scene) =>
        (await scene.Methodist.ReadAsync<GetCohort.Response>($"/api/cohorts/{scene.CohortId}")).Learners;
}
