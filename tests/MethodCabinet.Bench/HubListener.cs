using System.Net.WebSockets;

namespace MethodCabinet.Bench;

/// <summary>
/// A page on a hub: a bare WebSocket that speaks SignalR's JSON protocol, so that thousands of them cost the machine little beside the server.
/// </summary>
public sealed class HubListener : IDisposable
{
    private const byte RecordEnd = 0x1e;
    private static readonly byte[] Handshake = [.. """{"protocol":"json","version":1}"""u8, RecordEnd];
    private readonly ClientWebSocket socket = new();
    private byte[] buffer = new byte[16 << 10];
    private int filled;

    private HubListener()
    {
    }

    /// <summary>What a message says to whoever waits for it; null for any other message.</summary>
    public delegate T? Reading<T>(ReadOnlySpan<byte> message)
        where T : struct;

    /// <param name="hub">Path and query, such as <c>/hubs/standings?olympiad=…</c>.</param>
    /// <param name="cookie">Of the session; null for a visitor.</param>
    public static async Task<HubListener> JoinAsync(Uri server, string hub, string? cookie, CancellationToken ct)
    {
        var listener = new HubListener();
        if (cookie is not null)
        {
            listener.socket.Options.SetRequestHeader("Cookie", cookie);
        }

        await listener.socket.ConnectAsync(new UriBuilder(new Uri(server, hub)) { Scheme = "ws" }.Uri, ct);
        await listener.socket.SendAsync(Handshake, WebSocketMessageType.Text, true, ct);
        return listener;
    }

    /// <summary>What the next message that <paramref name="read"/> takes says, once it has arrived as a whole.</summary>
    public async Task<T> NextAsync<T>(Reading<T> read, CancellationToken ct)
        where T : struct
    {
        while (true)
        {
            var end = buffer.AsSpan(0, filled).IndexOf(RecordEnd);
            if (end < 0)
            {
                await ReceiveAsync(ct);
                continue;
            }

            var said = read(buffer.AsSpan(0, end));
            buffer.AsSpan(end + 1, filled - end - 1).CopyTo(buffer);
            filled -= end + 1;
            if (said is { } told)
            {
                return told;
            }
        }
    }

    /// <summary>Calls the hub, as JSON of the protocol without its end.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken ct)
    {
        var record = new byte[message.Length + 1];
        message.CopyTo(record);
        record[^1] = RecordEnd;
        await socket.SendAsync(record, WebSocketMessageType.Text, true, ct);
    }

    public void Dispose() => socket.Dispose();

    private async Task ReceiveAsync(CancellationToken ct)
    {
        if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var received = await socket.ReceiveAsync(buffer.AsMemory(filled), ct);
        if (received.MessageType == WebSocketMessageType.Close)
        {
            throw new InvalidOperationException("The server closed the connection of a listener.");
        }

        filled += received.Count;
    }
}
