using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>One file of a work, sent in parts as the page does: the server says what is missing, and that is put.</summary>
internal sealed class PartSender(HttpClient client, Guid attemptId, byte[] file, string? digest = null)
{
    /// <summary>The storage of an address of its own wants no cookie and nobody's name.</summary>
    private static readonly HttpClient Anybody = new();

    public string Digest { get; } = digest ?? DigestOf(file);

    public string Address => $"/api/attempts/{attemptId}/files/{Digest}";

    /// <summary>Bytes of parts that were begun to be put, whatever became of them.</summary>
    public long Sent { get; private set; }

    public string[] Parts { get; } = [.. file.Chunk(AttemptFiles.PartBytes).Select(DigestOf)];

    public static string DigestOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public byte[] Bytes(int part) => file.AsSpan(part * AttemptFiles.PartBytes, AttemptFiles.SizeOfPart(file.Length, part)).ToArray();

    public Task<HttpResponseMessage> BeginAsync(int? size = null, IReadOnlyList<string>? parts = null) =>
        client.PostAsJsonAsync($"{Address}/begin", new { size = size ?? file.Length, parts = parts ?? Parts });

    /// <summary>Begins, or goes on.</summary>
    public async Task<IReadOnlyList<(int Number, string Address)>> MissingAsync() => MissingOf(await (await BeginAsync()).OkJsonAsync());

    /// <param name="instead">Other bytes than those of the part.</param>
    /// <param name="content">Another way to write them.</param>
    public async Task<HttpResponseMessage> PutAsync(int part, string? address = null, byte[]? instead = null, Func<byte[], HttpContent>? content = null)
    {
        var bytes = instead ?? Bytes(part);
        Sent += bytes.Length;
        using var body = (content ?? (b => new ByteArrayContent(b)))(bytes);
        address ??= $"{Address}/parts/{part}";
        return await (address.StartsWith('/') ? client : Anybody).PutAsync(new Uri(address, UriKind.RelativeOrAbsolute), body);
    }

    public Task<HttpResponseMessage> CompleteAsync() => client.PostAsync($"{Address}/complete", null);

    /// <summary>The whole way.</summary>
    /// <returns>The first answer that is none of success, or the last one.</returns>
    public async Task<HttpResponseMessage> SendAsync()
    {
        var begun = await BeginAsync();
        if (begun.StatusCode != HttpStatusCode.OK)
        {
            return begun;
        }

        var reply = await begun.Content.ReadFromJsonAsync<JsonElement>();
        if (reply.GetProperty("receivedAt").ValueKind != JsonValueKind.Null)
        {
            return begun;
        }

        foreach (var (number, address) in MissingOf(reply))
        {
            var put = await PutAsync(number, address);
            if (!put.IsSuccessStatusCode)
            {
                return put;
            }
        }

        return await CompleteAsync();
    }

    private static (int Number, string Address)[] MissingOf(JsonElement reply) =>
        [.. reply.GetProperty("missing").EnumerateArray().Select(part => (part.GetProperty("number").GetInt32(), part.GetProperty("address").GetString()!))];
}
