namespace MethodCabinet.Domain.Olympiads;

/// <summary>
/// Устройство работы: a browser on which a work was opened, and what it last told. A round waits for devices that did not say that nothing more will be written on them
/// (docs/decisions/0044).
/// </summary>
public sealed class AttemptDevice
{
    /// <summary>Of one work. More are not a participant but an attack.</summary>
    public const int Most = 32;

    /// <summary>No participant writes so many entries.</summary>
    public const long MaxSeq = 1_000_000;

    public required Guid AttemptId { get; init; }

    /// <summary>Drawn by the browser for this work; survives a new chain of the journal.</summary>
    public required Guid BrowserId { get; init; }

    /// <summary>The <see cref="JournalEntry.DeviceId"/> of the chain that is written there; null while nothing was.</summary>
    public Guid? ChainId { get; set; }

    /// <summary>The last entry of the chain, whether the server has it or not; 0 while nothing was written.</summary>
    public long Seq { get; set; }

    /// <summary>Answers may still be written there: the page was not left, and the work has not ended for it.</summary>
    public bool IsOpen { get; set; }

    public DateTimeOffset ToldAt { get; set; }
}
