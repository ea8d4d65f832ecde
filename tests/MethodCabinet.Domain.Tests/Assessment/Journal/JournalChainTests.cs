using System.Text.Json;
using MethodCabinet.Domain.Assessment.Journal;

namespace MethodCabinet.Domain.Tests.Assessment.Journal;

public sealed class JournalChainTests
{
    [Fact]
    public void The_chain_gives_the_hashes_of_the_shared_vectors()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "journal-vectors.json")));
        var attempt = file.RootElement.GetProperty("attemptId").GetGuid();
        var device = file.RootElement.GetProperty("deviceId").GetGuid();
        var previous = JournalChain.Start.ToArray();

        foreach (var entry in file.RootElement.GetProperty("entries").EnumerateArray())
        {
            previous = JournalChain.Next(
                previous, attempt, device, entry.GetProperty("seq").GetInt64(), entry.GetProperty("taskId").GetGuid(),
                entry.GetProperty("elapsedMs").GetInt64(), entry.GetProperty("answer").GetString()!);

            Assert.Equal(entry.GetProperty("hash").GetString(), Convert.ToHexStringLower(previous));
        }
    }
}
