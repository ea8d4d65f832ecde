namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>What is acknowledged stays, whatever falls over.</summary>
public sealed class JournalFaultTests(JournalMachine machine) : IClassFixture<JournalMachine>
{
    [Fact]
    public async Task Saves_wait_while_PostgreSQL_restarts_and_none_is_refused_or_lost()
    {
        await using var server = await machine.StartServerAsync();
        var pupils = await machine.OpenAsync(server, 6);
        using var stop = new CancellationTokenSource();
        var writing = pupils.Select(pupil => pupil.WriteAsync(stop.Token)).ToList();
        await JournalMachine.UntilAsync(() => pupils.All(p => p.Acknowledged > 5));
        var before = pupils.Select(p => p.Acknowledged).ToList();

        await machine.RestartPostgresAsync();

        await JournalMachine.UntilAsync(() => pupils.Any(p => p.Refusal is not null) || pupils.Zip(before).All(p => p.First.Acknowledged > p.Second + 5));
        await stop.CancelAsync();
        await Task.WhenAll(writing);
        Assert.All(pupils, pupil => Assert.Null(pupil.Refusal));
        await AssertNothingIsLostAsync(pupils);
    }

    [Fact]
    public async Task Killing_the_server_loses_nothing_that_was_acknowledged()
    {
        await using var server = await machine.StartServerAsync();
        var pupils = await machine.OpenAsync(server, 6);
        var writing = pupils.Select(pupil => pupil.WriteAsync(CancellationToken.None)).ToList();
        await JournalMachine.UntilAsync(() => pupils.All(p => p.Acknowledged > 20));

        server.Kill();
        await Task.WhenAll(writing);

        Assert.All(pupils, pupil => Assert.Null(pupil.Refusal));
        await AssertNothingIsLostAsync(pupils);
        await using var again = await machine.StartServerAsync();
        foreach (var pupil in pupils)
        {
            Assert.Equal(pupil.Device.LastHash, await pupil.ContinueAsync(again));
        }
    }

    [Fact]
    public async Task A_device_may_save_by_turns_through_two_nodes()
    {
        await using var first = await machine.StartServerAsync();
        await using var second = await machine.StartServerAsync();
        var pupil = (await machine.OpenAsync(first, 1))[0];

        foreach (var node in new[] { first, first, second, second, first, second, first })
        {
            var acknowledged = await pupil.WriteOneAsync(node);
            Assert.Equal(pupil.Device.LastHash, acknowledged);
        }

        await AssertNothingIsLostAsync([pupil]);
        Assert.Equal(7, (await machine.StoredAsync(pupil.Device)).Count);
    }

    [Fact]
    public async Task While_the_database_hangs_saves_are_told_to_come_again_and_then_go_on()
    {
        await using var server = await machine.StartServerAsync();
        var pupils = await machine.OpenAsync(server, 4);
        await using (await machine.LockJournalAsync())
        {
            await Task.WhenAll(pupils.Select(pupil => pupil.WriteAsync(CancellationToken.None))).WaitAsync(TimeSpan.FromSeconds(40));
        }

        Assert.All(pupils, pupil => Assert.StartsWith("503", pupil.Refusal, StringComparison.Ordinal));
        foreach (var pupil in pupils)
        {
            Assert.Equal(pupil.Device.LastHash, await pupil.ContinueAsync(server));
        }
    }

    private async Task AssertNothingIsLostAsync(IEnumerable<JournalWriterClient> pupils)
    {
        foreach (var pupil in pupils)
        {
            var stored = await machine.StoredAsync(pupil.Device);
            Assert.True(stored.Count >= pupil.Acknowledged, $"{pupil.Acknowledged} acknowledged, {stored.Count} stored");
            Assert.Equal(pupil.Device.Entries.Take(stored.Count).Select(e => (e.Seq, e.Hash)), stored);
        }
    }
}
