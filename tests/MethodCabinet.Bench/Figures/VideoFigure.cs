using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using MethodCabinet.Bench.Saves;
using MethodCabinet.Bench.Uploads;

namespace MethodCabinet.Bench.Figures;

/// <summary>
/// Five minutes of 1280 × 720 in which everything moves, made by ffmpeg, uploaded and converted by the product; then what a player fetches until the first second plays at the lowest quality: both lists,
/// the head of the recording and its first segment. That these bytes play is asked of ffprobe.
/// </summary>
public sealed partial class VideoFigure : Figure
{
    private const int Seconds = 300;
    private const double MostKilobytes = 300;

    public override string Name => "video";

    public override string Summary => "KB until the first second plays at the lowest quality";

    public override string Unit => "KB";

    public override string Target => "<= 300";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        var server = await context.StartServerAsync(new Dictionary<string, string> { ["Example__Enabled"] = "true" }, ct);
        using var client = new HttpClient { BaseAddress = server.Address };
        var cookie = await Examinees.SignInAsync(client, "methodist", "Primer-2026", "10.9.9.9", ct);
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        var source = Path.Combine(context.Folder, "lesson.mp4");
        await RunAsync(
            "ffmpeg",
            [
                "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", Text($"testsrc2=s=1280x720:r=30:d={Seconds},rotate=a=t/3,noise=alls=20:allf=t"),
                "-f", "lavfi", "-i", Text($"anoisesrc=d={Seconds}:c=pink:a=0.3"), "-c:v", "libx264", "-preset", "ultrafast", "-b:v", "6M", "-pix_fmt", "yuv420p", "-c:a", "aac", source,
            ],
            ct);
        using var sender = new PartSender(server.Address, cookie, source);
        var fileId = await sender.SendAsync(ct);
        var begun = Stopwatch.GetTimestamp();
        var address = await UnitAsync(client, fileId, ct);
        var video = await ReadyAsync(client, fileId, ct);
        var converting = Stopwatch.GetElapsedTime(begun);

        var master = await client.GetStringAsync(new Uri($"{address}/master.m3u8", UriKind.Relative), ct);
        var lowest = PlaylistName().Match(master).Value;
        var list = await client.GetStringAsync(new Uri($"{address}/{lowest}", UriKind.Relative), ct);
        var head = Range(HeadRange().Match(list));
        var first = Range(SegmentRange().Match(list));
        byte[] bytes = [.. await FetchAsync(client, $"{address}/{Path.ChangeExtension(lowest, "mp4")}", head, ct), .. await FetchAsync(client, $"{address}/{Path.ChangeExtension(lowest, "mp4")}", first, ct)];
        var played = Path.Combine(context.Folder, "first.mp4");
        await File.WriteAllBytesAsync(played, bytes, ct);
        var frames = int.Parse(await RunAsync("ffprobe", ["-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries", "stream=nb_read_frames", "-of", "csv=p=0", played], ct), CultureInfo.InvariantCulture);

        var kilobytes = Math.Round((master.Length + list.Length + bytes.Length) / 1000.0, 1);
        var average = long.Parse(Average().Match(master).Groups[1].Value, CultureInfo.InvariantCulture);
        return new FigureResult(kilobytes, kilobytes <= MostKilobytes && frames >= 15, new
        {
            source = new { seconds = Seconds, bytes = new FileInfo(source).Length, size = "1280x720" },
            qualities = video.GetProperty("qualities").EnumerateArray().Select(q => q.GetString()).ToArray(),
            listBytes = master.Length + list.Length,
            headBytes = head.Length,
            firstSegmentBytes = first.Length,
            framesOfFirstSegment = frames,
            lowestBitsPerSecond = average,
            convertingSeconds = Math.Round(converting.TotalSeconds, 1),
        });
    }

    private static async Task<string> UnitAsync(HttpClient client, Guid fileId, CancellationToken ct)
    {
        var course = await SendAsync(HttpMethod.Post, "/api/courses", new { title = "Лекции", audience = "teachers" });
        var path = $"/api/courses/{course.GetProperty("id").GetGuid()}";
        var module = Guid.CreateVersion7();
        var version = (await client.GetFromJsonAsync<JsonElement>(path, ct)).GetProperty("version").GetUInt32();
        version = (await SendAsync(HttpMethod.Put, $"{path}/outline", new { outline = new { modules = new[] { new { id = module, title = "Лекции", units = Array.Empty<object>() } } }, version })).GetProperty("value").GetUInt32();
        var unit = (await SendAsync(HttpMethod.Post, $"{path}/units", new { moduleId = module, kind = "video", title = "Лекция", version })).GetProperty("unitId").GetGuid();
        var content = await client.GetFromJsonAsync<JsonElement>($"{path}/units/{unit}", ct);
        await SendAsync(HttpMethod.Put, $"{path}/units/{unit}", new { draft = new { text = "", fileId }, version = content.GetProperty("version").GetUInt32() });
        return (await client.GetFromJsonAsync<JsonElement>($"{path}/units/{unit}", ct)).GetProperty("video").GetProperty("address").GetString()!;

        async Task<JsonElement> SendAsync(HttpMethod method, string address, object body)
        {
            using var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(body) };
            using var response = await client.SendAsync(request, ct);
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadFromJsonAsync<JsonElement>(ct);
        }
    }

    private static async Task<JsonElement> ReadyAsync(HttpClient client, Guid fileId, CancellationToken ct)
    {
        while (true)
        {
            var video = await client.GetFromJsonAsync<JsonElement>($"/api/videos/{fileId}", ct);
            switch (video.GetProperty("state").GetString())
            {
                case "ready":
                    return video;
                case "waiting" or "working":
                    await Task.Delay(500, ct);
                    break;
                default:
                    throw new InvalidOperationException($"The recording was not converted: {video}");
            }
        }
    }

    private static async Task<byte[]> FetchAsync(HttpClient client, string address, (long From, long Length) range, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(range.From, range.From + range.Length - 1) } };
        using var response = await client.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(ct);
    }

    private static (long From, long Length) Range(Match match) =>
        (long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    private static async Task<string> RunAsync(string program, string[] arguments, CancellationToken ct)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\S+\.m3u8$", RegexOptions.Multiline)]
    private static partial Regex PlaylistName();

    [GeneratedRegex("#EXT-X-MAP:.*BYTERANGE=\"(\\d+)@(\\d+)\"")]
    private static partial Regex HeadRange();

    [GeneratedRegex(@"#EXT-X-BYTERANGE:(\d+)@(\d+)")]
    private static partial Regex SegmentRange();

    [GeneratedRegex(@"AVERAGE-BANDWIDTH=(\d+)")]
    private static partial Regex Average();
}
