using System.Net;
using System.Security.Cryptography;
using System.Text;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.Attempts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>A file of a work comes in parts.</summary>
public sealed class UploadPartTests(TestApp app) : IClassFixture<TestApp>
{
    private const int ThreeParts = (2 * AttemptFiles.PartBytes) + 1;

    /// <summary>A pupil before a task that takes up to two files.</summary>
    private sealed record Work(HttpClient Client, Guid AttemptId)
    {
        public PartSender SenderOf(byte[] file) => new(Client, AttemptId, file);
    }

    [Fact]
    public async Task Parts_come_in_any_order_and_again_and_what_is_here_is_not_asked_for()
    {
        var sender = await StartAsync(Photo(ThreeParts));
        var upload = await IdOfAsync(sender);

        Assert.Equal([0, 1, 2], NumbersOf(await sender.MissingAsync()));
        (await sender.PutAsync(2)).EnsureSuccessStatusCode();
        (await sender.PutAsync(1)).EnsureSuccessStatusCode();
        (await sender.PutAsync(1)).EnsureSuccessStatusCode();
        Assert.Equal([0], NumbersOf(await sender.MissingAsync()));
        Assert.Equal("olympiad.file.parts-missing", await (await sender.CompleteAsync()).ErrorCodeAsync());
        (await sender.PutAsync(0)).EnsureSuccessStatusCode();

        var receivedAt = (await (await sender.CompleteAsync()).OkJsonAsync()).GetProperty("receivedAt").GetDateTimeOffset();
        Assert.InRange(receivedAt, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
        Assert.Equal(0, await CountPartsAsync(upload));
    }

    [Fact]
    public async Task A_part_that_is_not_what_its_digest_says_is_refused_and_not_kept()
    {
        var sender = await StartAsync(Photo(ThreeParts));
        var upload = await IdOfAsync(sender);
        var whole = sender.Bytes(0);

        Assert.Equal("olympiad.file.digest-mismatch", await (await sender.PutAsync(0, instead: [.. whole[1..], 0])).ErrorCodeAsync());
        Assert.Equal("olympiad.file.digest-mismatch", await (await sender.PutAsync(0, instead: whole[1..])).ErrorCodeAsync());
        Assert.Equal("olympiad.file.digest-mismatch", await (await sender.PutAsync(2, instead: [.. sender.Bytes(2), 0])).ErrorCodeAsync());
        Assert.Equal("olympiad.file.digest-mismatch", await (await sender.PutAsync(0, instead: [])).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await sender.PutAsync(0, instead: [.. whole, 0])).StatusCode);
        Assert.Equal("olympiad.file.parts-invalid", await (await sender.PutAsync(3, $"{sender.Address}/parts/3", whole)).ErrorCodeAsync());
        Assert.Equal("olympiad.file.parts-invalid", await (await sender.PutAsync(-1, $"{sender.Address}/parts/-1", whole)).ErrorCodeAsync());

        Assert.Equal(0, await CountPartsAsync(upload));
    }

    [Fact]
    public async Task What_is_said_of_a_file_must_agree()
    {
        var sender = await StartAsync(Photo(ThreeParts));

        Assert.Equal("olympiad.file.parts-invalid", await (await sender.BeginAsync(parts: sender.Parts[..2])).ErrorCodeAsync());
        Assert.Equal("olympiad.file.parts-invalid", await (await sender.BeginAsync(parts: [.. Enumerable.Repeat(sender.Digest, 10_000)])).ErrorCodeAsync());
        Assert.Equal("olympiad.file.parts-invalid", await (await sender.BeginAsync(parts: [.. sender.Parts[..2], "../../files"])).ErrorCodeAsync());
        Assert.Equal("olympiad.file.parts-invalid", await (await sender.BeginAsync(parts: [.. sender.Parts[..2], sender.Parts[2].ToUpperInvariant()])).ErrorCodeAsync());
        Assert.Equal("material.file.empty", await (await sender.BeginAsync(size: -1)).ErrorCodeAsync());
        Assert.Equal("olympiad.file.too-large", await (await sender.BeginAsync(size: int.MaxValue)).ErrorCodeAsync());
        Assert.Equal("olympiad.file.parts-missing", await (await sender.PutAsync(0)).ErrorCodeAsync());
        Assert.Equal("olympiad.file.parts-missing", await (await sender.CompleteAsync()).ErrorCodeAsync());
    }

