namespace MethodCabinet.Domain.Courses;

/// <summary>A recording that is watched in the page, in the quality that the line carries.</summary>
/// <param name="FileId">Null while nobody has chosen one.</param>
/// <param name="PosterId">A picture that is shown before it begins; null for one out of the recording.</param>
public sealed record VideoContent(string Text, string Html, Guid? FileId, Guid? PosterId, IReadOnlyList<Subtitles> Subtitles) : UnitContent(Text, Html)
{
    public const int MaxSubtitles = 5;

    /// <summary>Characters of all subtitles together.</summary>
    public const int MaxSubtitleText = 300_000;

    public override UnitKind Kind => UnitKind.Video;

    protected override IEnumerable<ErrorCode> OwnProblems()
    {
        if (FileId is null)
        {
            yield return CourseErrors.FileMissing;
        }

        if (Subtitles.Count > MaxSubtitles || Subtitles.Sum(track => track.Vtt.Length) > MaxSubtitleText || Subtitles.DistinctBy(track => track.Language).Count() != Subtitles.Count)
        {
            yield return CourseErrors.SubtitlesInvalid;
        }
    }
}
