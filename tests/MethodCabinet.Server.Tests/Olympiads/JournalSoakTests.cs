using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Board;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Tests.Materials;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>
/// Pupils write, send photographs and lie through three nodes while everything else fails at random moments, several things at once; then everything is counted.
/// Each fault happens once at least. Ten minutes of it, with many pupils: <c>deploy/test --soak</c>.
/// </summary>
[Collection(nameof(JournalMachine))]
public sealed class JournalSoakTests(JournalMachine machine, TestS3 s3, ITestOutputHelper output) : IClassFixture<TestS3>, IAsyncLifetime, IAsyncDisposable
{
    private const int MostPhotographs = 40;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(Setting("SECONDS") ?? 8);
    private static readonly int Seed = Setting("SEED") ?? Random.Shared.Next();
    private static readonly int Pupils = Length < TimeSpan.FromMinutes(1) ? 8 : 60;

    private readonly ConcurrentDictionary<string, int> faults = [];
    private readonly ServerProcess[] nodes = new ServerProcess[2];
    private readonly FaultyLine line = new();
    private readonly FaultyLine storage = new(new Uri($"http://{s3.Settings.Endpoint}"));
    private (int Told, int Believed) lies;
    private SteppedHost? stepped;

    public async Task InitializeAsync()
    {
        stepped = new SteppedHost(machine.ConnectionString, AttemptFileFaultTests.SettingsOf(storage, s3.Settings));
        await StartNodeAsync(0);
        await StartNodeAsync(1);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        await stepped!.DisposeAsync();
        await line.DisposeAsync();
        await storage.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_is_lost_doubled_or_forged_whatever_fails_and_when()
    {
        output.WriteLine($"METHODCABINET_SOAK_SEED={Seed}");
        var pupils = await machine.OpenAsync(line.Address, Pupils, AttemptFileFaultTests.Paper);
        var (liar, writers) = (pupils[0], pupils.Skip(1).ToList());
        liar.WriteNext(3);
        await liar.PersistAsync(new CancellationToken(canceled: true));
        using var stop = new CancellationTokenSource();
        var photographers = writers.Take(3).Select(pupil => new AttemptFileSender(pupil) { IsPatientAfterTheEnd = true, End = stop.Token }).ToList();
        var writing = writers.Select(pupil => pupil.PersistAsync(stop.Token, pace: TimeSpan.FromMilliseconds(100))).ToList();
        var sending = photographers.Select(sender => PhotographAsync(sender, stop.Token)).ToList();
        await JournalFaultTests.AllGoOnAsync(writers, 1);

        await Task.WhenAll(
            TroubleAsync(new Random(Seed), KillNodeAsync, RestartPostgresAsync, BreakOffPostgresAsync, FillDiskAsync, LoseStorageAsync),
            TroubleAsync(new Random(Seed + 1), CutAsync, LoseRepliesAsync, SlowAsync, StepClockAsync, random => LieAsync(liar, writers[random.Next(writers.Count)])),
            TroubleAsync(new Random(Seed + 2), random => PauseAsync(random, liar.Sitting.RoundId), random => EndEarlyAsync(random, liar.Sitting.RoundId)));
        await stop.CancelAsync();
        var left = Task.WhenAll([.. writing, .. sending]);
        await Task.WhenAny(left, Task.Delay(TimeSpan.FromMinutes(2)));
        Assert.True(left.IsCompleted, string.Join('\n', writers.Select(writer => writer.State).Concat(photographers.Select(sender => sender.State))));
        await left;

        var count = await machine.CountAsync(pupils);
        var lostFiles = 0;
        foreach (var sender in photographers)
        {
            lostFiles += await sender.CountLostAsync();
        }

        Report(new
        {
            soak = Length.TotalSeconds,
            seed = Seed,
            pupils = pupils.Count,
            faults,
            count.Acknowledged,
            count.Stored,
            count.Late,
            count.Lost,
            count.Duplicates,
            count.Forged,
            lies.Told,
            lies.Believed,
            files = photographers.Sum(sender => sender.Acknowledged),
            lostFiles,
        });
        Assert.All(writers, pupil => Assert.Null(pupil.Refusal));
        Assert.All(photographers, sender => Assert.Null(sender.Refusal));
        count.AssertAllArrived();
        Assert.True(lostFiles == 0, string.Join('\n', photographers.Select(sender => sender.State)));
        Assert.Equal(0, lies.Believed);
    }

    /// <summary>Makes faults one after the other in an order of chance, all of them before any comes again.</summary>
    private static async Task TroubleAsync(Random random, params Func<Random, Task>[] faults)
    {
        var begun = Stopwatch.GetTimestamp();
        do
        {
            random.Shuffle(faults);
            foreach (var fault in faults)
            {
                await fault(random);
                await LastAsync(random, 0.3);
            }
        }
        while (Stopwatch.GetElapsedTime(begun) < Length);
    }

    private static Task LastAsync(Random random, double seconds) => Task.Delay(TimeSpan.FromSeconds(random.NextDouble() * seconds));

    private async Task StartNodeAsync(int number)
    {
        nodes[number] = await machine.StartServerAsync(AttemptFileFaultTests.SettingsOf(storage, s3.Settings));
        line.LeadTo([stepped!.Address, .. nodes.Where(node => node is { HasExited: false }).Select(node => node.Address)]);
    }

    private async Task KillNodeAsync(Random random)
    {
        Count("node killed");
        var number = random.Next(nodes.Length);
        nodes[number].Kill();
        await nodes[number].DisposeAsync();
        await StartNodeAsync(number);
    }

    private Task RestartPostgresAsync(Random random)
    {
        Count("database restarted");
        return machine.RestartPostgresAsync();
    }

    private async Task BreakOffPostgresAsync(Random random)
    {
        Count("database broken off");
        await machine.BreakOffPostgresAsync();
        await LastAsync(random, 2);
        await machine.StartPostgresAsync();
    }

    private async Task FillDiskAsync(Random random)
    {
        if (!SmallVolume.MayMount)
        {
            return;
        }

        Count("disk full");
        using (machine.Volume.Fill())
        {
            await LastAsync(random, 4);
        }

        await machine.StartPostgresAsync();
    }

    /// <summary>A minute of ten.</summary>
    private async Task LoseStorageAsync(Random random)
    {
        Count("storage away");
        if (random.Next(2) == 0)
        {
            storage.Cut();
        }
        else
        {
            storage.Stick();
        }

        await Task.Delay(Length / 10);
        storage.Mend();
    }

    private async Task CutAsync(Random random)
    {
        Count("line cut");
        line.Cut();
        await LastAsync(random, 2);
        line.Mend();
    }

    private async Task LoseRepliesAsync(Random random)
    {
        Count("replies lost");
        line.LoseReplies();
        await LastAsync(random, 2);
        line.Mend();
    }

    private async Task SlowAsync(Random random)
    {
        Count("line slow");
        line.Slow(TimeSpan.FromMilliseconds(random.Next(500)));
        await LastAsync(random, 2);
        line.Mend();
    }

    private Task StepClockAsync(Random random)
    {
        Count("clock stepped");
        stepped!.Clock.StepTo(TimeSpan.FromHours(random.Next(-1, 2)));
        return LastAsync(random, 2);
    }

    private async Task PauseAsync(Random random, Guid roundId)
    {
        Count("round paused");
        await OnceItWorksAsync(async (db, audit) =>
        {
            // An earlier try may have paused it without hearing so.
            if (!await db.Rounds.AnyAsync(r => r.Id == roundId && r.PausedAt != null))
            {
                await PauseRound.Handle(roundId, new PauseRound.Request("Пожарная тревога"), db, audit, TimeProvider.System, CancellationToken.None);
            }
        });
        await LastAsync(random, 3);
        await OnceItWorksAsync(async (db, audit) =>
        {
            if (await db.Rounds.Where(r => r.Id == roundId).Select(r => r.PausedAt).SingleAsync() is { } since)
            {
                await ResumeRound.Handle(roundId, new ResumeRound.Request(since), db, audit, TimeProvider.System, CancellationToken.None);
            }
        });
    }

    /// <summary>For a moment the window is over: what is saved then is late, and kept like everything else.</summary>
    private async Task EndEarlyAsync(Random random, Guid roundId)
    {
        Count("window over");
        var closesAt = DateTimeOffset.MinValue;
        await OnceItWorksAsync(async (db, _) => closesAt = await db.Rounds.Where(r => r.Id == roundId).Select(r => r.ClosesAt).SingleAsync());
        await OnceItWorksAsync((db, _) => EndAsync(db, DateTimeOffset.UtcNow.AddSeconds(-1)));
        await LastAsync(random, 2);
        await OnceItWorksAsync((db, _) => EndAsync(db, closesAt));

        Task EndAsync(AppDb db, DateTimeOffset at) => db.Rounds.Where(r => r.Id == roundId).ExecuteUpdateAsync(set => set.SetProperty(r => r.ClosesAt, at));
    }

    /// <summary>The database may be away, as it is for the nodes.</summary>
    private Task OnceItWorksAsync(Func<AppDb, Audit, Task> work) => JournalMachine.UntilAsync(async () =>
    {
        await using var scope = stepped!.Services.CreateAsyncScope();
        try
        {
            await work(scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<Audit>());
            return true;
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException or InvalidOperationException or TimeoutException)
        {
            return false;
        }
    });

    private async Task LieAsync(JournalWriterClient liar, JournalWriterClient victim)
    {
        Count("lies told");
        foreach (var lie in JournalLie.Of(liar, victim))
        {
            try
            {
                using var reply = await lie.TellAsync(liar.Client);
                lies = (lies.Told + 1, lies.Believed + (reply.StatusCode == HttpStatusCode.OK ? 1 : 0));
            }
            catch (HttpRequestException)
            {
                // Not heard. If it was believed, it is counted among what is stored.
            }
        }
    }

    private static async Task PhotographAsync(AttemptFileSender sender, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested && sender.Acknowledged < MostPhotographs)
        {
            await sender.PutAsync();
            await Task.Delay(Length / MostPhotographs, CancellationToken.None);
        }
    }

    private void Count(string fault) => faults.AddOrUpdate(fault, 1, (_, times) => times + 1);

    private void Report(object figures)
    {
        var json = JsonSerializer.Serialize(figures, Device.Json);
        output.WriteLine(json);
        if (Environment.GetEnvironmentVariable("METHODCABINET_SOAK_REPORT") is { Length: > 0 } file)
        {
            File.WriteAllText(file, json + '\n');
        }
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable($"METHODCABINET_SOAK_{name}") is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
}
