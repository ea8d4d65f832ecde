namespace MethodCabinet.Domain.Olympiads;

/// <summary>What is known of an olympiad's preliminary standing beside its rows, which follow from the scores.</summary>
public sealed class StandingState
{
    public required Guid OlympiadId { get; init; }

    /// <summary>Grows with every change that can alter what somebody sees of the standing; a reader compares it with the one already held.</summary>
    public required long Version { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Since when participants see their results and coordinators those of their pupils; null while only staff does.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>When the last freeze that is over began; null while none is.</summary>
    public DateTimeOffset? FroseAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ThawedAt { get; set; }

    /// <summary>Makes the keys of the public rows: without it nobody finds the entry from the key. Made by the database, never shown.</summary>
    public Guid RowSalt { get; init; }
}
