using MethodCabinet.Domain.Assessment;
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
    internal static (string Name, string Value)[] SettingsOf(FaultyLine storage, S3Settings s3) =>
    [
        ("Storage__Folder", ""),
        ("Storage__S3__Endpoint", storage.Address.Authority),
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

    private static Task PutAsync(List<AttemptFileSender> senders, int each) =>
        Task.WhenAll(senders.SelectMany(sender => Enumerable.Range(0, each).Select(_ => sender.PutAsync()))).WaitAsync(TimeSpan.FromMinutes(1));
}
