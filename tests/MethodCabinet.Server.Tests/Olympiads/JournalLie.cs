using System.Security.Cryptography;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Server.Assessment.Journal;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>A batch that no honest page sends.</summary>
/// <param name="Name">What is untrue in it.</param>
/// <param name="AttemptId">The work into which it is to be smuggled.</param>
/// <param name="Code">By which it is refused.</param>
internal sealed record JournalLie(string Name, Guid AttemptId, Guid DeviceId, SentEntry[] Entries, string Code)
{
    private const string Broken = "olympiad.journal.head-mismatch";
    private const string Malformed = "olympiad.journal.malformed";

    /// <param name="liar">Sends it; two entries at least are acknowledged.</param>
    /// <param name="victim">Of the same round; has written one entry at least.</param>
    public static JournalLie[] Of(JournalWriterClient liar, JournalWriterClient victim)
    {
        var (own, theirs, task, other) = (liar.Device, victim.Device, liar.Sitting.Tasks[0], Guid.NewGuid());
        var (first, last, stolen) = (own.Entries[0], own.Entries[^1], theirs.Entries[0]);
        var next = Follow(own, last.Seq + 1, last.Hash);
        return
        [
            new("a hash of nothing", own.AttemptId, own.Id, [next with { Hash = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) }], Broken),
            new("another answer under the hash of the true one", own.AttemptId, own.Id, [next with { Answer = "null" }], Broken),
            new("another time under the hash of the true one", own.AttemptId, own.Id, [next with { ElapsedMs = 1 }], Broken),
            new("another entry in the place of an acknowledged one", own.AttemptId, own.Id, [Follow(own, 1, StartHash)], Broken),
            new("a chain that forks off an acknowledged one", own.AttemptId, own.Id, [first, Follow(own, 2, first.Hash)], Broken),
            new("a gap", own.AttemptId, own.Id, [Follow(own, last.Seq + 2, last.Hash)], Broken),
            new("a gap before the first entry of a device", own.AttemptId, other, [Follow(new Device(own.AttemptId, other), 2, StartHash)], Broken),
            new("the batch of another work as it was sent", own.AttemptId, theirs.Id, [stolen], Broken),
            new("the batch of another work in the name of the own device", own.AttemptId, own.Id, [stolen with { Seq = last.Seq + 1 }], Broken),
            new("an entry for the work of somebody else", theirs.AttemptId, other, [Follow(new Device(theirs.AttemptId, other), 1, StartHash)], "platform.not-found"),
            new("the batch of somebody else once more", theirs.AttemptId, theirs.Id, [stolen], "platform.not-found"),
            new("the same entry twice", own.AttemptId, own.Id, [next, next], Malformed),
            new("an entry before the first", own.AttemptId, own.Id, [Follow(own, 0, StartHash)], Malformed),
            new("time that runs backwards", own.AttemptId, own.Id, [next with { ElapsedMs = -1 }], Malformed),
            new("half a hash", own.AttemptId, own.Id, [next with { Hash = next.Hash[..32] }], Malformed),
        ];

        SentEntry Follow(Device device, long seq, string previous)
        {
            var answer = Device.Text("сочинённое");
            return new(seq, task, answer, 1000, Convert.ToHexStringLower(
                JournalChain.Next(Convert.FromHexString(previous), device.AttemptId, device.Id, seq, task, 1000, answer)));
        }
    }

    public Task<HttpResponseMessage> TellAsync(HttpClient client) => new Device(AttemptId, DeviceId).PostAsync(client, Entries);

    private static string StartHash => Convert.ToHexStringLower(JournalChain.Start);
}
