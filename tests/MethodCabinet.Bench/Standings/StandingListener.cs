using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace MethodCabinet.Bench.Standings;

/// <summary>
/// A spectator's page on <c>/hubs/standings</c>: a bare WebSocket that speaks SignalR's JSON protocol, so that a thousand of them cost the
/// machine little beside the server.
/// </summary>
public sealed class StandingListener : IDisposable
{
    private const byte RecordEnd = 0x1e;
    private static readonly byte[] Handshake = [.. """{"protocol":"json","version":1}"""u8, RecordEnd];
    private readonly ClientWebSocket socket = new();
    private byte[] buffer = new byte[16 << 10];
    private int filled;

    private StandingListener()
    {
    }

    /// <summary>Returns when the server has told the current version: from now on this listener is told of each change.</summary>
    public static async Task<StandingListener> JoinAsync(Uri server, Guid olympiadId, CancellationToken ct)
    {
        var listener = new StandingListener();
        var address = new UriBuilder(server) { Scheme = "ws", Path = "/hubs/standings", Query = $"olympiad={olympiadId}" }.Uri;
        await listener.socket.ConnectAsync(address, ct);
        await listener.socket.SendAsync(Handshake, WebSocketMessageType.Text, true, ct);
        await listener.NextVersionAsync(ct);
        return listener;
    }

    /// <summary>The version that the next notice names, once the notice has arrived as a whole.</summary>
    public async Task<long> NextVersionAsync(CancellationToken ct)
    {
        while (true)
        {
            var end = buffer.AsSpan(0, filled).IndexOf(RecordEnd);
            if (end < 0)
            {
                await ReceiveAsync(ct);
                continue;
            }

            var version = VersionIn(buffer.AsSpan(0, end));
            buffer.AsSpan(end + 1, filled - end - 1).CopyTo(buffer);
            filled -= end + 1;
            if (version is { } told)
            {
                return told;
            }
        }
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

    /// <summary>Null for the answer to the handshake, pings, and other notices.</summary>
    private static long? VersionIn(ReadOnlySpan<byte> message)
    {
        if (message.IndexOf("\"StandingChanged\""u8) < 0)
        {
            return null;
        }

        // The notice's own version comes before the one in the standing.
        var digits = message[(message.IndexOf("\"version\":"u8) + "\"version\":"u8.Length)..];
        return long.Parse(Encoding.ASCII.GetString(digits[..digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9')]), CultureInfo.InvariantCulture);
    }
}
