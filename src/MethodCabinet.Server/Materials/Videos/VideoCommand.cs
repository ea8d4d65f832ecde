using System.Globalization;
using MethodCabinet.Domain.Materials.Videos;

namespace MethodCabinet.Server.Materials.Videos;

/// <summary>What ffmpeg is asked for: all qualities of a recording in one run, which decodes it once.</summary>
internal static class VideoCommand
{
    /// <summary>Seconds of a segment: a slow line has it soon, and a quality is changed at its end.</summary>
    private const int Segment = 5;

    public static List<string> Convert(string name, string format, VideoProbe probe, IReadOnlyList<RenditionPlan> plans)
    {
        List<string> command = [.. VideoTool.Guarded, "-y", "-f", format, "-i", $"file:{name}", "-progress", "pipe:1", "-nostats"];
        foreach (var plan in plans)
        {
            if (plan.Width > 0)
            {
                command.AddRange(["-map", $"0:{probe.Stream}", "-vf", Text($"fps={plan.Frames},scale={plan.Width}:{plan.Height},setsar=1"), .. Picture(plan)]);
            }

            if (plan.SoundKbit > 0)
            {
                command.AddRange(["-map", "0:a:0", "-c:a", "aac", "-b:a", $"{plan.SoundKbit}k", "-ac", $"{plan.Channels}", "-ar", plan.Channels == 1 ? "32000" : "48000"]);
            }

            // One object for each quality: an hour would be thousands of segments in the storage.
            command.AddRange(
            [
                "-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1", "-max_muxing_queue_size", "4096",
                "-f", "hls", "-hls_time", $"{Segment}", "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4", "-hls_flags", "single_file",
                "-hls_segment_filename", $"{plan.Name}.mp4", $"{plan.Name}.m3u8",
            ]);
        }

        return command;
    }

    /// <summary>A picture from the beginning that is not the dark of its first moment.</summary>
    public static List<string> Poster(string name, string format, VideoProbe probe, string poster) =>
    [
        .. VideoTool.Guarded, "-y", "-ss", Text($"{Math.Min(5, probe.Source.Seconds / 10):0.00}"), "-f", format, "-i", $"file:{name}", "-map", $"0:{probe.Stream}",
        "-frames:v", "1", "-vf", "scale='min(1280,iw*sar)':-2,setsar=1", "-f", "image2", "-c:v", "mjpeg", "-q:v", "4", poster,
    ];

    private static string[] Picture(RenditionPlan plan) =>
    [
        "-c:v", "libx264", "-preset", "veryfast", "-profile:v", "main", "-level", plan.Level, "-pix_fmt", "yuv420p",
        "-b:v", $"{plan.VideoKbit}k", "-maxrate", $"{plan.VideoKbit * 5 / 4}k", "-bufsize", $"{plan.VideoKbit * 2}k",
        "-force_key_frames", $"expr:gte(t,n_forced*{Segment})", "-sc_threshold", "0",
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
