using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Lessons.Messages;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Lessons;

public sealed class FamilyMessageTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_guardian_writes_to_the_teacher_who_reads_and_answers()
    {
        var scene = await JournalScene.CreateAsync(app);
        var to = (await scene.As(scene.Mother).ReadAsync<List<ListFamilyRecipients.Response>>("/api/messages/recipients")).FindAll(r => r.PupilId == scene.Anna.Id);
        Assert.Equal([null, (Guid?)scene.Teacher.Id], to.Select(r => r.TeacherId));
        var message = Guid.CreateVersion7();
        var thread = await WriteAsync(scene, scene.Mother, scene.Teacher.Id, message);
        Assert.Equal(thread, await WriteAsync(scene, scene.Mother, scene.Teacher.Id, message));

        Assert.Equal(1, Assert.Single(await scene.As(scene.Teacher).ReadAsync<List<ListFamilyMessages.Response>>("/api/messages"), t => t.Id == thread).Unread);
        Assert.Single((await scene.As(scene.Teacher).ReadAsync<GetFamilyThread.Response>($"/api/messages/{thread}")).Messages);
        Assert.Equal(0, (await scene.As(scene.Teacher).ReadAsync<List<ListFamilyMessages.Response>>("/api/messages")).Single(t => t.Id == thread).Unread);
        await (await scene.As(scene.Teacher).PostAsync($"/api/messages/{thread}", new { messageId = Guid.CreateVersion7(), text = "Здравствуйте!" })).OkAsync();
        Assert.Equal(["Когда контрольная?", "Здравствуйте!"], (await scene.As(scene.Mother).ReadAsync<GetFamilyThread.Response>($"/api/messages/{thread}")).Messages.Select(m => m.Text));
        foreach (var person in new[] { scene.Anna, scene.Boris, await app.CreatePersonAsync([Role.Methodist]) })
        {
            Assert.Equal("journal.message.not-found", await (await scene.As(person).GetAsync($"/api/messages/{thread}")).ErrorCodeAsync());
        }
    }

    [Fact]
    public async Task The_cabinet_answers_as_one_and_strangers_write_to_nobody()
    {
        var scene = await JournalScene.CreateAsync(app);
        var thread = await WriteAsync(scene, scene.Mother, null, Guid.CreateVersion7());
        var methodist = await app.CreatePersonAsync([Role.Methodist]);
        await (await scene.As(methodist).PostAsync($"/api/messages/{thread}", new { messageId = Guid.CreateVersion7(), text = "Ответим завтра" })).OkAsync();
        Assert.Equal(2, (await scene.As(scene.Mother).ReadAsync<GetFamilyThread.Response>($"/api/messages/{thread}")).Messages.Count);
        Assert.Equal("journal.message.not-found", await (await scene.As(scene.Teacher).GetAsync($"/api/messages/{thread}")).ErrorCodeAsync());

        var stranger = await app.CreatePersonAsync([Role.Guardian]);
        foreach (var request in new object[]
        {
            new { messageId = Guid.CreateVersion7(), pupilId = scene.Anna.Id, familyId = stranger.Id, teacherId = scene.Teacher.Id, text = "?" },
            new { messageId = Guid.CreateVersion7(), pupilId = scene.Anna.Id, familyId = scene.Mother.Id, teacherId = scene.Teacher.Id, text = "?" },
        })
        {
            Assert.Equal("journal.message.recipient-unknown", await (await scene.As(stranger).PostAsync("/api/messages", request)).ErrorCodeAsync());
        }
    }

    [Fact]
    public async Task Who_teaches_the_pupil_no_more_reads_and_writes_nothing_and_a_former_guardian_sees_nothing()
    {
        var scene = await JournalScene.CreateAsync(app);
        var thread = await WriteAsync(scene, scene.Mother, scene.Teacher.Id, Guid.CreateVersion7());
        await app.WithDbAsync(db => db.StudyGroupMembers.Where(m => m.StudyGroupId == scene.GroupId && m.Role == StudyGroupRole.Teacher).ExecuteUpdateAsync(set => set.SetProperty(m => m.To, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2))));
        Assert.False((await scene.As(scene.Teacher).ReadAsync<GetFamilyThread.Response>($"/api/messages/{thread}")).MayWrite);
        Assert.Equal("journal.message.recipient-unknown", await (await scene.As(scene.Mother).PostAsync($"/api/messages/{thread}", new { messageId = Guid.CreateVersion7(), text = "?" })).ErrorCodeAsync());
        await app.WithDbAsync(db => db.Guardianships.Where(g => g.GuardianId == scene.Mother.Id && g.WardId == scene.Anna.Id).ExecuteDeleteAsync());
        Assert.Equal("journal.message.not-found", await (await scene.As(scene.Mother).GetAsync($"/api/messages/{thread}")).ErrorCodeAsync());
        Assert.DoesNotContain(await scene.As(scene.Mother).ReadAsync<List<ListFamilyMessages.Response>>("/api/messages"), t => t.Id == thread);
    }

    private static async Task<Guid> WriteAsync(JournalScene scene, TestPerson by, Guid? teacher, Guid messageId) => (await (await scene.As(by).PostAsync(
        "/api/messages", new { messageId, pupilId = scene.Anna.Id, familyId = by.Id, teacherId = teacher, text = "Когда контрольная?" })).OkJsonAsync()).GetProperty("id").GetGuid();
}
