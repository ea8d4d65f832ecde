using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Lessons.Timetables;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;

namespace MethodCabinet.Server.Tests.Lessons;

/// <summary>A school with a coordinator, two teachers and three pupils, and one room.</summary>
public sealed record TimetableScene(TestApp App, Guid School, TestPerson Coordinator, TestPerson Teacher, TestPerson Other, IReadOnlyList<TestPerson> Pupils, Guid Place)
{
    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    /// <summary>A weekday whose first lesson is in the week that follows, when all clocks are past today.</summary>
    public const DayOfWeek Weekday = DayOfWeek.Wednesday;

    public HttpClient Client => App.As(Coordinator.Id);

    public static async Task<TimetableScene> CreateAsync(TestApp app)
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var school = coordinator.OrganizationId!.Value;
        var (teacher, other) = (await app.CreatePersonAsync([Role.Teacher], school), await app.CreatePersonAsync([Role.Teacher], school));
        List<TestPerson> pupils = [];
        for (var n = 0; n < 3; n++)
        {
            pupils.Add(await app.CreatePersonAsync([Role.Pupil], school));
        }

        await (await app.As(coordinator.Id).PutAsync($"/api/timetable/schools/{school}/places", new SaveSchoolPlaces.Request([new(null, "Кабинет 21")]))).OkAsync();
        var setup = await app.As(coordinator.Id).ReadAsync<GetSchoolTimetableSetup.Response>($"/api/timetable/schools/{school}");
        return new(app, school, coordinator, teacher, other, pupils, Assert.Single(setup.Places).Id);
    }

    public async Task<Guid> GroupAsync(string title, params TestPerson[] pupils)
    {
        var request = new CreateStudyGroup.Request(
            School, "Математика", title, 8, Today.AddDays(-30), Today.AddDays(200), [.. pupils.Select(p => new CreateStudyGroup.Member(p.Id, StudyGroupRole.Pupil, null, null))]);
        return (await (await Client.PostAsync("/api/timetable/groups", request)).ReadAsync<CreateStudyGroup.Response>()).Id;
    }

    public Task<HttpResponseMessage> AddAsync(Guid group, TestPerson teacher, int hour, Guid? place = null, DayOfWeek weekday = Weekday, HttpClient? by = null) =>
        (by ?? Client).PostAsync($"/api/timetable/groups/{group}/entries", new AddTimetableEntry.Request(weekday, new(hour, 0), 45, place, teacher.Id, Today, Today.AddDays(200), WeekChoice.Every));

    public async Task<IReadOnlyList<TimetableLesson>> WeekAsync(TestPerson person) =>
        (await App.As(person.Id).ReadAsync<ListTimetable.Response>($"/api/timetable?from={Today.AddDays(1):yyyy-MM-dd}&to={Today.AddDays(40):yyyy-MM-dd}")).Lessons;
}
