namespace MethodCabinet.Server.Lessons.Rooms;

/// <summary>
/// From when to when one page of somebody was connected to a room. The machine that holds the connection says every few seconds that it is there:
/// when a machine dies, those whom it held have left by themselves.
/// </summary>
public sealed class Presence
{
    /// <summary>How often a machine says it.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    /// <summary>Of whom nothing was said for so long is not there.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    public required Guid Id { get; init; }

    public required Guid LessonId { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>When they were last known to be there.</summary>
    public required DateTimeOffset Until { get; set; }

    public bool HasLeft { get; set; }
}
