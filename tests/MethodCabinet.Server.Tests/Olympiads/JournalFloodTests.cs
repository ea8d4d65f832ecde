using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>The queue by itself, with no writer that empties it.</summary>
public sealed class JournalFloodTests
{
    [Fact]
    public async Task More_requests_than_can_wait_are_told_to_come_again() =>
        Assert.Equal(JournalQueue.Capacity, await FillAsync("null"));

    [Fact]
    public async Task More_bytes_than_can_wait_are_told_to_come_again() =>
        Assert.InRange(await FillAsync(new string('a', JournalRules.MaxAnswerBytes)), 100, JournalQueue.MaxBytes / JournalRules.MaxAnswerBytes);

    /// <summary>How many saves were taken before one was refused.</summary>
    private static async Task<int> FillAsync(string answer)
    {
        var queue = new JournalQueue(TimeProvider.System);
        for (var taken = 0; taken <= JournalQueue.Capacity; taken++)
        {
            var save = queue.AppendAsync(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), [new JournalDraft(1, Guid.NewGuid(), answer, 0, new byte[32])], sentMs: null);
            if (save.IsFaulted)
            {
                var refused = await Assert.ThrowsAsync<RuleBroken>(() => save);
                Assert.Equal(AttemptErrors.JournalBusy, refused.Error);
                Assert.Equal(503, ErrorCatalogue.StatusOf(refused.Error.Kind));
                return taken;
            }
        }

        throw new InvalidOperationException("Nothing was refused.");
    }
}
