using System.Net;
using System.Security.Cryptography;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Tests.Materials;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>Files of works when the object storage fails.</summary>
[Collection(nameof(JournalMachine))]
public sealed class AttemptFileFaultTests(JournalMachine machine, TestS3 s3) : IClassFixture<TestS3>
{
    private const int Connections = 12;

    internal static QuestionContent[] Paper { get; } = [OlympiadScene.Text("ответ"), OlympiadScene.Essay(), OlympiadScene.Upload(10, "image/jpeg")];

    /// <summary>The server's settings for the storage at the end of this line.</summary>
    internal static (string Name, string Value)[] SettingsOf(FaultyLine storage, S3Settings s3) => SettingsOf(storage.Address.Authority, s3);

    private static (string Name, string Value)[] SettingsOf(string endpoint, S3Settings s3) =>
    [
        ("Storage__Folder", ""),
        ("Storage__S3__Endpoint", endpoint),
        ("Storage__S3__AccessKey", s3.AccessKey),
        ("Storage__S3__SecretKey", s3.SecretKey),
        ("Storage__S3__Bucket", s3.Bucket),
        ("Storage__S3__UseTls", "false"),
    ];

    [Fact]
    public async Task While_the_storage_is_away_or_hangs_answers_are_saved_and_the_files_arrive_afterwards()
    {
        await using var storage = new FaultyLine(new Uri($"http://{s3.Settings.Endpoint}"));
        await using var server = await machine.StartServerAsync(
            [.. SettingsOf(storage, s3.Settings), ("ConnectionStrings__Main", $"{machine.ConnectionString};Maximum Pool Size={Connections}")]);
        var pupils = await machine.OpenAsync(server.Address, 6, Paper);
        var senders = pupils.Select(pupil => new AttemptFileSender(pupil)).ToList();

        await JournalFaultTests.WhileWritingAsync(pupils, async () =>
        {
            storage.Cut();
            var waiting = PutAsync(senders, 1);
            await JournalMachine.UntilAsync(() => senders.All(sender => sender.ToldToComeAgain > 0 || sender.Refusal is not null));
            await JournalFaultTests.AllGoOnAsync(pupils, 10);
            storage.Mend();
            await waiting;

            // More of them than the server has connections to its database.
            storage.Stick();
            waiting = PutAsync(senders, Connections / 2);
            for (var times = 0; times < 3; times++)
            {
                await JournalFaultTests.AllGoOnAsync(pupils, 10);
                await Task.WhenAll(pupils.Select(pupil => pupil.LookAsync())).WaitAsync(TimeSpan.FromSeconds(10));
            }

            storage.Mend();
            await waiting;
        });

        Assert.All(senders, sender => Assert.Null(sender.Refusal));
        foreach (var (pupil, sender) in pupils.Zip(senders))
        {
            Assert.Equal(1 + (Connections / 2), sender.Acknowledged);
            Assert.Equal(0, await sender.CountLostAsync());
            Assert.Equal(sender.Acknowledged, await machine.CountFilesAsync(pupil.Device.AttemptId));
        }

        (await machine.CountAsync(pupils)).AssertAllArrived();
    }

    [Fact]
    public async Task A_file_that_was_acknowledged_is_there_when_PostgreSQL_breaks_off_the_next_moment()
    {
        var server = await machine.ServerAsync();
        var pupil = (await machine.OpenAsync(server.Address, 1, Paper))[0];
        var sender = new AttemptFileSender(pupil);
        await sender.PutAsync();

        // Nobody saves an answer meanwhile, whose commit would take the file along.
        await machine.BreakOffPostgresAsync();
        await machine.StartPostgresAsync();

        Assert.Equal((null, 1), (sender.Refusal, await machine.CountFilesAsync(pupil.Device.AttemptId)));
    }

    [Theory]
    [InlineData("the application")]
    [InlineData("the storage")]
    public async Task A_line_cut_in_the_middle_of_a_file_costs_one_part_at_most(string whoTakesTheParts)
    {
        await using var line = new FaultyLine(whoTakesTheParts == "the storage" ? new Uri($"http://{s3.Settings.Endpoint}") : (await machine.ServerAsync()).Address);
        await using var own = whoTakesTheParts == "the storage" ? await machine.StartServerAsync([.. SettingsOf(s3.Settings.Endpoint, s3.Settings), ("Storage__S3__PublicUrl", line.Address.ToString())]) : null;
        var pupil = (await machine.OpenAsync(own?.Address ?? line.Address, 1, Paper))[0];
        var sender = new PartSender(pupil.Client, pupil.Device.AttemptId, [0xff, 0xd8, 0xff, 0xe0, .. RandomNumberGenerator.GetBytes(10 << 20)]);

        if (own is not null)
        {
            // Its pages may send parts and large files to that storage, and nothing anywhere else.
            using var page = await pupil.Client.GetAsync(new Uri("/", UriKind.Relative));
            var bucket = $"{line.Address}{s3.Settings.Bucket}";
            Assert.EndsWith($"connect-src 'self' {bucket}/parts/ {bucket}/files/", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }

        var missing = await sender.MissingAsync();
        Assert.Equal(21, missing.Count);
        foreach (var (number, address) in missing.Take(9))
        {
            (await sender.PutAsync(number, address)).EnsureSuccessStatusCode();
        }

        await Assert.ThrowsAnyAsync<Exception>(() => sender.PutAsync(missing[9].Number, missing[9].Address, content: bytes => new CutContent(bytes, line)));
        line.Mend();
        missing = await sender.MissingAsync();
        Assert.Equal(Enumerable.Range(9, 12), missing.Select(part => part.Number));
        foreach (var (number, address) in missing)
        {
            (await sender.PutAsync(number, address)).EnsureSuccessStatusCode();
        }

        (await sender.CompleteAsync()).EnsureSuccessStatusCode();
        Assert.Equal((10 << 20) + 4 + AttemptFiles.PartBytes, sender.Sent);
        Assert.Equal(sender.Digest, PartSender.DigestOf(await pupil.Client.GetByteArrayAsync(sender.Address)));
    }

    /// <summary>The line breaks when half of it is written.</summary>
    private sealed class CutContent(byte[] bytes, FaultyLine line) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await stream.FlushAsync();
            line.Cut();
            await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }

    private static Task PutAsync(List<AttemptFileSender> senders, int each) =>
        Task.WhenAll(senders.SelectMany(sender => Enumerable.Range(0, each).Select(_ => sender.PutAsync()))).WaitAsync(TimeSpan.FromMinutes(1));
}
