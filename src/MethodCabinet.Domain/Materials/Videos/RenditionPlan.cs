namespace MethodCabinet.Domain.Materials.Videos;

/// <summary>One quality in which a recording is kept.</summary>
/// <param name="Name">Stands in addresses: <c>240p</c>, <c>480p</c>, <c>720p</c>, <c>audio</c>.</param>
/// <param name="Width">Even, as H.264 needs it; 0 of sound alone.</param>
/// <param name="VideoKbit">Kilobits a second on average; 0 of sound alone.</param>
/// <param name="PeakKbit">What no second exceeds for long, picture and sound together.</param>
/// <param name="SoundKbit">0 of a recording without sound.</param>
/// <param name="Codecs">RFC 6381, as the player is told.</param>
public sealed record RenditionPlan(string Name, int Width, int Height, int Frames, int VideoKbit, int PeakKbit, int SoundKbit, int Channels, string Level, string Codecs)
{
    public const string Sound = "audio";

    private const string SoundCodec = "mp4a.40.2";

    /// <summary>Shorter side, pictures a second, kilobits of picture and sound, channels, level of H.264. The lowest plays with its sound on a line of 128 kbit/s.</summary>
    private static readonly (int Side, int Frames, int Video, int Sound, int Channels, string Level, string Codec)[] Ladder =
    [
        (240, 15, 62, 32, 1, "2.1", "avc1.4d4015"),
        (480, 25, 520, 64, 1, "3.0", "avc1.4d401e"),
        (720, 30, 1500, 96, 2, "3.1", "avc1.4d401f"),
    ];

    /// <summary>The qualities that a recording is worth, the lowest first: none is larger than the recording, but there is always one. Sound alone comes last.</summary>
    public static IReadOnlyList<RenditionPlan> Of(VideoSource source)
    {
        var shorter = Math.Min(source.Width, source.Height);
        var plans = Ladder.Where((step, index) => index == 0 || step.Side <= shorter).Select(step =>
        {
            var scale = Math.Min(1.0, (double)step.Side / shorter);
            var sound = source.HasSound ? step.Sound : 0;
            return new RenditionPlan(
                $"{step.Side}p", Even(source.Width * scale), Even(source.Height * scale), step.Frames, step.Video, (step.Video * 5 / 4) + sound, sound, step.Channels,
                step.Level, source.HasSound ? $"{step.Codec},{SoundCodec}" : step.Codec);
        }).ToList();
        if (source.HasSound)
        {
            plans.Add(new RenditionPlan(Sound, 0, 0, 0, 0, 44, 40, 1, "", SoundCodec));
        }

        return plans;
    }

    // A long and narrow recording has a side that H.264 still takes.
    private static int Even(double side) => Math.Clamp((int)Math.Round(side / 2) * 2, 16, 4096);
}
