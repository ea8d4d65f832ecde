namespace MethodCabinet.Server.Lessons.Media;

/// <summary>On which machine the sound and picture of a lesson are passed on: every process of the application goes there.</summary>
public sealed class MediaPlace
{
    public required Guid LessonId { get; init; }

    /// <summary>Address of the engine.</summary>
    public required string Node { get; set; }

    public required DateTimeOffset PlacedAt { get; set; }
}
