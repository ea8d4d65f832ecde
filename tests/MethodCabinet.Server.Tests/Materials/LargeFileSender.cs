using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using MethodCabinet.Domain.Materials;

namespace MethodCabinet.Server.Tests.Materials;

/// <summary>Does what a page does with a large file.</summary>
/// <param name="begin">Where it begins, when it is no file of one's own.</param>
internal sealed class LargeFileSender(HttpClient client, byte[] file, string name = "урок.mp4", string? begin = null)
{
    private const string Uploads = "/api/files/uploads";

    public byte[] File => file;

    public string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(file));

    public Guid Id { get; private set; }

    /// <summary>By which it is known again; the same file comes twice under two of them.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Bytes that a browser takes for a video, random but for the head.</summary>
    public static byte[] Video(int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        "\0\0\0 ftypisom"u8.CopyTo(bytes);
        return bytes;
    }

    public async Task<HttpResponseMessage> BeginAsync(long? size = null, string? fingerprint = null, byte[]? head = null) => await client.PostAsJsonAsync(
        begin ?? Uploads,
        new
        {
            name,
            size = size ?? file.Length,
            head = Convert.ToBase64String(head ?? file[..Math.Min(64, file.Length)]),
            fingerprint = fingerprint ?? Fingerprint ?? Digest,
        });

    public async Task<JsonElement> BegunAsync(byte[]? head = null)
    {
        var view = await (await BeginAsync(head: head)).OkJsonAsync();
        Id = view.GetProperty("id").GetGuid();
        return view;
    }

    public async Task<JsonElement> ViewAsync() => await (await client.GetAsync($"{Uploads}/{Id}")).OkJsonAsync();

    public async Task<(string Address, long Received)> LocateAsync(int number)
    {
        var place = await (await client.GetAsync($"{Uploads}/{Id}/parts/{number}")).OkJsonAsync();
        return (place.GetProperty("address").GetString()!, place.GetProperty("received").GetInt64());
    }

    public byte[] Part(int number) => file.AsSpan((int)LargeUploads.OffsetOf(file.Length, number), LargeUploads.SizeOfPart(file.Length, number)).ToArray();

    /// <param name="instead">Of the bytes that belong there.</param>
    public async Task<HttpResponseMessage> PutAsync(int number, long from = 0, byte[]? instead = null, string? sha256 = null)
    {
        using var content = new ByteArrayContent(instead ?? Part(number)[(int)from..]);
        return await client.PutAsync($"{Uploads}/{Id}/parts/{number}?from={from}&sha256={sha256 ?? Convert.ToHexStringLower(SHA256.HashData(Part(number)))}", content);
    }

    public async Task<HttpResponseMessage> CompleteAsync(string? sha256 = null) => await client.PostAsJsonAsync($"{Uploads}/{Id}/complete", new { sha256 = sha256 ?? Digest });

    public Task<HttpResponseMessage> AbortAsync() => client.DeleteAsync($"{Uploads}/{Id}");

    /// <summary>All of it, as far as it is not there.</summary>
    public async Task<Guid> SendAsync(string? sha256 = null, byte[]? head = null)
    {
        await BegunAsync(head);
        for (var number = 1; number <= LargeUploads.PartsOf(file.Length); number++)
        {
            (await PutAsync(number)).EnsureSuccessStatusCode();
        }

        await (await CompleteAsync(sha256)).OkJsonAsync();
        return Id;
    }

    /// <summary>Until somebody has read it through.</summary>
    /// <returns>The state, as the page gets it.</returns>
    public async Task<JsonElement> CheckedAsync()
    {
        JsonElement arrived = default;
        await Eventually.TrueAsync(
            async () =>
            {
                arrived = (await ViewAsync()).GetProperty("file");
                return arrived.GetProperty("state").GetString() != "checking";
            },
            "the file is read through");
        return arrived;
    }
}
