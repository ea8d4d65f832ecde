using System.Diagnostics;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using MethodCabinet.Bench.Saves;
using MethodCabinet.Bench.Uploads;

namespace MethodCabinet.Bench.Figures;

/// <summary>A gigabyte over a line that breaks twenty times, sent by a .NET client that does what the page does; then read through by the server, had back, and compared.</summary>
public sealed class UploadFigure : Figure
{
    private const long Size = 1L << 30;
    private const int Breaks = 20;
    private const double MostTwice = 5;

    public override string Name => "upload";

    public override string Summary => "1 GB over a line that breaks 20 times: percent sent twice";

    public override string Unit => "%";

    public override string Target => "<= 5";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        var server = await context.StartServerAsync(new Dictionary<string, string> { ["Example__Enabled"] = "true" }, ct);
        using var direct = new HttpClient { BaseAddress = server.Address };
        var cookie = await Examinees.SignInAsync(direct, "methodist", "Primer-2026", "10.9.9.9", ct);
        direct.DefaultRequestHeaders.Add("Cookie", cookie);
        var path = await WriteAsync(Path.Combine(context.Folder, "lesson.mp4"), ct);

        // Never at the same place of a part.
        await using var line = new BreakingLine(server.Address, Enumerable.Range(1, Breaks).Select(i => (i * (Size / (Breaks + 1))) + Random.Shared.Next(16 << 20)));
        using var sender = new PartSender(line.Address, cookie, path);
        var begun = Stopwatch.GetTimestamp();
        var id = await sender.SendAsync(ct);
        var sending = Stopwatch.GetElapsedTime(begun);
        var state = await StateAsync(direct, id, ct);
        var all = Stopwatch.GetElapsedTime(begun);

        string back;
        await using (var content = await direct.GetStreamAsync(new Uri($"/api/files/{id}", UriKind.Relative), ct))
        {
            back = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        }

        var isEqual = back == await sender.DigestAsync(ct);
        var twice = Math.Round(100.0 * (sender.Sent - Size) / Size, 2);
        return new FigureResult(twice, isEqual && state == "ready" && line.Breaks == Breaks && twice <= MostTwice, new
        {
            client = ".NET, as web/src/ui/upload/uploader.ts",
            bytes = Size,
            breaks = line.Breaks,
            retries = sender.Retries,
            bytesSent = sender.Sent,
            hashEqual = isEqual,
            state,
            sendingSeconds = Math.Round(sending.TotalSeconds, 1),
            readThroughSeconds = Math.Round((all - sending).TotalSeconds, 1),
            serverMegabytes = server.PeakMemory >> 20,
        });
    }

    private static async Task<string> StateAsync(HttpClient client, Guid id, CancellationToken ct)
    {
        while (true)
        {
            var view = await client.GetFromJsonAsync<JsonElement>($"/api/files/uploads/{id}", ct);
            if (view.GetProperty("file").GetProperty("state").GetString() is { } state and not "checking")
            {
                return state;
            }

            await Task.Delay(200, ct);
        }
    }

    private static async Task<string> WriteAsync(string path, CancellationToken ct)
    {
        await using var file = File.Create(path);
        var piece = new byte[1 << 20];
        for (var at = 0L; at < Size; at += piece.Length)
        {
            RandomNumberGenerator.Fill(piece);
            if (at == 0)
            {
                "\0\0\0 ftypisom"u8.CopyTo(piece);
            }

            await file.WriteAsync(piece, ct);
        }

        return path;
    }
}
