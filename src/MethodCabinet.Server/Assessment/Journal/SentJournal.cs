using System.Text.Json;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment.Journal;

namespace MethodCabinet.Server.Assessment.Journal;

/// <summary>An entry as a device sends it.</summary>
/// <param name="Answer">JSON text of an answer, or of <c>null</c> for an answer taken back; hashed byte for byte.</param>
/// <param name="Hash">64 hexadecimal digits.</param>
public sealed record SentEntry(long Seq, Guid TaskId, string Answer, long ElapsedMs, string Hash);

/// <summary>Reads what a device sends.</summary>
public static class SentJournal
{
    /// <summary>What was sent, as far as it can be judged without the journal.</summary>
    /// <exception cref="RuleBroken">JournalMalformed, AnswerTooLarge, AnswerMalformed.</exception>
    public static JournalDraft[] Read(Guid deviceId, IReadOnlyList<SentEntry> sent)
    {
        var entries = new JournalDraft[sent.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            // The reader refuses null for a member, not for an element of a list.
            var entry = sent[i] ?? throw new RuleBroken(JournalErrors.Malformed);
            entries[i] = new JournalDraft(entry.Seq, entry.TaskId, entry.Answer, entry.ElapsedMs, BytesOf(entry.Hash));
        }

        JournalRules.CheckShape(deviceId, entries);
        foreach (var entry in entries)
        {
            CheckAnswer(entry);
        }

        return entries;
    }

    private static byte[] BytesOf(string hash)
    {
        var bytes = new byte[JournalChain.HashLength];
        return hash.Length == 2 * bytes.Length && Convert.FromHexString(hash, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? bytes
            : throw new RuleBroken(JournalErrors.Malformed);
    }

    /// <summary>An answer that the scoring could not read later is refused now, while the participant can still be told.</summary>
    private static void CheckAnswer(JournalDraft entry)
    {
        try
        {
            JsonSerializer.Deserialize(entry.Answer, AnswerJson.Default.Answer);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new RuleBroken(JournalErrors.AnswerMalformed, new Dictionary<string, object?> { ["seq"] = entry.Seq });
        }
    }
}
