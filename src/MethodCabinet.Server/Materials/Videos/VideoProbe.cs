using System.Globalization;
using System.Text;
using System.Text.Json;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Materials.Videos;

namespace MethodCabinet.Server.Materials.Videos;

/// <summary>Asks ffprobe what a recording is.</summary>
/// <param name="Stream">Number of the picture's stream; covers are none.</param>
internal sealed record VideoProbe(VideoSource Source, int Stream)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Programs guess what a file is by its content, and some kinds name other files: the kind is told, by the first bytes that were checked.</summary>
    public static string FormatOf(string mediaType) => mediaType is "video/webm" or "video/x-matroska" ? "matroska" : "mov";

    /// <exception cref="RuleBroken">VideoUnreadable, VideoTooLong.</exception>
    /// <exception cref="MissingToolException">There is no ffprobe.</exception>
    public static async Task<VideoProbe> OfAsync(VideoSettings settings, string folder, string name, string mediaType, ILogger log, CancellationToken ct)
    {
        var json = new StringBuilder();
        string[] arguments =
        [
            "-v", "error", "-protocol_whitelist", "file", "-f", FormatOf(mediaType),
            "-show_entries", "format=duration:stream=index,codec_type,width,height,sample_aspect_ratio,duration:stream_disposition=attached_pic:stream_side_data=rotation",
            "-of", "json", $"file:{name}",
        ];
        await VideoTool.RunAsync(settings.Ffprobe, arguments, folder, Limit, line => Task.FromResult(json.Length < 1 << 20 ? json.Append(line) : json), log, ct);
        return Read(json.ToString());
    }

    private static VideoProbe Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var streams = document.RootElement.GetProperty("streams").EnumerateArray().ToList();
            var picture = streams.FirstOrDefault(stream => KindOf(stream) == "video" && stream.GetProperty("disposition").GetProperty("attached_pic").GetInt32() == 0);
            if (picture.ValueKind == JsonValueKind.Undefined)
            {
                throw new RuleBroken(MaterialErrors.VideoUnreadable);
            }

            var (width, height) = ((int)(picture.GetProperty("width").GetInt32() * ShapeOf(picture)), picture.GetProperty("height").GetInt32());
            var isTurned = picture.TryGetProperty("side_data_list", out var sides) && sides.EnumerateArray().Any(side => side.TryGetProperty("rotation", out var turn) && Math.Abs(turn.GetInt32()) % 180 == 90);
            var seconds = SecondsOf(document.RootElement.GetProperty("format")) ?? SecondsOf(picture) ?? 0;
            var source = new VideoSource(isTurned ? height : width, isTurned ? width : height, seconds, streams.Exists(stream => KindOf(stream) == "audio"));
            source.Check();
            return new(source, picture.GetProperty("index").GetInt32());
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RuleBroken(MaterialErrors.VideoUnreadable, cause: exception);
        }
    }

    private static string KindOf(JsonElement stream) => stream.TryGetProperty("codec_type", out var kind) ? kind.GetString()! : "";

    private static double? SecondsOf(JsonElement part) =>
        part.TryGetProperty("duration", out var text) && double.TryParse(text.GetString(), CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    /// <summary>How much wider than high a point of the picture is.</summary>
    private static double ShapeOf(JsonElement picture)
    {
        var parts = picture.TryGetProperty("sample_aspect_ratio", out var ratio) ? ratio.GetString()!.Split(':') : [];
        return parts is [var across, var up] && int.TryParse(across, out var x) && int.TryParse(up, out var y) && x > 0 && y > 0 && (double)x / y is > 0.2 and < 5 ? (double)x / y : 1;
    }
}
