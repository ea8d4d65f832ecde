using System.Text;

namespace MethodCabinet.Domain.Assessment.Journal;

/// <summary>An entry that a device sends, before the journal has accepted it; one change of one answer.</summary>
/// <param name="Seq">1, 2, 3… on this device in this work.</param>
/// <param name="Answer">JSON text of an <see cref="Assessment.Answer"/>, or <c>null</c> for an answer taken back; kept byte for byte, because the hash covers it.</param>
/// <param name="ElapsedMs">Milliseconds on the device's clock since the work was first opened on it.</param>
/// <param name="Hash">SHA-256, 32 bytes (<see cref="JournalChain"/>).</param>
public sealed record JournalDraft(long Seq, Guid TaskId, string Answer, long ElapsedMs, byte[] Hash)
{
    /// <summary>In UTF-8.</summary>
    public int AnswerBytes { get; } = Encoding.UTF8.GetByteCount(Answer);
}

/// <summary>The last entry of a device's chain that the journal holds; <see cref="None"/> before the first.</summary>
/// <param name="Hash">32 bytes.</param>
public readonly record struct JournalHead(long Seq, byte[] Hash)
{
    public static JournalHead None { get; } = new(0, JournalChain.Start.ToArray());
}
