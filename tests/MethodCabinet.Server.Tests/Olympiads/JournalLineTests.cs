namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>Between the page and the server everything may happen to a request and to its reply.</summary>
[Collection(nameof(JournalMachine))]
public sealed class JournalLineTests(JournalMachine machine)
{
    [Fact]
    public async Task The_line_may_break_swallow_replies_and_be_slow()
    {
        await using var line = new FaultyLine((await machine.ServerAsync()).Address);
        var pupils = await machine.OpenAsync(line.Address, 6);

        await JournalFaultTests.WhileWritingAsync(pupils, async () =>
        {
            foreach (var trouble in new Action[] { line.Cut, line.LoseReplies, () => line.Slow(TimeSpan.FromMilliseconds(200)) })
            {
                for (var times = 0; times < 2; times++)
                {
                    var written = pupils.Select(p => p.Device.Entries.Count).ToList();
                    trouble();
                    await JournalMachine.UntilAsync(() => pupils.Zip(written).All(p => p.First.Device.Entries.Count > p.Second));
                    line.Mend();
                    await JournalFaultTests.AllGoOnAsync(pupils, 5);
                }
            }
        });

        (await machine.CountAsync(pupils)).AssertAllArrived();
    }

    [Fact]
    public async Task Requests_that_arrive_twice_and_in_any_order_are_stored_once_and_in_theirs()
    {
        await using var line = new FaultyLine((await machine.ServerAsync()).Address);
        var pupils = await machine.OpenAsync(line.Address, 4);

        await Task.WhenAll(pupils.Select(async (pupil, number) =>
        {
            var random = new Random(number);
            var batches = new List<(int From, int Count)>();
            for (var from = 1; from <= 40; from += batches[^1].Count)
            {
                batches.Add((from, random.Next(1, 4)));
                pupil.WriteNext(batches[^1].Count);
            }

            // Nothing can hang on what has not arrived yet: the refusal names where to go on.
            foreach (var (from, count) in batches.Skip(1).Reverse())
            {
                using var reply = await pupil.Device.PostAsync(pupil.Client, from, count);
                Assert.Equal("olympiad.journal.head-mismatch", await reply.ErrorCodeAsync());
            }

            var shuffled = batches.Concat(batches).Concat(batches).ToArray();
            random.Shuffle(shuffled);
            foreach (var reply in await Task.WhenAll(shuffled.Select(batch => pupil.Device.PostAsync(pupil.Client, batch.From, batch.Count))))
            {
                Assert.True(reply.IsSuccessStatusCode || await reply.ErrorCodeAsync() == "olympiad.journal.head-mismatch", $"{reply.StatusCode}");
            }

            // And all of it once more.
            await pupil.PersistAsync(new CancellationToken(canceled: true));
        }));

        (await machine.CountAsync(pupils)).AssertAllArrived();
    }
}
