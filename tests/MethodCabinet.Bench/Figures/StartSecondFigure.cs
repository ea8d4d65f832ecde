using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Bench.Saves;
using Npgsql;

namespace MethodCabinet.Bench.Figures;

/// <summary>
/// Five thousand participants have the sealed paper and wait for the same second. In it all of them ask for the key and whether the round is open, and two thousand are told by the hub on
/// which their pages wait; the clock runs from the start of the window until the last has both. Afterwards, unhurried by the page, each opens the work.
/// </summary>
public sealed class StartSecondFigure : Figure
{
    private const int Participants = 5000;
    private const int Listeners = 2000;
    private const int Connections = 256;
    private const double MostSeconds = 3;

    public override string Name => "start-second";

    public override string Summary => "5,000 participants get the key and the running state in the second of the start, 2,000 of them by push as well";

    public override string Unit => "s until the last";

    public override string Target => "<= 3, no errors";

    public override async Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct)
    {
        // Among the example people is a methodist who may seal without a second factor.
        var accounts = Path.Combine(context.Folder, "example-accounts.txt");
        var server = await context.StartServerAsync(
            new Dictionary<string, string> { ["Example__Enabled"] = "true", ["Example__AccountsFile"] = accounts }, ct);
        var round = await Examinees.EnterAsync(context.ConnectionString, server.Address, Participants, DateTimeOffset.UtcNow.AddHours(1), ct);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = Connections }) { BaseAddress = server.Address };
        var sealId = await SealAsync(client, round.PaperId, ct);

        var listeners = new List<HubListener>();
        try
        {
            foreach (var group in round.Cookies.Take(Listeners).Chunk(50))
            {
                listeners.AddRange(await Task.WhenAll(group.Select(cookie => HubListener.JoinAsync(server.Address, $"/hubs/kits?round={round.RoundId}", cookie, ct))));
            }

            var opensAt = await OpenSoonAsync(context, round.RoundId, ct);
            var pushed = listeners.ConvertAll(async listener =>
            {
                await listener.NextAsync<bool>(message => message.IndexOf("\"Opened\""u8) >= 0 && HoldsKeyAndRunningState(message) ? true : null, ct);
                return DateTimeOffset.UtcNow - opensAt;
            });
            await Task.Delay(opensAt - DateTimeOffset.UtcNow, ct);
            var asked = await ForAllAsync(round.Cookies, opensAt, cookie => KeyAsync(client, round.RoundId, cookie, ct), ct);
            var told = await Task.WhenAll(pushed);
            var begun = DateTimeOffset.UtcNow;
            var opened = await ForAllAsync(round.Cookies, begun, cookie => OpenAsync(client, round.RoundId, sealId, cookie, ct), ct);

            var last = Math.Round(Math.Max(asked.Max().TotalSeconds, told.Max().TotalSeconds), 2);
            return new FigureResult(last, last <= MostSeconds, new
            {
                participants = Participants,
                listeners = Listeners,
                http = Seconds(asked),
                push = Seconds(told),
                openedAfterwards = Seconds(opened),
                connections = Connections,
                processors = Environment.ProcessorCount,
            });
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }

    private static object Seconds(TimeSpan[] times) => new
    {
        p50 = Math.Round(times.Order().ElementAt(times.Length / 2).TotalSeconds, 2),
        last = Math.Round(times.Max().TotalSeconds, 2),
    };

    private static async Task<Guid> SealAsync(HttpClient client, Guid paperId, CancellationToken ct)
    {
        var cookie = await Examinees.SignInAsync(client, "methodist", "Primer-2026", "10.9.9.9", ct);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/papers/{paperId}/seal") { Headers = { { "Cookie", cookie } } };
        using var response = await client.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("id").GetGuid();
    }

    /// <summary>The organizer moves the start to ten seconds from now: later than any process believes an earlier answer.</summary>
    private static async Task<DateTimeOffset> OpenSoonAsync(BenchContext context, Guid roundId, CancellationToken ct)
    {
        var opensAt = DateTimeOffset.UtcNow.AddSeconds(10);
        await using var database = context.OpenDatabase();
        await using var command = database.CreateCommand("update olympiads.rounds set opens_at = $1 where id = $2");
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = opensAt });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = roundId });
        await command.ExecuteNonQueryAsync(ct);
        return opensAt;
    }

    /// <returns>When each was answered, after <paramref name="begun"/>.</returns>
    private static async Task<TimeSpan[]> ForAllAsync(IReadOnlyList<string> cookies, DateTimeOffset begun, Func<string, Task> ask, CancellationToken ct)
    {
        var times = new TimeSpan[cookies.Count];
        await Parallel.ForAsync(0, times.Length, new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = ct }, async (i, _) =>
        {
            await ask(cookies[i]);
            times[i] = DateTimeOffset.UtcNow - begun;
        });
        return times;
    }

    private static async Task KeyAsync(HttpClient client, Guid roundId, string cookie, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/rounds/{roundId}/opening-key") { Headers = { { "Cookie", cookie } } };
        using var response = await client.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadAsByteArrayAsync(ct);
        if (!HoldsKeyAndRunningState(answer))
        {
            throw new InvalidOperationException("An answer held no key, or not how the round stands.");
        }
    }

    /// <summary>Each participant must know the end of the window, the duration and whether the round is paused as soon as the paper opens.</summary>
    private static bool HoldsKeyAndRunningState(ReadOnlySpan<byte> answer) =>
        answer.IndexOf("\"openingKey\""u8) >= 0 && answer.IndexOf("\"closesAt\""u8) >= 0 && answer.IndexOf("\"durationMinutes\""u8) >= 0 && answer.IndexOf("\"pausedAt\""u8) >= 0;

    private static async Task OpenAsync(HttpClient client, Guid roundId, Guid sealId, string cookie, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/rounds/{roundId}/attempt?seal={sealId}") { Headers = { { "Cookie", cookie } } };
        using var response = await client.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
    }
}
