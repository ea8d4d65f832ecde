using System.Net;
using System.Security.Cryptography;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Tests.Materials;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Courses;

/// <summary>Files of practical works come in parts and take no more room than they are given; files of units go to who learns the course.</summary>
public sealed class WorkUploadTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_work_that_came_in_parts_is_handed_in_and_read_by_its_tutor_alone()
    {
        var (scene, learner, enrolment) = await OpenAsync();
        var sender = Sender(scene, learner, enrolment, Pdf((8 << 20) + 100));
        await sender.BegunAsync();

        // The line breaks in the middle of the second part, and the page is loaded anew.
        (await sender.PutAsync(1)).EnsureSuccessStatusCode();
        using (var cut = new ByteArrayContent(sender.Part(2)[..40]))
        {
            await learner.PutAsync(new Uri($"/api/files/uploads/{sender.Id}/parts/2?from=0&sha256={Convert.ToHexStringLower(SHA256.HashData(sender.Part(2)))}", UriKind.Relative), cut);
        }

        var again = Sender(scene, learner, enrolment, sender.File);
        Assert.Equal([1], (await again.BegunAsync()).GetProperty("held").EnumerateArray().Select(part => part.GetInt32()));
        Assert.Equal((sender.Id, 40L), (again.Id, (await again.LocateAsync(2)).Received));
        (await again.PutAsync(2, from: 40)).EnsureSuccessStatusCode();
        (await again.CompleteAsync()).EnsureSuccessStatusCode();
        Assert.Equal("ready", (await again.CheckedAsync()).GetProperty("state").GetString());

        // Who knows the id has nothing by it, the staff neither.
        Assert.Equal("material.file.not-found", await (await scene.Methodist.GetAsync($"/api/files/{again.Id}")).ErrorCodeAsync());
        var work = Guid.CreateVersion7();
        await (await scene.HandInAsync(learner, enrolment, id: work, files: again.Id)).OkAsync();
        Assert.Equal(sender.File, await (await scene.Tutor.GetAsync($"/api/submissions/{work}/files/1")).Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.LearnerAsync()).Client.GetAsync($"/api/submissions/{work}/files/1")).StatusCode);
    }

    [Fact]
    public async Task Files_of_an_open_work_take_no_more_room_than_it_has_whatever_way_they_come()
    {
        // Two files of 20 MB a try: room for 80 MB.
        var (scene, learner, enrolment) = await OpenAsync();
        Assert.Equal("material.file.too-large", await (await Sender(scene, learner, enrolment, Pdf(100)).BeginAsync(size: WorkFiles.MaxBytes + 1)).ErrorCodeAsync());
        var senders = Enumerable.Range(0, 6).Select(_ => Sender(scene, learner, enrolment, Pdf(1_000))).ToList();

        var replies = await Task.WhenAll(senders.Select(sender => sender.BeginAsync(size: 19_000_000)));

        Assert.Equal(4, replies.Count(reply => reply.IsSuccessStatusCode));
        foreach (var refused in replies.Where(reply => !reply.IsSuccessStatusCode))
        {
            Assert.Equal("material.quota.place", await refused.ErrorCodeAsync());
        }

        // Teachers have room of their own, which these do not touch; and other learners have theirs.
        var own = await (await learner.GetAsync("/api/files/uploads")).OkJsonAsync();
        Assert.Equal((0L, 4), (own.GetProperty("ownBytes").GetInt64(), own.GetProperty("unfinished").GetArrayLength()));
        Assert.Equal(WorkFiles.PlaceOf(enrolment, scene.WorkId), own.GetProperty("unfinished")[0].GetProperty("place").GetString());
        await (await learner.DeleteAsync(new Uri($"/api/files/uploads/{own.GetProperty("unfinished")[0].GetProperty("id").GetGuid()}", UriKind.Relative))).OkAsync();
        (await senders[Array.FindIndex(replies, reply => !reply.IsSuccessStatusCode)].BeginAsync(size: 19_000_000)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_file_that_is_taken_back_leaves_its_room_and_one_that_is_handed_in_stays()
    {
        var (scene, learner, enrolment) = await OpenAsync();
        var path = scene.UnitPath(enrolment, scene.WorkId);
        var (kept, back) = (await CourseScene.UploadAsync(learner, path), await CourseScene.UploadAsync(learner, path, "лишний.pdf"));
        Assert.Equal("course.enrolment.not-found", await (await TakeBackAsync((await scene.LearnerAsync()).Client, back.FileId)).ErrorCodeAsync());

        await (await TakeBackAsync(learner, back.FileId)).OkAsync();

        Assert.False(await app.WithDbAsync(db => db.StoredFiles.AnyAsync(f => f.Id == back.FileId)));
        await Assert.ThrowsAsync<FileNotFoundException>(() => app.Services.GetRequiredService<IFileStore>().CopyToAsync(back.FileId, Stream.Null, CancellationToken.None));
        Assert.Equal("material.file.not-found", await (await scene.HandInAsync(learner, enrolment, files: back.FileId)).ErrorCodeAsync());
        var work = Guid.CreateVersion7();
        await (await scene.HandInAsync(learner, enrolment, id: work, files: kept.FileId)).OkAsync();
        await (await TakeBackAsync(learner, kept.FileId)).OkAsync();
        Assert.Equal(CourseScene.FileText, await (await scene.Tutor.GetAsync($"/api/submissions/{work}/files/1")).Content.ReadAsStringAsync());

        Task<HttpResponseMessage> TakeBackAsync(HttpClient client, Guid file) => client.DeleteAsync(new Uri($"{path}/files/{file}", UriKind.Relative));
    }

    [Fact]
    public async Task A_file_of_a_unit_goes_to_who_learns_the_course_and_to_nobody_else_who_knows_its_id()
    {
        var scene = await CourseScene.CreateAsync(app);
        var sender = new LargeFileSender(scene.Methodist, Pdf(2_000), "таблица.pdf");
        var file = await sender.SendAsync();
        await sender.CheckedAsync();
        var course = await scene.CourseAsync();
        var module = course.Outline.Modules[0].Id;
        var unit = (await (await scene.Methodist.PostAsync($"{scene.CoursePath}/units", new AddUnit.Request(module, UnitKind.File, "Таблица", course.Version))).ReadAsync<AddUnit.Response>()).UnitId;
        await scene.WriteAsync(unit, new("", FileId: file));
        await (await scene.Methodist.PostAsync($"{scene.CoursePath}/editions", new PublishCourse.Request([scene.CohortId], (await scene.CourseAsync()).Version))).OkAsync();
        var (learner, enrolment, _) = await scene.LearnerAsync();

        var shown = (await learner.ReadAsync<LearnUnit.Response>(scene.UnitPath(enrolment, unit))).View.File!;

        Assert.Equal($"/api/learning/{enrolment}/units/{unit}/files/{file}", shown.Address);
        Assert.Equal(sender.File, await learner.GetByteArrayAsync(shown.Address));
        Assert.Equal(sender.File, await scene.Methodist.GetByteArrayAsync($"{scene.CoursePath}/units/{unit}/files/{file}"));
        Assert.Equal(HttpStatusCode.OK, (await scene.Methodist.GetAsync($"/api/files/{file}")).StatusCode);
        var stranger = app.As((await app.CreatePersonAsync([Role.Teacher])).Id);
        foreach (var client in new[] { learner, stranger })
        {
            Assert.Equal("material.file.not-found", await (await client.GetAsync($"/api/files/{file}")).ErrorCodeAsync());
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(shown.Address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await learner.GetAsync($"/api/learning/{enrolment}/units/{scene.TextId}/files/{file}")).StatusCode);

        // Who has left the course has left its files.
        await (await learner.PostAsync($"/api/learning/{enrolment}/leave", new LeaveCourse.Request("Не успеваю"))).OkAsync();
        Assert.False((await learner.GetAsync(shown.Address)).IsSuccessStatusCode);
    }

    private static byte[] Pdf(int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        "%PDF-1.7"u8.CopyTo(bytes);
        return bytes;
    }

    private static LargeFileSender Sender(CourseScene scene, HttpClient learner, Guid enrolment, byte[] file) =>
        new(learner, file, "журнал.pdf", $"{scene.UnitPath(enrolment, scene.WorkId)}/files/uploads");

    private async Task<(CourseScene Scene, HttpClient Learner, Guid Enrolment)> OpenAsync()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, _) = await scene.LearnerAsync();
        await scene.StudyTextAsync(learner, enrolment);
        return (scene, learner, enrolment);
    }
}
