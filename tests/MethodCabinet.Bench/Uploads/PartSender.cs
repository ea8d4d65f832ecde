using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;

namespace MethodCabinet.Bench.Uploads;

/// <summary>
/// Sends a large file as the page does (web/src/ui/upload/uploader.ts): three parts at a time, one after a break, asks before each try how much of the part has come, and waits longer after each failure.
/// </summary>
internal sealed class PartSender : IDisposable
{
    private const int Parallel = 3;

    private readonly HttpClient client;
    private readonly string path;
    private long sent;
    private int places = Parallel;

    public PartSender(Uri server, string cookie, string path)
    {
        this.path = path;
        client = new HttpClient(new SocketsHttpHandler { ConnectCallback = ConnectAsync, UseCookies = false }) { BaseAddress = server, Timeout = TimeSpan.FromMinutes(1) };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
    }

    /// <summary>Bytes of the file that were given to the line, those that it lost included.</summary>
    public long Sent => Interlocked.Read(ref sent);

    public int Retries { get; private set; }

    public async Task<Guid> SendAsync(CancellationToken ct)
    {
        var size = new FileInfo(path).Length;
        var view = await PersistAsync(async () => await PostAsync("/api/files/uploads", await BeginningAsync(size, ct), ct), ct);
        var (id, partSize) = (view.GetProperty("id").GetGuid(), view.GetProperty("partSize").GetInt32());
        var digest = DigestAsync(ct);
        await SendPartsAsync(id, size, partSize, ct);
        var sha256 = await digest;
        await PersistAsync(() => PostAsync($"/api/files/uploads/{id}/complete", new { sha256 }, ct), ct);
        return id;
    }

    public async Task<string> DigestAsync(CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }

    public void Dispose() => client.Dispose();

    private async Task<object> BeginningAsync(long size, CancellationToken ct)
    {
        var head = new byte[64];
        await using var file = File.OpenRead(path);
        await file.ReadExactlyAsync(head, ct);
        return new { name = Path.GetFileName(path), size, head = Convert.ToBase64String(head), fingerprint = Convert.ToHexStringLower(SHA256.HashData(head)) };
    }

    private async Task SendPartsAsync(Guid id, long size, int partSize, CancellationToken ct)
    {
        var missing = new Queue<int>(Enumerable.Range(1, (int)((size + partSize - 1) / partSize)));
        var busy = new List<Task>();
        while (missing.Count > 0 || busy.Count > 0)
        {
            while (busy.Count < places && missing.TryDequeue(out var number))
            {
                busy.Add(SendOneAsync(number));
            }

            var ended = await Task.WhenAny(busy);
            busy.Remove(ended);
            await ended;
        }

        async Task SendOneAsync(int number)
        {
            await PersistAsync(
                async () =>
                {
                    await PutAsync(id, number, (number - 1L) * partSize, (int)Math.Min(partSize, size - ((number - 1L) * partSize)), ct);
                    return default(JsonElement);
                },
                ct);
            places = Math.Min(Parallel, places + 1);
        }
    }

    private async Task PutAsync(Guid id, int number, long offset, int length, CancellationToken ct)
    {
        var place = await client.GetFromJsonAsync<JsonElement>($"/api/files/uploads/{id}/parts/{number}", ct);
        var received = (int)place.GetProperty("received").GetInt64();
        var part = new byte[length];
        using (var file = File.OpenHandle(path))
        {
            await RandomAccess.ReadAsync(file, part, offset, ct);
        }

        using var content = new Counted(this, part.AsMemory(received));
        var address = $"{place.GetProperty("address").GetString()}?from={received}&sha256={Convert.ToHexStringLower(SHA256.HashData(part))}";
        using var reply = await client.PutAsync(new Uri(address, UriKind.Relative), content, ct);
        await CheckAsync(reply, ct);
    }

    private async Task<JsonElement> PostAsync(string address, object body, CancellationToken ct)
    {
        using var reply = await client.PostAsJsonAsync(address, body, ct);
        await CheckAsync(reply, ct);
        return await reply.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    private static async Task CheckAsync(HttpResponseMessage reply, CancellationToken ct)
    {
        if (!reply.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"{(int)reply.StatusCode} {await reply.Content.ReadAsStringAsync(ct)}", null, reply.StatusCode);
        }
    }

    private async Task<T> PersistAsync<T>(Func<Task<T>> act, CancellationToken ct)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                return await act();
            }
            catch (Exception exception) when (MayPass(exception) && !ct.IsCancellationRequested)
            {
                Retries++;
                places = 1;
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, failures)) * (0.5 + (Random.Shared.NextDouble() / 2))), ct);
            }
        }
    }

    private static bool MayPass(Exception exception) => exception switch
    {
        HttpRequestException { StatusCode: null or >= HttpStatusCode.InternalServerError or HttpStatusCode.Conflict } or TaskCanceledException or IOException => true,
        _ => false,
    };

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, SendBufferSize = BreakingLine.HeldBytes };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Counts what goes out.</summary>
    private sealed class Counted(PartSender sender, ReadOnlyMemory<byte> bytes) : HttpContent
    {
        private const int Piece = 16 << 10;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            for (var at = 0; at < bytes.Length; at += Piece)
            {
                var piece = bytes.Slice(at, Math.Min(Piece, bytes.Length - at));
                Interlocked.Add(ref sender.sent, piece.Length);
                await stream.WriteAsync(piece, cancellationToken);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
