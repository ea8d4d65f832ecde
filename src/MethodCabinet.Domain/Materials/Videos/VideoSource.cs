namespace MethodCabinet.Domain.Materials.Videos;

/// <summary>What a recording is, as far as its conversion asks.</summary>
/// <param name="Width">As it is seen: upright, with square pixels.</param>
/// <param name="Seconds">From the first picture to the last.</param>
public sealed record VideoSource(int Width, int Height, double Seconds, bool HasSound)
{
    /// <summary>Pixels of one picture: 8K. More is no lesson, and takes gigabytes to decode.</summary>
    public const int MaxPixels = 7680 * 4320;

    public const double MaxSeconds = 12 * 3600;

    /// <exception cref="RuleBroken">MaterialErrors.VideoUnreadable, VideoTooLong.</exception>
    public void Check()
    {
        if (Width < 16 || Height < 16 || (long)Width * Height > MaxPixels || double.IsNaN(Seconds) || Seconds <= 0)
        {
            throw new RuleBroken(MaterialErrors.VideoUnreadable);
        }

        if (Seconds > MaxSeconds)
        {
            throw new RuleBroken(MaterialErrors.VideoTooLong, new Dictionary<string, object?> { ["hours"] = (int)(MaxSeconds / 3600) });
        }
    }
}
