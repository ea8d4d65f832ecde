using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Lessons;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using MethodCabinet.Server.Tests.Olympiads;

namespace MethodCabinet.Server.Tests.Lessons;

public sealed class ScheduleLessonTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_teacher_asks_people_of_the_own_school_only()
    {
        var teacher = await app.CreatePersonAsync([Role.Teacher]);
        var own = await app.CreatePersonAsync([Role.Pupil], teacher.OrganizationId);
        var other = await app.CreatePersonAsync([Role.Pupil]);

        var found = await app.As(teacher.Id).ReadAsync<FindLessonPeople.Response>("/api/lessons/people?kind=student");
        Assert.Equal([own.Id], found.People.Select(p => p.PersonId));
        Assert.Equal("lesson.member-unknown", await ScheduleAsync(teacher, (teacher, RoomRole.Teacher), (other, RoomRole.Pupil)));
        Assert.Null(await ScheduleAsync(teacher, (teacher, RoomRole.Teacher), (own, RoomRole.Pupil)));

        var methodist = await app.CreatePersonAsync([Role.Methodist]);
        Assert.Null(await ScheduleAsync(methodist, (teacher, RoomRole.Teacher), (other, RoomRole.Pupil)));
    }

    [Fact]
    public async Task A_pupil_schedules_nothing_and_finds_nobody()
    {
        var pupil = await app.CreatePersonAsync([Role.Pupil]);
        Assert.Equal("platform.access.not-allowed", await ScheduleAsync(pupil, (pupil, RoomRole.Teacher)));
        Assert.Equal("platform.access.not-allowed", await (await app.As(pupil.Id).GetAsync("/api/lessons/people")).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_lesson_needs_a_teacher_and_names_nobody_twice()
    {
        var teacher = await app.CreatePersonAsync([Role.Teacher]);
        Assert.Equal("lesson.teacher-missing", await ScheduleAsync(teacher, (teacher, RoomRole.Pupil)));
        Assert.Equal("lesson.member-twice", await ScheduleAsync(teacher, (teacher, RoomRole.Teacher), (teacher, RoomRole.Pupil)));
    }

    [Fact]
    public async Task Each_sees_the_own_lessons_and_one_that_is_called_off_cannot_be_entered()
    {
        var scene = await LessonScene.CreateAsync(app);
        var listed = Assert.Single((await app.As(scene.Anna.Id).ReadAsync<ListLessons.Response>("/api/lessons")).Lessons, lesson => lesson.Id == scene.Id);
        Assert.Equal((true, false, false, 2), (listed.Belongs, listed.Leads, listed.MayArrange, listed.Pupils));
        var stranger = await app.CreatePersonAsync([Role.Pupil]);
        Assert.DoesNotContain((await app.As(stranger.Id).ReadAsync<ListLessons.Response>("/api/lessons")).Lessons, lesson => lesson.Id == scene.Id);

        Assert.Equal("lesson.room.role-forbids", await (await app.As(scene.Anna.Id).PutAsync($"/api/lessons/{scene.Id}/called-off", new { })).ErrorCodeAsync());
        await (await app.As(scene.Teacher.Id).PutAsync($"/api/lessons/{scene.Id}/called-off", new { })).OkAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => scene.EnterAsync(scene.Anna));
    }

    /// <returns>The error, or null.</returns>
    private async Task<string?> ScheduleAsync(TestPerson by, params (TestPerson Person, RoomRole Role)[] members)
    {
        var request = new ScheduleLesson.Request(LessonKind.Lesson, "Урок", DateTimeOffset.UtcNow.AddHours(1), 40, false, [.. members.Select(m => new ScheduleLesson.Member(m.Person.Id, m.Role))]);
        var response = await app.As(by.Id).PostAsync("/api/lessons", request);
        return response.IsSuccessStatusCode ? null : await response.ErrorCodeAsync();
    }
}
