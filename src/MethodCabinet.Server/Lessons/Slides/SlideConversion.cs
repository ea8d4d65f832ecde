namespace MethodCabinet.Server.Lessons.Slides;

public enum SlideState
{
    Waiting,
    Working,
    Done,

    /// <summary>The presentation cannot be read, or takes too long.</summary>
    Failed,

    /// <summary>No machine that does such work has LibreOffice.</summary>
    NoConverter,
}

/// <summary>A presentation that becomes a PDF, whose pages the page of whoever brought it makes into pictures.</summary>
public sealed class SlideConversion
{
    public required Guid Id { get; init; }

    public required Guid LessonId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The presentation; like the PDF nobody is handed it but the person.</summary>
    public required Guid SourceId { get; init; }

    public Guid? ResultId { get; set; }

    public SlideState SlideState { get; set; }

    public required DateTimeOffset AskedAt { get; init; }
}
