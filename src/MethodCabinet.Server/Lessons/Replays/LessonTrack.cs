namespace MethodCabinet.Server.Lessons.Replays;

/// <summary>A recorded sound of one person in a lesson, which its replay follows. Whoever records it stores the file as a private one.</summary>
public sealed class LessonTrack
{
    public required Guid Id { get; init; }

    public required Guid LessonId { get; init; }

    /// <summary>Who is heard.</summary>
    public required Guid PersonId { get; init; }

    public required Guid FileId { get; init; }

    /// <summary>By the clock of the lesson's log.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>How long it is.</summary>
    public required int Milliseconds { get; init; }
}
