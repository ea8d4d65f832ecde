using System.Net;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Olympiads.Attempts;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace MethodCabinet.Server.Tests.Olympiads;

public sealed class JournalFloodTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task More_than_can_wait_is_told_to_come_again_and_then_is_taken()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = JournalTests.Written(pupil, sitting, 1);
        var queue = app.Services.GetRequiredService<JournalQueue>();
        var waiting = new List<Task>();
        await using (var connection = new NpgsqlConnection(app.ConnectionString))
        {
            // A lock holds the writer up; saves of nobody fill the queue.
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = new NpgsqlCommand("lock table olympiads.journal_entries in access exclusive mode", connection, transaction);
            await command.ExecuteNonQueryAsync();
            do
            {
                waiting.Add(queue.AppendAsync(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), [.. Enumerable.Repeat(new JournalDraft(1, Guid.NewGuid(), "null", 0, new byte[32]), 200)]));
            }
            while (waiting[^1].Status != TaskStatus.Faulted && waiting.Count < 2 * JournalQueue.Capacity);

            using var refused = await device.PostAsync(pupil.Client);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal("olympiad.journal.busy", await refused.ErrorCodeAsync());
            Assert.NotNull(refused.Headers.RetryAfter);
        }

        Assert.Equal(AttemptErrors.JournalBusy, (await Assert.ThrowsAsync<RuleBroken>(() => waiting[^1])).Error);
        foreach (var save in waiting.SkipLast(1))
        {
            Assert.Equal("platform.not-found", (await Assert.ThrowsAsync<RuleBroken>(() => save)).Error.Code);
        }

        Assert.Equal(1, (await device.SaveAsync(pupil.Client)).Head.Seq);
    }
}
