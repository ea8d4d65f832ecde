using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MethodCabinet.Bench.Jury;

namespace MethodCabinet.Bench.Figures;

/// <summary>
/// Two hundred jurors mark at once, each a work in two seconds, and all of them, the chair among them, have the round's progress open. The clock of a save runs over its request; that of a
/// notice from the same moment until a page is told of a progress which contains that marking. Beside them how long the next work takes to come.
/// </summary>
public sealed class JuryFigure : Figure
{
    private const int Jurors = 200;
    private const int Works = 1000;
    private const double WorstSaveMs = 100;
    private const double WorstNoticeMs = 300;
    private const double WorstNextMs = 200;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    /// <summary>Not counted: a server that has just started compiles its busy code anew for half a minute, and a jury marks for hours.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);

    public override string Name => "jury";

    public override string Summary => "p99 of the notice of a marking while 200 jurors mark, one work in two seconds each, and everybody listens";

    public override string Unit => "ms, p99";

    public override string Target => $"<= {WorstNoticeMs}, p99 of save <= {WorstSaveMs}, of the next work <= {WorstNextMs}";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        // The example mode asks jurors for no second factor.
        var server = await context.StartServerAsync(
            new Dictionary<string, string> { ["Example__Enabled"] = "true", ["Example__AccountsFile"] = Path.Combine(context.Folder, "example-accounts.txt") }, ct);
        var round = await MarkedRound.StoreAsync(context.ConnectionString, server.Address, Jurors, Works, ct);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = Jurors }) { BaseAddress = server.Address };
        var listeners = new List<HubListener>();
        try
        {
            foreach (var group in round.Cookies.Chunk(50))
            {
                listeners.AddRange(await Task.WhenAll(group.Select(cookie => HubListener.JoinAsync(server.Address, $"/hubs/jury?round={round.RoundId}", cookie, ct))));
            }

            var marked = new Marked(Stopwatch.GetTimestamp() + (long)(WarmUp.TotalSeconds * Stopwatch.Frequency));
            using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var notices = listeners.ConvertAll(listener => ListenAsync(listener, marked, over.Token));
            var until = marked.CountsFrom + (long)(context.Duration.TotalSeconds * Stopwatch.Frequency);
            var marking = Task.WhenAll(round.Cookies.Select((cookie, i) => MarkAsync(client, round, cookie, i, marked, until, ct)));
            await Task.Delay(WarmUp, ct);
            var (serverBefore, ownBefore) = (server.ProcessorTime, Environment.CpuUsage.TotalTime);
            var times = await marking;
            var (saves, nexts) = (times.SelectMany(t => t.Saves).ToList(), times.SelectMany(t => t.Nexts).ToList());
            var (serverUsed, ownUsed) = (server.ProcessorTime - serverBefore, Environment.CpuUsage.TotalTime - ownBefore);

            // The last ones are told of as well.
            await Task.Delay(TimeSpan.FromSeconds(2), ct);
            await over.CancelAsync();
            var told = (await Task.WhenAll(notices)).SelectMany(n => n).ToList();
            var (save, notice, next) = (Percentile(saves, 0.99), Percentile(told, 0.99), Percentile(nexts, 0.99));
            return new FigureResult(notice, save <= WorstSaveMs && notice <= WorstNoticeMs && next <= WorstNextMs && told.Count == saves.Count * Jurors, new
            {
                jurors = Jurors,
                markings = saves.Count,
                perSecond = Math.Round(saves.Count / context.Duration.TotalSeconds, 1),
                saveP50Ms = Percentile(saves, 0.5),
                saveP99Ms = save,
                nextP50Ms = Percentile(nexts, 0.5),
                nextP99Ms = next,
                noticeP50Ms = Percentile(told, 0.5),
                noticeMaxMs = Percentile(told, 1),
                notices = told.Count,
                serverMsPerMarking = Math.Round(serverUsed.TotalMilliseconds / saves.Count, 1),
                loadMsPerMarking = Math.Round(ownUsed.TotalMilliseconds / saves.Count, 1),
                processors = Environment.ProcessorCount,
            });
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }

    /// <summary>Milliseconds of each save, and until each work came.</summary>
    private static async Task<(List<double> Saves, List<double> Nexts)> MarkAsync(HttpClient client, MarkedRound round, string cookie, int juror, Marked marked, long until, CancellationToken ct)
    {
        var (saves, nexts) = (new List<double>(), new List<double>());
        var taskId = round.Tasks[juror % round.Tasks.Count];

        // Spread over the two seconds, as people are.
        await Task.Delay(Pace * juror / Jurors, ct);
        while (Stopwatch.GetTimestamp() < until)
        {
            var begun = Stopwatch.GetTimestamp();
            using var claimed = await SendAsync(client, HttpMethod.Post, $"/api/rounds/{round.RoundId}/tasks/{taskId}/claim", cookie, null, ct);
            if (claimed.StatusCode == HttpStatusCode.NoContent)
            {
                throw new InvalidOperationException("There are too few works for so long a run.");
            }

            var view = await claimed.Content.ReadFromJsonAsync<JsonElement>(ct);
            if (begun >= marked.CountsFrom)
            {
                nexts.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            var body = new
            {
                points = new { k1 = 1, k2 = 2, k3 = 3 },
                comment = "Не назван фактор",
                remarks = Array.Empty<object>(),
                isDone = true,
                version = view.GetProperty("version").GetUInt32(),
            };
            await Task.Delay(Pace / 2, ct);
            var sent = Stopwatch.GetTimestamp();
            using var saved = await SendAsync(client, HttpMethod.Put, $"/api/markings/{view.GetProperty("id").GetGuid()}", cookie, body, ct);
            marked.Add(sent);
            if (sent >= marked.CountsFrom)
            {
                saves.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }

            if (Pace - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } rest)
            {
                await Task.Delay(rest, ct);
            }
        }

        return (saves, nexts);
    }

    /// <summary>For each marking, milliseconds from the moment in which it was sent until this page was told of it.</summary>
    private static async Task<List<double>> ListenAsync(HubListener listener, Marked marked, CancellationToken ct)
    {
        var latencies = new List<double>();
        var known = 0;
        try
        {
            while (true)
            {
                var done = await listener.NextAsync<int>(DoneIn, ct);
                var now = Stopwatch.GetTimestamp();

                // A notice may overtake the reply to the save that it tells of: that one counts with the next.
                for (; known < done && marked.At(known) is { } sent; known++)
                {
                    if (sent >= marked.CountsFrom)
                    {
                        latencies.Add(Stopwatch.GetElapsedTime(sent, now).TotalMilliseconds);
                    }
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return latencies;
        }
    }

    /// <summary>How many markings are done, of all tasks together; null for any other message.</summary>
    private static int? DoneIn(ReadOnlySpan<byte> message)
    {
        if (message.IndexOf("\"Progressed\""u8) < 0)
        {
            return null;
        }

        var done = 0;
        while (message.IndexOf("\"done\":"u8) is var at and >= 0)
        {
            message = message[(at + "\"done\":"u8.Length)..];
            done += int.Parse(Encoding.ASCII.GetString(message[..message.IndexOfAnyExceptInRange((byte)'0', (byte)'9')]), CultureInfo.InvariantCulture);
        }

        return done;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, string cookie, object? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { { "Cookie", cookie } } };
        request.Content = body is null ? null : JsonContent.Create(body);
        var response = await client.SendAsync(request, ct);
        return response.IsSuccessStatusCode ? response : throw new InvalidOperationException($"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(ct)}");
    }

    private static double Percentile(List<double> times, double share) =>
        Math.Round(times.Order().ElementAt(Math.Min(times.Count - 1, (int)(share * times.Count))), 1);

    /// <summary>When each marking was sent, in the order in which their saves were answered.</summary>
    /// <param name="countsFrom">The end of the warming up.</param>
    private sealed class Marked(long countsFrom)
    {
        private readonly ConcurrentDictionary<int, long> sent = new();
        private int count;

        public long CountsFrom => countsFrom;

        public void Add(long at) => sent[Interlocked.Increment(ref count) - 1] = at;

        public long? At(int index) => sent.TryGetValue(index, out var at) ? at : null;
    }
}
