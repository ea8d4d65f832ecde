using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Materials.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Materials;

/// <summary>A large file comes in parts and on a bad line.</summary>
public sealed class LargeUploadTests(TestApp app) : IClassFixture<TestApp>
{
    private const int TwoParts = LargeUploads.MinPartBytes + 1_000_000;

    [Fact]
    public async Task Parts_come_in_any_order_on_two_days_and_the_file_is_handed_out_when_it_was_read_through()
    {
        var person = await app.CreatePersonAsync([Role.Methodist]);
        var sender = new LargeFileSender(app.As(person.Id), LargeFileSender.Video(TwoParts));
        Assert.Empty(HeldIn(await sender.BegunAsync()));
        (await sender.PutAsync(2)).EnsureSuccessStatusCode();
        Assert.Equal("material.upload.parts-missing", await (await sender.CompleteAsync()).ErrorCodeAsync());

        // Another page, another day.
        var later = new LargeFileSender(app.As(person.Id), sender.File);
        var view = await later.BegunAsync();
        Assert.Equal(sender.Id, later.Id);
        Assert.Equal([2], HeldIn(view));
        (await later.PutAsync(1)).EnsureSuccessStatusCode();
        (await later.PutAsync(1)).EnsureSuccessStatusCode();
        await (await later.CompleteAsync()).OkJsonAsync();
        (await later.PutAsync(1)).EnsureSuccessStatusCode();

        Assert.Equal("ready", (await later.CheckedAsync()).GetProperty("state").GetString());
        var reply = await app.As(person.Id).GetAsync($"/api/files/{later.Id}");
        Assert.Equal(sender.File, await reply.Content.ReadAsByteArrayAsync());
        Assert.Equal("video/mp4", reply.Content.Headers.ContentType!.MediaType);
        Assert.Equal(later.Id, (await later.BegunAsync()).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_part_goes_on_where_the_line_broke()
    {
        var person = await app.CreatePersonAsync([Role.Methodist]);
        var sender = new LargeFileSender(app.As(person.Id), LargeFileSender.Video(TwoParts));
        await sender.BegunAsync();
        var part = sender.Part(1);
        const int Came = 3_000_000;
        using (await SendBeginningAsync(person, $"/api/files/uploads/{sender.Id}/parts/1?from=0&sha256={sender.Digest}", part, Came))
        {
            await Eventually.TrueAsync(async () => (await sender.LocateAsync(1)).Received == Came, "what came before the line broke");
            Assert.Equal("material.upload.part-busy", await (await sender.PutAsync(1, Came)).ErrorCodeAsync());
        }

        // As soon as the server knows that it broke.
        await Eventually.TrueAsync(async () => await (await sender.PutAsync(1, from: part.Length)).ErrorCodeAsync() == "material.upload.part-elsewhere", "the break is known");
        Assert.Empty(HeldIn(await sender.ViewAsync()));
        (await sender.PutAsync(1, (await sender.LocateAsync(1)).Received)).EnsureSuccessStatusCode();
        Assert.Equal([1], HeldIn(await sender.ViewAsync()));
        Assert.Equal(0, (await sender.LocateAsync(1)).Received);
    }

    [Fact]
    public async Task A_part_that_is_not_what_its_digest_says_is_refused_and_not_kept()
    {
        var sender = await StartAsync(TwoParts);
        await sender.BegunAsync();

        var part = sender.Part(2);
        Assert.Equal("material.upload.part-spoilt", await (await sender.PutAsync(2, instead: [.. part[1..], 0])).ErrorCodeAsync());
        Assert.Equal(0, (await sender.LocateAsync(2)).Received);
        Assert.Equal("material.upload.invalid", await (await sender.PutAsync(2, instead: [.. part, 0])).ErrorCodeAsync());
        Assert.Equal("material.upload.invalid", await (await sender.PutAsync(2, instead: part, sha256: "../../etc")).ErrorCodeAsync());
        Assert.Equal("material.upload.invalid", await (await sender.PutAsync(2, from: -1, instead: part)).ErrorCodeAsync());
        Assert.Equal("material.upload.invalid", await (await sender.PutAsync(3, instead: part, sha256: sender.Digest)).ErrorCodeAsync());
        Assert.Empty(HeldIn(await sender.ViewAsync()));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_refused_before_anything_is_sent()
    {
        var sender = await StartAsync(1_000);

        Assert.Equal("material.file.empty", await (await sender.BeginAsync(size: 0)).ErrorCodeAsync());
        Assert.Equal("material.file.too-large", await (await sender.BeginAsync(size: (5L << 30) + 1)).ErrorCodeAsync());
        Assert.Equal("material.file.kind-unknown", await (await sender.BeginAsync(head: new byte[64])).ErrorCodeAsync());
        Assert.Equal("material.upload.invalid", await (await sender.BeginAsync(head: sender.File[..63])).ErrorCodeAsync());
        Assert.Equal("material.upload.invalid", await (await sender.BeginAsync(fingerprint: "1")).ErrorCodeAsync());
        var pupil = new LargeFileSender(await ClientAsync(Role.Pupil), sender.File);
        Assert.Equal("material.quota.person", await (await pupil.BeginAsync()).ErrorCodeAsync());
    }

    [Fact]
    public async Task Completing_at_once_and_again_gives_one_file()
    {
        var sender = await StartAsync(100_000);
        await sender.BegunAsync();
        (await sender.PutAsync(1)).EnsureSuccessStatusCode();

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => sender.CompleteAsync()));

        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.OK, reply.StatusCode));
        await (await sender.CompleteAsync()).OkJsonAsync();
        Assert.Equal(1, await app.WithDbAsync(db => db.StoredFiles.CountAsync(f => f.Id == sender.Id)));
        Assert.Equal("ready", (await sender.CheckedAsync()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Two_tabs_that_begin_the_same_file_at_once_begin_it_once()
    {
        var sender = await StartAsync(100_000);

        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => sender.BeginAsync()));

        var ids = await Task.WhenAll(replies.Select(async reply => (await reply.OkJsonAsync()).GetProperty("id").GetGuid()));
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task Files_that_begin_at_once_find_no_more_room_than_there_is()
    {
        // A teacher has two gigabytes: two files of nine tenths of one, of five that begin together.
        var client = await ClientAsync(Role.Teacher);
        var senders = Enumerable.Range(0, 5).Select(_ => new LargeFileSender(client, LargeFileSender.Video(1_000))).ToList();

        var replies = await Task.WhenAll(senders.Select(sender => sender.BeginAsync(size: (9L << 30) / 10)));

        Assert.Equal(2, replies.Count(reply => reply.IsSuccessStatusCode));
        foreach (var refused in replies.Where(reply => !reply.IsSuccessStatusCode))
        {
            Assert.Equal("material.quota.person", await refused.ErrorCodeAsync());
        }

        var room = await (await client.GetAsync("/api/files/uploads")).OkJsonAsync();
        Assert.Equal(2, room.GetProperty("unfinished").GetArrayLength());
        Assert.Equal(2L << 30, room.GetProperty("ownLimit").GetInt64());
        await client.DeleteAsync($"/api/files/uploads/{room.GetProperty("unfinished")[0].GetProperty("id").GetGuid()}");
        Assert.Equal(HttpStatusCode.OK, (await senders[Array.FindIndex(replies, reply => !reply.IsSuccessStatusCode)].BeginAsync(size: (9L << 30) / 10)).StatusCode);
    }

    [Fact]
    public async Task What_is_given_up_is_gone_and_what_has_arrived_is_not_given_up()
    {
        var sender = await StartAsync(100_000);
        await sender.BegunAsync();
        (await sender.PutAsync(1)).EnsureSuccessStatusCode();
        (await sender.AbortAsync()).EnsureSuccessStatusCode();
        Assert.Equal("platform.not-found", await (await sender.CompleteAsync()).ErrorCodeAsync());
        Assert.Equal("platform.not-found", await (await sender.AbortAsync()).ErrorCodeAsync());

        await sender.SendAsync();
        Assert.Equal("material.upload.complete", await (await sender.AbortAsync()).ErrorCodeAsync());
    }

    [Fact]
    public async Task Nobody_else_sees_continues_completes_or_gives_up()
    {
        var sender = await StartAsync(100_000);
        await sender.BegunAsync();
        var other = await ClientAsync(Role.Methodist);
        var address = $"/api/files/uploads/{sender.Id}";

        Assert.Equal("platform.not-found", await (await other.GetAsync(address)).ErrorCodeAsync());
        Assert.Equal("platform.not-found", await (await other.GetAsync($"{address}/parts/1")).ErrorCodeAsync());
        Assert.Equal("platform.not-found", await (await other.PutAsync($"{address}/parts/1?from=0&sha256={sender.Digest}", new ByteArrayContent(sender.File))).ErrorCodeAsync());
        Assert.Equal("platform.not-found", await (await other.PostAsync($"{address}/complete", new StringContent($"{{\"sha256\":\"{sender.Digest}\"}}", Encoding.UTF8, "application/json"))).ErrorCodeAsync());
        Assert.Equal("platform.not-found", await (await other.DeleteAsync(address)).ErrorCodeAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_is_not_what_was_told_is_kept_apart(bool isKind)
    {
        var bytes = LargeFileSender.Video(100_000);
        var sender = new LargeFileSender(await ClientAsync(Role.Methodist), isKind ? [.. new byte[64], .. bytes] : bytes);
        await sender.SendAsync(isKind ? null : new string('0', 64), bytes[..64]);

        Assert.Equal("spoilt", (await sender.CheckedAsync()).GetProperty("state").GetString());
        var reader = await ClientAsync(Role.Methodist);
        Assert.Equal("material.file.spoilt", await (await reader.GetAsync($"/api/files/{sender.Id}")).ErrorCodeAsync());
        var before = sender.Id;
        Assert.NotEqual(before, (await (await sender.BeginAsync(head: bytes[..64])).OkJsonAsync()).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_file_that_nobody_has_read_through_is_handed_out_to_nobody()
    {
        var sender = await StartAsync(100_000);
        var id = await sender.SendAsync();
        await sender.CheckedAsync();
        await app.WithDbAsync(db => db.StoredFiles.Where(f => f.Id == id).ExecuteUpdateAsync(set => set.SetProperty(f => f.FileState, FileState.Checking)));

        var reader = await ClientAsync(Role.Methodist);
        Assert.Equal("material.file.checking", await (await reader.GetAsync($"/api/files/{id}")).ErrorCodeAsync());

        // The job was lost; the sweep begins another one.
        await SweepAsync(TimeSpan.FromHours(2));
        Assert.Equal("ready", (await sender.CheckedAsync()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_file_is_had_from_the_middle_on()
    {
        var sender = await StartAsync(100_000);
        var address = $"/api/files/{await sender.SendAsync()}";
        await sender.CheckedAsync();
        var client = await ClientAsync(Role.Teacher);

        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
        Assert.Equal((HttpStatusCode.OK, 100_000L, "bytes"), (head.StatusCode, head.Content.Headers.ContentLength!.Value, head.Headers.AcceptRanges.Single()));
        var tag = head.Headers.ETag!;
        await PartAsync(HttpStatusCode.PartialContent, sender.File[99_000..], request => request.Headers.Range = new RangeHeaderValue(99_000, null));
        await PartAsync(HttpStatusCode.PartialContent, sender.File[5..10], request => request.Headers.Range = new RangeHeaderValue(5, 9));
        await PartAsync(HttpStatusCode.PartialContent, sender.File[^7..], request => request.Headers.Range = new RangeHeaderValue(null, 7));
        await PartAsync(HttpStatusCode.RequestedRangeNotSatisfiable, [], request => request.Headers.Range = new RangeHeaderValue(100_000, null));
        await PartAsync(HttpStatusCode.PartialContent, sender.File[5..10], request => (request.Headers.Range, request.Headers.IfRange) = (new RangeHeaderValue(5, 9), new RangeConditionHeaderValue(tag)));
        await PartAsync(HttpStatusCode.OK, sender.File, request => (request.Headers.Range, request.Headers.IfRange) = (new RangeHeaderValue(5, 9), new RangeConditionHeaderValue("\"other\"")));
        await PartAsync(HttpStatusCode.NotModified, [], request => request.Headers.IfNoneMatch.Add(tag));

        async Task PartAsync(HttpStatusCode status, byte[] bytes, Action<HttpRequestMessage> ask)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            ask(request);
            using var reply = await client.SendAsync(request);
            Assert.Equal(status, reply.StatusCode);
            Assert.Equal(bytes, await reply.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task What_does_not_come_for_a_week_is_given_up_and_can_be_begun_anew()
    {
        var sender = await StartAsync(TwoParts);
        await sender.BegunAsync();
        (await sender.PutAsync(1)).EnsureSuccessStatusCode();
        await SweepAsync(LargeUploads.UnfinishedFor - TimeSpan.FromMinutes(10));
        Assert.Equal([1], HeldIn(await sender.BegunAsync()));
        var before = sender.Id;

        await SweepAsync(LargeUploads.UnfinishedFor + TimeSpan.FromMinutes(10));

        Assert.Empty(HeldIn(await sender.BegunAsync()));
        Assert.NotEqual(before, sender.Id);
        await sender.SendAsync();
    }

    private async Task<LargeFileSender> StartAsync(int size) => new(await ClientAsync(Role.Methodist), LargeFileSender.Video(size));

    private async Task<HttpClient> ClientAsync(Role role) => app.As((await app.CreatePersonAsync([role])).Id);

    /// <summary>A job that looks at the clock so much later.</summary>
    private async Task SweepAsync(TimeSpan later)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<SweepLargeUploadsJob>(scope.ServiceProvider, new LaterClock(later)).RunAsync(CancellationToken.None);
    }

    /// <returns>The line, which breaks when it is disposed of.</returns>
    private async Task<TcpClient> SendBeginningAsync(TestPerson person, string path, byte[] part, int length)
    {
        var server = app.CreateClient().BaseAddress!;
        var line = new TcpClient();
        await line.ConnectAsync(server.Host, server.Port);
        var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"PUT {path} HTTP/1.1\r\nHost: {server.Authority}\r\n{TestSignIn.Header}: {person.Id}\r\nContent-Length: {part.Length}\r\n\r\n"));
        await stream.WriteAsync(part.AsMemory(0, length));
        return line;
    }

    private static IEnumerable<int> HeldIn(JsonElement view) => view.GetProperty("held").EnumerateArray().Select(number => number.GetInt32());
}
