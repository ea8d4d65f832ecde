using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Lessons.Journals;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Lessons;

public sealed class HomeworkTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, .. "notebook"u8];

    [Fact]
    public async Task A_photograph_is_handed_in_returned_done_anew_and_marked_into_the_journal()
    {
        var scene = await JournalScene.CreateAsync(app);
        await scene.SetHomeworkAsync();
        var file = await BringAsync(scene, scene.Anna);
        var work = Guid.CreateVersion7();
        await (await HandInAsync(scene, scene.Anna, work, "", file)).OkAsync();
        await (await HandInAsync(scene, scene.Anna, work, "", file)).OkAsync();
        Assert.Equal("journal.homework.waits", await (await HandInAsync(scene, scene.Anna, Guid.CreateVersion7(), "Ещё")).ErrorCodeAsync());
        Assert.Equal(Photo, await scene.As(scene.Teacher).GetByteArrayAsync($"/api/homework/works/{work}/files/1"));

        await (await MarkAsync(scene, work, new { isReturned = true, comment = "Проверьте задачу 2", remarks = Array.Empty<object>() })).OkAsync();
        var again = Guid.CreateVersion7();
        await (await HandInAsync(scene, scene.Anna, again, "Исправил")).OkAsync();
        await (await MarkAsync(scene, again, new { isReturned = false, comment = "", remarks = Array.Empty<object>(), markId = Guid.CreateVersion7(), mark = "five" })).OkAsync();
        Assert.Equal("journal.homework.marked", await (await MarkAsync(scene, again, new { isReturned = false, comment = "", remarks = Array.Empty<object>() })).ErrorCodeAsync());

        var read = await scene.As(scene.Mother).ReadAsync<GetHomework.Response>($"/api/homework/{scene.LessonId}/pupils/{scene.Anna.Id}");
        Assert.Equal([(HomeworkState.Accepted, (SchoolMark?)SchoolMark.Five), (HomeworkState.Returned, null)], read.Tries.Select(t => (t.State, t.Mark)));
        var mark = Assert.Single((await scene.As(scene.Teacher).ReadAsync<GetJournal.Response>($"/api/journals/{scene.GroupId}")).Marks);
        Assert.Equal((SchoolMark.Five, MarkKind.Homework), (mark.Value, mark.Kind));
    }

    [Fact]
    public async Task Files_and_words_of_a_work_are_for_the_family_and_the_teachers_alone()
    {
        var scene = await JournalScene.CreateAsync(app);
        await scene.SetHomeworkAsync();
        var file = await BringAsync(scene, scene.Anna);
        var work = Guid.CreateVersion7();
        await (await HandInAsync(scene, scene.Anna, work, "Решение", file)).OkAsync();
        Assert.Equal(Photo, await scene.As(scene.Mother).GetByteArrayAsync($"/api/homework/works/{work}/files/1"));
        var people = new[]
        {
            scene.Boris, await app.CreatePersonAsync([Role.Teacher], scene.Teacher.OrganizationId), await app.CreatePersonAsync([Role.Coordinator], scene.Teacher.OrganizationId),
            await app.CreatePersonAsync([Role.Methodist]), await app.CreatePersonAsync([Role.Guardian]),
        };
        foreach (var person in people)
        {
            Assert.Equal("journal.homework.not-found", await (await scene.As(person).GetAsync($"/api/homework/works/{work}/files/1")).ErrorCodeAsync());
            Assert.Equal("journal.homework.not-found", await (await scene.As(person).GetAsync($"/api/homework/{scene.LessonId}/pupils/{scene.Anna.Id}")).ErrorCodeAsync());
            Assert.Equal("journal.homework.not-found", await (await scene.As(person).GetAsync($"/api/homework/works/{work}")).ErrorCodeAsync());
            Assert.False((await scene.As(person).GetAsync($"/api/files/{file}")).IsSuccessStatusCode);
        }

        // A guardian reads and marks nothing, and a file of somebody else is none to hand in.
        Assert.Equal("journal.homework.not-found", await (await scene.As(scene.Mother).GetAsync($"/api/homework/works/{work}")).ErrorCodeAsync());
        Assert.Equal("material.file.not-found", await (await HandInAsync(scene, scene.Boris, Guid.CreateVersion7(), "", file)).ErrorCodeAsync());
    }

    [Fact]
    public async Task Who_comes_after_the_due_moment_is_told_and_a_guardian_of_somebody_of_age_sees_nothing()
    {
        var scene = await JournalScene.CreateAsync(app);
        await scene.SetHomeworkAsync();
        await app.WithDbAsync(db => db.LessonRecords.Where(r => r.LessonId == scene.LessonId).ExecuteUpdateAsync(set => set.SetProperty(r => r.DueAt, DateTimeOffset.UtcNow.AddMinutes(-1))));
        Assert.True((await (await HandInAsync(scene, scene.Anna, Guid.CreateVersion7(), "Поздно")).OkJsonAsync()).GetProperty("isLate").GetBoolean());
        Assert.Single(await scene.As(scene.Mother).ReadAsync<List<ListDiaries.Response>>("/api/diaries"), d => d.PersonId == scene.Anna.Id);

        await app.WithDbAsync(db => db.People.Where(p => p.Id == scene.Anna.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.BirthDate, DateOnly.FromDateTime(DateTime.UtcNow).AddYears(-19))));
        Assert.DoesNotContain(await scene.As(scene.Mother).ReadAsync<List<ListDiaries.Response>>("/api/diaries"), d => d.PersonId == scene.Anna.Id);
        Assert.Equal("journal.pupil-unknown", await (await scene.As(scene.Mother).GetAsync($"/api/diaries/{scene.Anna.Id}")).ErrorCodeAsync());
        Assert.Equal("journal.homework.not-found", await (await scene.As(scene.Mother).GetAsync($"/api/homework/{scene.LessonId}/pupils/{scene.Anna.Id}")).ErrorCodeAsync());
    }

    private static async Task<Guid> BringAsync(JournalScene scene, TestPerson person)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Photo), "file", "тетрадь.jpg" } };
        return (await (await scene.As(person).PostAsync(new Uri($"/api/homework/{scene.LessonId}/files", UriKind.Relative), form)).OkJsonAsync()).GetProperty("fileId").GetGuid();
    }

    private static Task<HttpResponseMessage> HandInAsync(JournalScene scene, TestPerson person, Guid workId, string text, params Guid[] fileIds) =>
        scene.As(person).PostAsync($"/api/homework/{scene.LessonId}/works", new { workId, text, fileIds });

    private static Task<HttpResponseMessage> MarkAsync(JournalScene scene, Guid workId, object body) => scene.As(scene.Teacher).PutAsync($"/api/homework/works/{workId}/mark", body);
}
