namespace MethodCabinet.Domain.Olympiads.Appeals;

/// <summary>Разбор заданий of a round; participants see it once the round is closed.</summary>
public sealed class TaskAnalysis : IAudited
{
    public const int MaxText = 40_000;

    public required Guid RoundId { get; init; }

    /// <summary>Markdown; may be empty.</summary>
    public string Text { get; private set; } = "";

    /// <summary>A web address, or empty.</summary>
    public string VideoUrl { get; private set; } = "";

    /// <summary>A stored file.</summary>
    public Guid? FileId { get; private set; }

    public uint Version { get; private set; }

    /// <exception cref="RuleBroken">AnalysisEmpty, AnalysisTooLong, VideoInvalid.</exception>
    public void Write(string text, string videoUrl, Guid? fileId)
    {
        (text, videoUrl) = (text.Trim(), videoUrl.Trim());
        if (text.Length == 0 && videoUrl.Length == 0 && fileId is null)
        {
            throw new RuleBroken(AppealErrors.AnalysisEmpty);
        }

        if (text.Length > MaxText)
        {
            throw new RuleBroken(AppealErrors.AnalysisTooLong, new Dictionary<string, object?> { ["max"] = MaxText });
        }

        if (videoUrl.Length > 0 && !(Uri.TryCreate(videoUrl, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
        {
            throw new RuleBroken(AppealErrors.VideoInvalid);
        }

        (Text, VideoUrl, FileId) = (text, videoUrl, fileId);
    }
}
