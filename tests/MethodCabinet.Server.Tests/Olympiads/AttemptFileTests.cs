using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Materials;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Olympiads;

public sealed class AttemptFileTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>A pupil before a paper whose first task takes up to two photographs.</summary>
    private sealed record Work(OlympiadScene Scene, TestPerson Pupil, HttpClient Client, Guid AttemptId)
    {
        public string AddressOf(byte[] bytes) => SenderOf(bytes).Address;

        public PartSender SenderOf(byte[] bytes, string? digest = null, HttpClient? client = null) => new(client ?? Client, AttemptId, bytes, digest);

        public Task<HttpResponseMessage> PutAsync(byte[] bytes, string? digest = null, HttpClient? client = null) => SenderOf(bytes, digest, client).SendAsync();

        public async Task<string[]> HeldAsync()
        {
            var view = await (await Client.GetAsync($"/api/attempts/{AttemptId}")).OkJsonAsync();
            return [.. view.GetProperty("files").EnumerateArray().Select(f => f.GetString()!)];
        }
    }

    [Fact]
    public async Task A_file_arrives_is_told_and_comes_back_as_it_was()
    {
        var work = await StartAsync();
        var photo = Photo(3_000_000);

        var receivedAt = (await (await work.PutAsync(photo)).OkJsonAsync()).GetProperty("receivedAt").GetDateTimeOffset();

        Assert.InRange(receivedAt, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
        Assert.Equal([DigestOf(photo)], await work.HeldAsync());
        using var response = await work.Client.GetAsync(work.AddressOf(photo));
        Assert.Equal(photo, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/jpeg", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("inline", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(DigestOf(photo)[..12] + ".jpg", response.Content.Headers.ContentDisposition.FileName);
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("sandbox", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_sent_again_and_at_once_is_stored_once()
    {
        var work = await StartAsync();
        var photo = Photo(100_000);

        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => work.PutAsync(photo)));

        // The database keeps microseconds, the first reply has more.
        var moments = await Task.WhenAll(replies.Select(async r => (await r.OkJsonAsync()).GetProperty("receivedAt").GetDateTimeOffset().ToUnixTimeMilliseconds()));
        Assert.Single(moments.Distinct());
        Assert.Equal(1, await CountStoredAsync(photo));
    }

    [Fact]
    public async Task Bytes_that_are_not_those_of_the_digest_are_refused_and_not_stored()
    {
        var work = await StartAsync();
        var (photo, other) = (Photo(1_000), Photo(1_000));

        Assert.Equal("olympiad.file.digest-mismatch", await (await work.PutAsync(photo[..999], DigestOf(photo))).ErrorCodeAsync());
        Assert.Equal("olympiad.file.digest-mismatch", await (await work.PutAsync(other, DigestOf(photo))).ErrorCodeAsync());
        Assert.Equal("olympiad.file.digest-mismatch", await (await work.PutAsync(photo, DigestOf(photo).ToUpperInvariant())).ErrorCodeAsync());

        Assert.Empty(await work.HeldAsync());
        Assert.Equal(0, await CountStoredAsync(photo) + await CountStoredAsync(other));
        Assert.Equal(HttpStatusCode.NotFound, (await work.Client.GetAsync(work.AddressOf(photo))).StatusCode);
    }

    [Fact]
    public async Task A_neighbour_and_staff_find_neither_the_work_nor_its_files()
    {
        var (work, neighbour) = (await StartAsync(), await StartAsync());
        var photo = Photo(1_000);
        await (await work.PutAsync(photo)).OkJsonAsync();

        foreach (var stranger in new[] { neighbour.Client, await app.SignInAsAsync(Role.Methodist), await app.SignInAsAsync(Role.Coordinator) })
        {
            Assert.Equal("platform.not-found", await (await work.PutAsync(Photo(1_000), client: stranger)).ErrorCodeAsync());
            Assert.Equal("platform.not-found", await (await stranger.GetAsync(work.AddressOf(photo))).ErrorCodeAsync());
        }

        // Knowing the digest is no right to the file: in another attempt it is another one.
        Assert.Equal("platform.not-found", await (await neighbour.Client.GetAsync(neighbour.AddressOf(photo))).ErrorCodeAsync());
    }

    [Fact]
    public async Task The_general_address_of_files_does_not_find_them()
    {
        var work = await StartAsync();
        var photo = Photo(1_000);
        await (await work.PutAsync(photo)).OkJsonAsync();
        var fileId = await app.WithDbAsync(db => db.AttemptFiles.Where(f => f.AttemptId == work.AttemptId).Select(f => f.FileId).SingleAsync());

        foreach (var client in new[] { work.Client, await app.SignInAsAsync(Role.Head), await app.SignInAsAsync(Role.Administrator) })
        {
            Assert.Equal("material.file.not-found", await (await client.GetAsync($"/api/files/{fileId}")).ErrorCodeAsync());
        }

        // The bytes are there: it is the rule that hides them.
        using var bytes = new MemoryStream();
        await app.Services.GetRequiredService<IFileStore>().CopyToAsync(fileId, bytes, CancellationToken.None);
        Assert.Equal(photo, bytes.ToArray());
    }

    [Fact]
    public async Task A_guardian_sees_the_file_once_results_are_published()
    {
        var work = await StartAsync();
        var photo = Photo(1_000);
        await (await work.PutAsync(photo)).OkJsonAsync();
        var guardian = await app.CreatePersonAsync([Role.Guardian]);
        await app.WithDbAsync(async db =>
        {
            db.Guardianships.Add(new Guardianship { GuardianId = guardian.Id, WardId = work.Pupil.Id, CreatedAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.NotFound, (await app.As(guardian.Id).GetAsync(work.AddressOf(photo))).StatusCode);
        var organizer = await app.SignInAsAsync(Role.Methodist);
        await work.Scene.CloseAsync(app, organizer);
        Assert.Equal(HttpStatusCode.NotFound, (await app.As(guardian.Id).GetAsync(work.AddressOf(photo))).StatusCode);

        using var publish = await organizer.PostAsync($"/api/olympiads/{work.Scene.OlympiadId}/standing/publish", JsonContent("""{"isPublic":false}"""));
        Assert.True(publish.IsSuccessStatusCode, await publish.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, (await app.As(guardian.Id).GetAsync(work.AddressOf(photo))).StatusCode);
        var result = await (await app.As(guardian.Id).GetAsync($"/api/attempts/{work.AttemptId}/result")).OkJsonAsync();
        Assert.Equal([DigestOf(photo)], result.GetProperty("files").EnumerateArray().Select(f => f.GetString()!));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, result.GetProperty("tasks")[0].GetProperty("points").ValueKind);
    }

    [Theory]
    [InlineData("%PDF-1.7", "olympiad.file.kind-refused")] // known, and not asked for
    [InlineData("<html><script>", "olympiad.file.kind-refused")]
    [InlineData("", "material.file.empty")]
    public async Task A_file_of_another_kind_is_refused_whatever_it_says_of_itself(string head, string code)
    {
        var work = await StartAsync();

        Assert.Equal(code, await (await work.PutAsync(System.Text.Encoding.ASCII.GetBytes(head))).ErrorCodeAsync());
        Assert.Empty(await work.HeldAsync());
    }

    [Fact]
    public async Task A_paper_that_asks_for_no_files_takes_none()
    {
        var scene = await OlympiadScene.CreateAsync(app);
        var (pupil, attemptId) = await scene.AddAttemptAsync(app, null);

        Assert.Equal("olympiad.file.kind-refused", await (await new Work(scene, pupil, app.As(pupil.Id), attemptId).PutAsync(Photo(1_000))).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_file_larger_than_twenty_megabytes_is_refused()
    {
        var work = await StartAsync();

        Assert.Equal("olympiad.file.too-large", await (await work.PutAsync(Photo(AttemptFiles.MaxFileBytes + 1))).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.OK, (await work.PutAsync(Photo(AttemptFiles.MaxFileBytes))).StatusCode);
    }

    [Fact]
    public async Task A_work_takes_a_limited_number_of_files()
    {
        var work = await StartAsync();
        var photos = Enumerable.Range(0, 10).Select(_ => Photo(100)).ToArray();

        foreach (var photo in photos)
        {
            await (await work.PutAsync(photo)).OkJsonAsync();
        }

        Assert.Equal("olympiad.file.too-many", await (await work.PutAsync(Photo(100))).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.OK, (await work.PutAsync(photos[0])).StatusCode);
    }

    [Fact]
    public async Task After_the_deadline_only_files_arrive_that_an_answer_names_be_it_late()
    {
        var (named, late, unnamed) = (Photo(1_000), Photo(1_000), Photo(1_000));
        var work = await StartAsync([new(0, Answer(named)), new(0, Answer(late), Late: true), new(1, new EssayAnswer(DigestOf(unnamed)))]);
        await EndAsync(work);

        Assert.Equal("olympiad.file.late", await (await work.PutAsync(unnamed)).ErrorCodeAsync());
        await (await work.PutAsync(named)).OkJsonAsync();
        await (await work.PutAsync(late)).OkJsonAsync();

        Assert.Equal([DigestOf(named), DigestOf(late)], await work.HeldAsync());
    }

    [Fact]
    public async Task What_began_to_come_in_time_arrives_after_the_deadline()
    {
        var work = await StartAsync();
        var sender = work.SenderOf(Photo(600_000));
        (await sender.PutAsync((await sender.MissingAsync())[1].Number)).EnsureSuccessStatusCode();
        await EndAsync(work);

        await (await sender.SendAsync()).OkJsonAsync();
        Assert.Equal([sender.Digest], await work.HeldAsync());
    }

    [Fact]
    public async Task Named_files_still_arrive_after_the_hand_in_and_after_the_closing_until_the_results_are_published()
    {
        var photos = Enumerable.Range(0, 3).Select(_ => Photo(1_000)).ToArray();
        var work = await StartAsync([new(0, Answer(photos))]);
        await (await work.Client.PostAsync($"/api/attempts/{work.AttemptId}/hand-in", JsonContent("{}"))).OkJsonAsync();

        Assert.Equal("olympiad.file.late", await (await work.PutAsync(Photo(1_000))).ErrorCodeAsync());
        await (await work.PutAsync(photos[0])).OkJsonAsync();

        var organizer = await app.SignInAsAsync(Role.Methodist);
        var registrationIds = await app.WithDbAsync(db => db.Attempts.Where(a => a.Id == work.AttemptId).Select(a => a.RegistrationId).ToListAsync());
        (await organizer.PostAsJsonAsync($"/api/rounds/{work.Scene.RoundId}/sign-off", new { registrationIds, reason = "Снимок потерян" })).EnsureSuccessStatusCode();
        await work.Scene.CloseAsync(app, organizer);
        await (await work.PutAsync(photos[1])).OkJsonAsync();

        // Begun before, completed after.
        var sender = work.SenderOf(photos[2]);
        (await sender.PutAsync((await sender.MissingAsync())[0].Number)).EnsureSuccessStatusCode();
        using var publish = await organizer.PostAsync($"/api/olympiads/{work.Scene.OlympiadId}/standing/publish", JsonContent("""{"isPublic":false}"""));
        Assert.True(publish.IsSuccessStatusCode, await publish.Content.ReadAsStringAsync());

        Assert.Equal("olympiad.file.after-results", await (await sender.CompleteAsync()).ErrorCodeAsync());
        Assert.Equal("olympiad.file.after-results", await (await sender.SendAsync()).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.OK, (await work.PutAsync(photos[0])).StatusCode);
        Assert.Equal([DigestOf(photos[0]), DigestOf(photos[1])], await work.HeldAsync());
    }

    private Task<int> EndAsync(Work work) => app.WithDbAsync(db =>
        db.Attempts.Where(a => a.Id == work.AttemptId).ExecuteUpdateAsync(set => set.SetProperty(a => a.OpenedAt, DateTimeOffset.UtcNow.AddMinutes(-120))));

    private async Task<Work> StartAsync(GivenAnswer[]? answers = null)
    {
        var scene = await OlympiadScene.CreateAsync(app, [OlympiadScene.Upload(2, "image/jpeg", "image/png"), OlympiadScene.Essay()]);
        var (pupil, attemptId) = await scene.AddAttemptAsync(app, null, answers ?? []);
        return new Work(scene, pupil, app.As(pupil.Id), attemptId);
    }

    private Task<int> CountStoredAsync(byte[] bytes)
    {
        var digest = SHA256.HashData(bytes);
        return app.WithDbAsync(db => db.StoredFiles.CountAsync(f => f.Sha256 == digest));
    }

    private static StringContent JsonContent(string json) => new(json, System.Text.Encoding.UTF8, "application/json");

    private static UploadAnswer Answer(params byte[][] files) => new([.. files.Select((f, i) => new AnswerFile(DigestOf(f), $"лист {i + 1}.jpg", f.Length))]);

    /// <summary>A JPEG by its first bytes, never the same.</summary>
    private static byte[] Photo(int size) => [0xff, 0xd8, 0xff, 0xe0, .. RandomNumberGenerator.GetBytes(size - 4)];

    private static string DigestOf(byte[] bytes) => PartSender.DigestOf(bytes);
}
