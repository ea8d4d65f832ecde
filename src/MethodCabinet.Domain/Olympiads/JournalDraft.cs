using System.Text;

namespace MethodCabinet.Domain.Olympiads;

/// <summary>An entry that a device sends, before the journal has accepted it; see <see cref="JournalEntry"/> for the fields.</summary>
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
