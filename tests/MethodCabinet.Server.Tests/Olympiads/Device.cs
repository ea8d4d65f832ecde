using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Assessment.Journal;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>A participant's browser: keeps its own chain of entries, as the page does.</summary>
/// <param name="attempts">What the attempts are called in addresses.</param>
public sealed class Device(Guid attemptId, Guid? deviceId = null, string attempts = "attempts")
{
    private readonly List<SentEntry> entries = [];
    private byte[] last = JournalChain.Start.ToArray();

    public static JsonSerializerOptions Json { get; } = MakeJson();

    public Guid AttemptId { get; } = attemptId;

    public Guid Id { get; } = deviceId ?? Guid.NewGuid();

    /// <summary>What the device says of its clock when it sends.</summary>
    public long? ElapsedMs { get; set; }

    /// <summary>All entries that were ever written on this device.</summary>
    public IReadOnlyList<SentEntry> Entries => entries;

    public string LastHash => Convert.ToHexStringLower(last);

    public static string Text(string text) => JsonSerializer.Serialize(new { type = "shortText", text });

    /// <summary>Writes the next entry without sending it.</summary>
    public SentEntry Write(Guid taskId, string answer, long elapsedMs = 1000)
    {
        var seq = entries.Count + 1;
        last = JournalChain.Next(last, AttemptId, Id, seq, taskId, elapsedMs, answer);
        var entry = new SentEntry(seq, taskId, answer, elapsedMs, LastHash);
        entries.Add(entry);
        return entry;
    }

    /// <summary>Sends the entries from <paramref name="from"/> (1-based) on, <paramref name="count"/> of them.</summary>
    public Task<HttpResponseMessage> PostAsync(HttpClient client, int from = 1, int count = int.MaxValue, CancellationToken ct = default) =>
        PostAsync(client, entries.Skip(from - 1).Take(count), ct);

    public async Task<HttpResponseMessage> PostAsync(HttpClient client, IEnumerable<SentEntry> sent, CancellationToken ct = default)
    {
        using var content = JsonContent.Create(new SubmitJournal.Request(Id, [.. sent], ElapsedMs), options: Json);
        // Buffered, the request announces its length, as a browser's does.
        await content.LoadIntoBufferAsync(ct);
        return await client.PostAsync($"/api/{attempts}/{AttemptId}/journal", content, ct);
    }

    /// <summary>Sends as <see cref="PostAsync(HttpClient, int, int, CancellationToken)"/> does and expects to be told that it is saved.</summary>
    public async Task<SubmitJournal.Response> SaveAsync(HttpClient client, int from = 1, int count = int.MaxValue)
    {
        using var response = await PostAsync(client, from, count);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<SubmitJournal.Response>(Json))!;
    }

    /// <summary>Everything that was written here, as a file for a carrier, made after the end.</summary>
    public byte[] Carry(Guid roundId, byte[] publicKey, Guid? browserId = null, bool handedIn = false) =>
        Carry(roundId, publicKey, JsonSerializer.Serialize(
            new { AttemptId, DeviceId = Id, ElapsedMs = 1, Entries = entries, Device = new { BrowserId = browserId ?? Id, IsOpen = false }, handedIn }, Json));

    public static byte[] Carry(Guid roundId, byte[] publicKey, string json) =>
        CarriedWork.Seal(CarriedWork.Join(Encoding.UTF8.GetBytes(json)), roundId, publicKey);

    private static JsonSerializerOptions MakeJson()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        PlatformModule.ConfigureJson(json);
        return json;
    }
}
