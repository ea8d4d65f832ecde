using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Certificates;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;

namespace MethodCabinet.Server.Tests.Certificates;

public sealed class FirstStepsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_new_cabinet_is_told_which_of_its_first_steps_are_done()
    {
        var methodist = app.As((await app.CreatePersonAsync([Role.Methodist])).Id);
        Assert.Equal(new GetFirstSteps.Response(Schools: false, People: false, Olympiad: false, Course: false), await ReadAsync());
        await app.CreatePersonAsync([Role.Teacher]);
        await (await methodist.PostAsync("/api/courses", new CreateCourse.Request("Таблицы", CourseAudience.Teachers))).OkAsync();
        Assert.Equal(new GetFirstSteps.Response(Schools: true, People: true, Olympiad: false, Course: true), await ReadAsync());

        Task<GetFirstSteps.Response> ReadAsync() => methodist.ReadAsync<GetFirstSteps.Response>("/api/today/first-steps");
    }
}
