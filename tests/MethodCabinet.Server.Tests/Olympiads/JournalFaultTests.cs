using System.Net.Http.Json;
using System.Threading.Channels;
using MethodCabinet.Server.Olympiads.Attempts;
using Microsoft.AspNetCore.SignalR.Client;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>What is acknowledged stays, whatever falls over.</summary>
[Collection(nameof(JournalMachine))]
public sealed class JournalFaultTests(JournalMachine machine)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Saves_wait_while_PostgreSQL_restarts_and_none_is_refused_or_lost()
    {
        var server = await machine.ServerAsync();
        var pupils = await machine.OpenAsync(server.Address, 6);
        using var stop = new CancellationTokenSource();
        var writing = pupils.Select(pupil => pupil.WriteAsync(stop.Token)).ToList();
        await AllGoOnAsync(pupils, 5);
        var before = pupils.Select(p => p.Acknowledged).ToList();

        await machine.RestartPostgresAsync();

        await JournalMachine.UntilAsync(() => pupils.Any(p => p.Refusal is not null) || pupils.Zip(before).All(p => p.First.Acknowledged > p.Second + 5));
        await stop.CancelAsync();
        await Task.WhenAll(writing);
        Assert.All(pupils, pupil => Assert.Null(pupil.Refusal));
        (await machine.CountAsync(pupils)).AssertAllArrived();
    }

    [Fact]
    public async Task PostgreSQL_may_be_broken_off_in_the_middle_of_saving()
    {
        var server = await machine.ServerAsync();
        var pupils = await machine.OpenAsync(server.Address, 6);

        await WhileWritingAsync(pupils, async () =>
        {
            for (var times = 0; times < 3; times++)
            {
                await machine.BreakOffPostgresAsync();
                await machine.StartPostgresAsync();
                await AllGoOnAsync(pupils, 10);
            }
        });

        (await machine.CountAsync(pupils)).AssertAllArrived();
    }

    [VolumeFact]
    public async Task On_a_full_disk_saves_are_told_to_come_again_and_go_on_once_there_is_room()
    {
        var server = await machine.ServerAsync();
        var pupils = await machine.OpenAsync(server.Address, 6);

        await WhileWritingAsync(pupils, async () =>
        {
            using (machine.Volume.Fill())
            {
                await JournalMachine.UntilAsync(() => pupils.All(p => p.ToldToComeAgain > 0 || p.Refusal is not null));
            }

            // A database that could not write its log either has ended itself, and is started by whoever made room.
            await machine.StartPostgresAsync();
            await AllGoOnAsync(pupils, 10);
        });

        (await machine.CountAsync(pupils)).AssertAllArrived();
    }

    [Fact]
    public async Task Killing_the_server_loses_nothing_that_was_acknowledged()
    {
        await using var server = await machine.StartServerAsync();
        var pupils = await machine.OpenAsync(server.Address, 6);
        var writing = pupils.Select(pupil => pupil.WriteAsync(CancellationToken.None)).ToList();
        await AllGoOnAsync(pupils, 20);

        server.Kill();
        await Task.WhenAll(writing);

        Assert.All(pupils, pupil => Assert.Null(pupil.Refusal));
        (await machine.CountAsync(pupils)).AssertNothingWentWrong();
        var again = await machine.ServerAsync();
        foreach (var pupil in pupils)
        {
            Assert.Equal(pupil.Device.LastHash, await pupil.ContinueAsync(again));
        }
    }

    [Fact]
    public async Task Of_two_nodes_behind_one_address_one_may_be_killed()
    {
        var stays = await machine.ServerAsync();
        await using var killed = await machine.StartServerAsync();
        await using var line = new FaultyLine(stays.Address, killed.Address);
        var pupils = await machine.OpenAsync(line.Address, 6);

        await WhileWritingAsync(pupils, async () =>
        {
            await AllGoOnAsync(pupils, 20);
            killed.Kill();
            await AllGoOnAsync(pupils, 20);
        });

        (await machine.CountAsync(pupils)).AssertAllArrived();
    }

    [Fact]
    public async Task A_device_may_save_by_turns_through_two_nodes()
    {
        var first = await machine.ServerAsync();
        await using var second = await machine.StartServerAsync();
        var pupil = (await machine.OpenAsync(first.Address, 1))[0];

        foreach (var node in new[] { first, first, second, second, first, second, first })
        {
            var acknowledged = await pupil.WriteOneAsync(node);
            Assert.Equal(pupil.Device.LastHash, acknowledged);
        }

        var count = await machine.CountAsync([pupil]);
        count.AssertAllArrived();
        Assert.Equal(7, count.Stored);
    }

    [Fact]
    public async Task Devices_at_two_nodes_are_told_at_once_what_the_other_answered_and_that_the_work_was_handed_in()
    {
        var first = await machine.ServerAsync();
        await using var second = await machine.StartServerAsync();
        var pupil = (await machine.OpenAsync(first.Address, 1))[0];
        using var elsewhere = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = second.Address };
        elsewhere.DefaultRequestHeaders.Add("Cookie", pupil.Client.DefaultRequestHeaders.GetValues("Cookie"));
        var other = new Device(pupil.Device.AttemptId);
        var task = pupil.Sitting.Tasks[1];

        // The node of the first device knows of no other.
        await pupil.WriteOneAsync(first);
        await pupil.WriteOneAsync(first);
        await using var here = await CatchingUp.OpenAsync(first, pupil);
        await using var there = await CatchingUp.OpenAsync(second, pupil);

        other.Write(task, Device.Text("с телефона"));
        await other.SaveAsync(elsewhere);
        await here.NextAsync();

        // And no longer believes so: the next save brings what the other one answered, and the page there is told of it.
        pupil.Device.Write(task, Device.Text("с компьютера"));
        var saved = await pupil.Device.SaveAsync(pupil.Client, from: pupil.Device.Entries.Count);
        Assert.Contains(saved.Elsewhere, e => e.DeviceId == other.Id && e.Answer == Device.Text("с телефона"));
        await there.NextAsync();

        foreach (var device in new[] { pupil.Device, other })
        {
            var told = new TellOfDevice.Request(device.Id, device.Entries.Count, IsOpen: true);
            (await pupil.Client.PutAsJsonAsync($"/api/attempts/{device.AttemptId}/devices/{Guid.NewGuid()}", told, Device.Json)).EnsureSuccessStatusCode();
        }

        await Task.WhenAll(here.NextAsync(), there.NextAsync());
        (await pupil.Client.PostAsJsonAsync($"/api/attempts/{other.AttemptId}/hand-in", new HandIn.Request(), Device.Json)).EnsureSuccessStatusCode();
        await there.NextAsync();
    }

    [Fact]
    public async Task The_clock_of_the_server_may_be_stepped_by_an_hour_either_way()
    {
        await using var server = await SteppedServer.StartAsync(machine);
        var pupils = await machine.OpenAsync(server.Address, 6);

        await WhileWritingAsync(pupils, async () =>
        {
            foreach (var wrong in new[] { Hour, -Hour, TimeSpan.Zero })
            {
                server.StepTo(wrong);
                await JournalMachine.UntilAsync(() => pupils.All(p => p.Refusal is not null || IsWrongBy(p, wrong)));
                await AllGoOnAsync(pupils, 10);
            }
        });

        Assert.All(pupils, pupil => Assert.Equal(0, pupil.LastReply!.Late));
        (await machine.CountAsync(pupils)).AssertAllArrived();
    }

    [Fact]
    public async Task While_the_database_hangs_saves_are_told_to_come_again_and_then_go_on()
    {
        var server = await machine.ServerAsync();
        var pupils = await machine.OpenAsync(server.Address, 4);
        await using (await machine.LockJournalAsync())
        {
            await Task.WhenAll(pupils.Select(pupil => pupil.WriteAsync(CancellationToken.None))).WaitAsync(TimeSpan.FromSeconds(40));
        }

        Assert.All(pupils, pupil => Assert.StartsWith("503", pupil.Refusal, StringComparison.Ordinal));
        foreach (var pupil in pupils)
        {
            Assert.Equal(pupil.Device.LastHash, await pupil.ContinueAsync(server));
        }

        (await machine.CountAsync(pupils)).AssertNothingWentWrong();
    }

    /// <summary>A page that is told to read the snapshot.</summary>
    private sealed class CatchingUp(HubConnection connection) : IAsyncDisposable
    {
        private readonly Channel<bool> told = Channel.CreateUnbounded<bool>();

        public static async Task<CatchingUp> OpenAsync(ServerProcess node, JournalWriterClient pupil)
        {
            var page = new CatchingUp(new HubConnectionBuilder()
                .WithUrl(
                    new Uri(node.Address, $"/hubs/attempts?attempt={pupil.Device.AttemptId}"),
                    options => options.Headers["Cookie"] = string.Join("; ", pupil.Client.DefaultRequestHeaders.GetValues("Cookie")))
                .Build());
            page.Listen();
            await page.StartAsync();
            return page;
        }

        /// <summary>Sooner than the writer of a node would look again by itself.</summary>
        public async Task NextAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
            await told.Reader.ReadAsync(patience.Token);
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();

        private void Listen() => connection.On(nameof(IAttemptClient.CatchUp), () => told.Writer.TryWrite(true));

        private Task StartAsync() => connection.StartReadyAsync();
    }

    private static bool IsWrongBy(JournalWriterClient pupil, TimeSpan wrong) =>
        pupil.LastReply is { } reply && (reply.ReceivedAt - DateTimeOffset.UtcNow - wrong).Duration() < TimeSpan.FromMinutes(1);

    /// <summary>Until each pupil has so many more entries acknowledged, or one is refused.</summary>
    internal static async Task AllGoOnAsync(IReadOnlyList<JournalWriterClient> pupils, int more)
    {
        var before = pupils.Select(p => p.Acknowledged).ToList();
        await JournalMachine.UntilAsync(() => pupils.Any(p => p.Refusal is not null) || pupils.Zip(before).All(p => p.First.Acknowledged >= p.Second + more));
    }

    /// <summary>The pupils write as long as the trouble takes, and go on until everything they wrote is acknowledged.</summary>
    internal static async Task WhileWritingAsync(IReadOnlyList<JournalWriterClient> pupils, Func<Task> trouble)
    {
        using var stop = new CancellationTokenSource();
        // Quicker than anybody writes, and slow enough to leave the processors to what runs beside.
        var writing = pupils.Select(pupil => pupil.PersistAsync(stop.Token, pace: TimeSpan.FromMilliseconds(20))).ToList();
        await AllGoOnAsync(pupils, 5);
        await trouble();
        await stop.CancelAsync();
        await Task.WhenAll(writing).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.All(pupils, pupil => Assert.Null(pupil.Refusal));
    }
}
