using System.Net;
using System.Net.Http.Headers;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Unused;
using MethodCabinet.Server.Materials.Videos;
using MethodCabinet.Server.Tests.Materials;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Courses;

/// <summary>A recording comes, is made into qualities, and is watched by whoever may read its unit.</summary>
public sealed class VideoTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Subtitles = "1\n00:00:00,500 --> 00:00:02,000\nДобрый день";

    [Fact]
    public async Task A_recording_is_made_into_qualities_and_watched_to_its_end()
    {
        var scene = await CourseScene.CreateAsync(app);
        var fileId = await SendAsync(scene, await GeneratedVideo.MakeAsync(seconds: 6));
        var unitId = await PublishAsync(scene, fileId);
        var made = await ReadyAsync(scene, fileId);
        Assert.Equal(["240p", "480p", "audio"], made.Qualities);
        Assert.InRange(made.Seconds, 5.9, 6.2);

        var (learner, enrolment, _) = await scene.LearnerAsync();
        await scene.StudyTextAsync(learner, enrolment);
        var path = scene.UnitPath(enrolment, unitId);
        var video = (await learner.ReadAsync<LearnUnit.Response>(path)).View.Video!;
        Assert.Equal((VideoState.Ready, 0), (video.State, video.Position));
        Assert.StartsWith("WEBVTT", await learner.GetStringAsync(Assert.Single(video.Subtitles).Address), StringComparison.Ordinal);
        Assert.Equal("RIFF"u8.ToArray(), (await learner.GetByteArrayAsync(video.Poster))[..4]);

        // As a player reads it.
        Assert.Contains("240p.m3u8", await learner.GetStringAsync($"{video.Address}/master.m3u8"), StringComparison.Ordinal);
        Assert.Contains("#EXT-X-MAP:URI=\"240p.mp4\",BYTERANGE=", await learner.GetStringAsync($"{video.Address}/240p.m3u8"), StringComparison.Ordinal);
        using var range = new HttpRequestMessage(HttpMethod.Get, $"{video.Address}/240p.mp4") { Headers = { Range = new RangeHeaderValue(4, 7) } };
        var part = await learner.SendAsync(range);
        Assert.Equal((HttpStatusCode.PartialContent, "ftyp"), (part.StatusCode, await part.Content.ReadAsStringAsync()));
        Assert.Contains("immutable", part.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await learner.GetAsync($"{video.Address}/original")).StatusCode);

        await (await learner.PutAsync($"{path}/watched", new WatchVideo.Request(fileId, 3, [new(0, 3)], 0))).OkAsync();
        var seen = (await learner.ReadAsync<LearnUnit.Response>(path)).View.Video!;
        Assert.Equal((3, 3), (seen.Position, seen.Parts.Sum(p => p.To - p.From)));
        var end = await (await learner.PutAsync($"{path}/watched", new WatchVideo.Request(fileId, 6, [new(2.5, 6)], 0))).ReadAsync<WatchVideo.Response>();
        Assert.True(end.IsComplete);
        Assert.Equal(UnitState.Complete, (await learner.ReadAsync<LearnUnit.Response>(path)).State);
        Assert.Equal("course.learning.watched-invalid", await (await learner.PutAsync($"{path}/watched", new WatchVideo.Request(fileId, -1, [], 0))).ErrorCodeAsync());
    }

    [Fact]
    public async Task Nobody_is_handed_a_recording_whose_unit_they_may_not_read()
    {
        var scene = await CourseScene.CreateAsync(app);
        var fileId = await SendAsync(scene, await GeneratedVideo.MakeAsync(seconds: 2));
        var unitId = await PublishAsync(scene, fileId);
        await ReadyAsync(scene, fileId);
        var (learner, enrolment, _) = await scene.LearnerAsync();
        var (stranger, _, _) = await scene.LearnerAsync();
        var address = $"{scene.UnitPath(enrolment, unitId)}/videos/{fileId}/240p.mp4";

        Assert.Equal("course.learning.unit-locked", await (await learner.GetAsync(address)).ErrorCodeAsync());
        await scene.StudyTextAsync(learner, enrolment);
        Assert.Equal(HttpStatusCode.OK, (await learner.GetAsync(address)).StatusCode);
        Assert.Equal("course.enrolment.not-found", await (await stranger.GetAsync(address)).ErrorCodeAsync());
        Assert.Equal("material.file.not-found", await (await learner.GetAsync(address.Replace($"{fileId}", $"{Guid.NewGuid()}", StringComparison.Ordinal))).ErrorCodeAsync());
        Assert.Equal("material.file.not-found", await (await learner.GetAsync(address.Replace("240p.mp4", "900p.mp4", StringComparison.Ordinal))).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await learner.GetAsync($"{scene.CoursePath}/units/{unitId}/videos/{fileId}/240p.mp4")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await scene.Methodist.GetAsync($"{scene.CoursePath}/units/{unitId}/videos/{fileId}/240p.mp4")).StatusCode);
    }

    [Fact]
    public async Task What_only_begins_like_a_recording_fails_and_says_so()
    {
        var scene = await CourseScene.CreateAsync(app);
        var fileId = await SendAsync(scene, LargeFileSender.Video(100_000));
        await PublishAsync(scene, fileId);
        await Eventually.TrueAsync(async () => (await ViewAsync(scene, fileId)).State == VideoState.Failed, "the conversion fails");
        Assert.Equal("material.video.unreadable", (await ViewAsync(scene, fileId)).Problem);
    }

    [Fact]
    public async Task A_sound_is_no_recording()
    {
        var scene = await CourseScene.CreateAsync(app);
        var unitId = await AddUnitAsync(scene, UnitKind.Video, "Лекция");
        var sender = new LargeFileSender(scene.Methodist, [.. "ID3"u8, .. new byte[100]], "звук.mp3");
        var fileId = await sender.SendAsync();
        await sender.CheckedAsync();
        var version = (await scene.Methodist.ReadAsync<GetUnit.Response>($"{scene.CoursePath}/units/{unitId}")).Version;
        Assert.Equal("course.unit.video-expected", await (await scene.Methodist.PutAsync($"{scene.CoursePath}/units/{unitId}", new SaveUnit.Request(new("", fileId), version))).ErrorCodeAsync());
    }

    [Fact]
    public async Task What_a_dead_process_left_is_done_by_another_and_gone_with_the_file()
    {
        var scene = await CourseScene.CreateAsync(app);
        await using var services = app.Services.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<Server.Data.AppDb>();
        var file = await services.ServiceProvider.GetRequiredService<Files>().AddAsync("урок.webm", new MemoryStream(await GeneratedVideo.MakeAsync("320x240", 3, "a.webm", hasSound: false)), null, CancellationToken.None);
        db.Videos.Add(new Video { FileId = file.Id, VideoState = VideoState.Working, Attempts = 1, SeenAt = DateTimeOffset.UtcNow.AddMinutes(-5), AskedAt = DateTimeOffset.UtcNow.AddMinutes(-6) });
        await db.SaveChangesAsync();

        await ActivatorUtilities.CreateInstance<SweepVideosJob>(services.ServiceProvider).RunAsync(CancellationToken.None);
        Assert.Equal(["240p"], (await ReadyAsync(scene, file.Id)).Qualities);

        // Again is harmless.
        var objects = await db.Renditions.Where(r => r.FileId == file.Id).Select(r => r.Id).ToListAsync();
        await ActivatorUtilities.CreateInstance<ConvertVideoJob>(services.ServiceProvider).RunAsync(file.Id, CancellationToken.None);
        Assert.Equal(objects, await db.Renditions.Where(r => r.FileId == file.Id).Select(r => r.Id).ToListAsync());

        await db.StoredFiles.Where(f => f.Id == file.Id).ExecuteDeleteAsync();
        Assert.Equal(objects, await db.GoneFiles.Where(gone => objects.Contains(gone.Id)).Select(gone => gone.Id).ToListAsync());
        await services.ServiceProvider.GetRequiredService<SweepUnusedFilesJob>().PurgeAsync(CancellationToken.None);
        await Assert.ThrowsAsync<FileNotFoundException>(() => services.ServiceProvider.GetRequiredService<IFileStore>().OpenReadAsync(objects[0], 0, CancellationToken.None));
    }

    internal static async Task<Guid> SendAsync(CourseScene scene, byte[] content, string name = "урок.mp4")
    {
        var sender = new LargeFileSender(scene.Methodist, content, name);
        var id = await sender.SendAsync();
        Assert.Equal("ready", (await sender.CheckedAsync()).GetProperty("state").GetString());
        return id;
    }

    /// <summary>Adds a unit at the end of the course.</summary>
    internal static async Task<Guid> AddUnitAsync(CourseScene scene, UnitKind kind, string title)
    {
        var course = await scene.CourseAsync();
        return (await (await scene.Methodist.PostAsync($"{scene.CoursePath}/units", new AddUnit.Request(course.Outline.Modules[0].Id, kind, title, course.Version))).ReadAsync<AddUnit.Response>()).UnitId;
    }

    /// <summary>Publishes the draft to the scene's cohort.</summary>
    internal static async Task PublishAsync(CourseScene scene) =>
        await (await scene.Methodist.PostAsync($"{scene.CoursePath}/editions", new PublishCourse.Request([scene.CohortId], (await scene.CourseAsync()).Version))).OkAsync();

    /// <summary>A unit with the recording that opens after the text, in an edition that the cohort follows.</summary>
    private static async Task<Guid> PublishAsync(CourseScene scene, Guid fileId)
    {
        var unitId = await AddUnitAsync(scene, UnitKind.Video, "Лекция");
        await scene.WriteAsync(unitId, new("О чём лекция", fileId, Video: new(null, [new("ru", Subtitles)])));
        var course = await scene.CourseAsync();
        var unit = course.Outline.Units.Single(u => u.Id == unitId);
        await (await scene.Methodist.PutAsync($"{scene.CoursePath}/outline", new ArrangeCourse.Request(course.Outline.With(unit with { Release = unit.Release with { After = [scene.TextId] } }), course.Version))).OkAsync();
        await PublishAsync(scene);
        return unitId;
    }

    private static Task<VideoView> ViewAsync(CourseScene scene, Guid fileId) => scene.Methodist.ReadAsync<VideoView>($"/api/videos/{fileId}");

    private static async Task<VideoView> ReadyAsync(CourseScene scene, Guid fileId)
    {
        await Eventually.TrueAsync(async () => (await ViewAsync(scene, fileId)).State == VideoState.Ready, "the qualities are made");
        return await ViewAsync(scene, fileId);
    }
}