    [Fact]
    public async Task Who_lied_about_the_parts_can_say_it_anew()
    {
        var sender = await StartAsync(Photo(ThreeParts));
        await (await sender.BeginAsync(size: 3, parts: [PartSender.DigestOf([1, 2, 3])])).OkJsonAsync();
        (await sender.PutAsync(0, instead: [1, 2, 3])).EnsureSuccessStatusCode();
        Assert.Equal("olympiad.file.kind-refused", await (await sender.CompleteAsync()).ErrorCodeAsync());

        await (await sender.SendAsync()).OkJsonAsync();
    }

    [Fact]
    public async Task Two_tabs_that_send_the_same_file_at_once_store_it_once()
    {
        var sender = await StartAsync(Photo(ThreeParts));
        foreach (var (number, _) in await sender.MissingAsync())
        {
            (await sender.PutAsync(number)).EnsureSuccessStatusCode();
        }

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => sender.CompleteAsync()));

        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.OK, reply.StatusCode));
        var digest = Convert.FromHexString(sender.Digest);
        Assert.Equal(1, await app.WithDbAsync(db => db.StoredFiles.CountAsync(f => f.Sha256 == digest)));
    }

    [Fact]
    public async Task Nobody_else_begins_continues_or_completes()
    {
        var work = await StartAsync();
        var photo = Photo(1_000);
        await work.SenderOf(photo).MissingAsync();
        foreach (var stranger in new[] { await app.SignInAsAsync(Role.Coordinator), await app.SignInAsAsync(Role.Methodist) })
        {
            var other = new PartSender(stranger, work.AttemptId, photo);
            Assert.Equal("platform.not-found", await (await other.BeginAsync()).ErrorCodeAsync());
            Assert.Equal("platform.not-found", await (await other.PutAsync(0)).ErrorCodeAsync());
            Assert.Equal("platform.not-found", await (await other.CompleteAsync()).ErrorCodeAsync());
        }
    }

    [Fact]
    public async Task What_is_on_its_way_takes_room()
    {
        var work = await StartAsync();
        var first = work.SenderOf(Photo(100));
        await first.MissingAsync();
        for (var i = 1; i < 10; i++)
        {
            await work.SenderOf(Photo(100)).MissingAsync();
        }

        Assert.Equal("olympiad.file.too-many", await (await work.SenderOf(Photo(100)).BeginAsync()).ErrorCodeAsync());
        await (await first.SendAsync()).OkJsonAsync();
    }

    [Fact]
    public async Task A_file_that_begins_small_and_grows_takes_the_room_of_its_size()
    {
        var pupil = await (await Sitting.CreateAsync(app, contents: [OlympiadScene.Upload(4, "image/jpeg")])).OpenAsync(app);
        var senders = Enumerable.Range(0, (int)(AttemptFiles.MaxBytes / AttemptFiles.MaxFileBytes) + 1)
            .Select(_ => new PartSender(pupil.Client, pupil.AttemptId, Photo(100))).ToList();
        foreach (var sender in senders)
        {
            await sender.MissingAsync();
        }

        var codes = new List<string?>();
        foreach (var sender in senders)
        {
            using var grown = await sender.BeginAsync(
                AttemptFiles.MaxFileBytes, [.. Enumerable.Repeat(sender.Digest, AttemptFiles.PartsOf(AttemptFiles.MaxFileBytes))]);
            codes.Add(grown.IsSuccessStatusCode ? null : await grown.ErrorCodeAsync());
        }

        Assert.All(codes.SkipLast(2), Assert.Null);
        Assert.Equal("olympiad.file.too-large-together", codes[^1]);
    }

    [Theory]
    [InlineData("Exif\0\0")]
    [InlineData("http://ns.adobe.com/xap/1.0/\0")]
    public async Task A_photograph_that_may_tell_where_it_was_taken_is_refused_and_its_parts_are_gone(string segment)
    {
        byte[] photo = [0xff, 0xd8, 0xff, 0xe1, 0, 80, .. Encoding.ASCII.GetBytes(segment), .. RandomNumberGenerator.GetBytes(600_000)];
        var sender = await StartAsync(photo);
        var upload = await IdOfAsync(sender);

        Assert.Equal("olympiad.file.has-metadata", await (await sender.SendAsync()).ErrorCodeAsync());
        Assert.Equal(0, await CountPartsAsync(upload));
    }

    [Theory]
    [InlineData(50, null)]
    [InlineData(51, "olympiad.file.pages-too-many")]
    public async Task A_document_has_a_limited_number_of_pages(int pages, string? code)
    {
        var pdf = "%PDF-1.7\n" + string.Concat(Enumerable.Range(1, pages).Select(i => $"{i} 0 obj\n<< /Type /Page /Parent 99 0 R >>\nendobj\n"));
        using var reply = await (await StartAsync(Encoding.ASCII.GetBytes(pdf))).SendAsync();

        Assert.Equal(code, reply.IsSuccessStatusCode ? null : await reply.ErrorCodeAsync());
    }

    [Fact]
    public async Task Parts_whose_rest_does_not_come_are_swept_after_days_and_the_file_can_be_sent_anew()
    {
        var sender = await StartAsync(Photo(ThreeParts));
        await sender.MissingAsync();
        (await sender.PutAsync(1)).EnsureSuccessStatusCode();

        await SweepAsync(AttemptFiles.UnfinishedFor - TimeSpan.FromMinutes(10));
        Assert.Equal([0, 2], NumbersOf(await sender.MissingAsync()));
        await SweepAsync(AttemptFiles.UnfinishedFor + TimeSpan.FromMinutes(10));
        Assert.Equal("olympiad.file.parts-missing", await (await sender.CompleteAsync()).ErrorCodeAsync());
        Assert.Equal([0, 1, 2], NumbersOf(await sender.MissingAsync()));
        await (await sender.SendAsync()).OkJsonAsync();
    }

    private async Task<PartSender> StartAsync(byte[] file) => (await StartAsync()).SenderOf(file);

    private async Task<Work> StartAsync()
    {
        var scene = await OlympiadScene.CreateAsync(app, [OlympiadScene.Upload(2, "image/jpeg", "application/pdf")]);
        var (pupil, attemptId) = await scene.AddAttemptAsync(app, null);
        return new Work(app.As(pupil.Id), attemptId);
    }

    private async Task SweepAsync(TimeSpan later)
    {
        var clock = new SteppedClock();
        clock.StepTo(later);
        var store = app.Services.GetRequiredService<IFileStore>();
        await app.WithDbAsync(db => new SweepUploadsJob(db, store, clock).RunAsync(CancellationToken.None));
    }

    /// <summary>Begins it.</summary>
    private async Task<Guid> IdOfAsync(PartSender sender)
    {
        await sender.MissingAsync();
        var digest = Convert.FromHexString(sender.Digest);
        return await app.WithDbAsync(db => db.AttemptUploads.Where(u => u.Sha256 == digest).Select(u => u.Id).SingleAsync());
    }

    private async Task<int> CountPartsAsync(Guid upload) =>
        (await app.Services.GetRequiredService<IFileStore>().ListPartsAsync(upload, CancellationToken.None)).Count;

    private static IEnumerable<int> NumbersOf(IEnumerable<(int Number, string Address)> missing) => missing.Select(part => part.Number);

    /// <summary>A JPEG by its first bytes, never the same.</summary>
    private static byte[] Photo(int size) => [0xff, 0xd8, 0xff, 0xe0, .. RandomNumberGenerator.GetBytes(size - 4)];
}
