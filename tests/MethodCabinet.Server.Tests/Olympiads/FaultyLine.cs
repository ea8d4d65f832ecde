using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>
/// One address in front of one or several servers: passes each connection on to the next of them that accepts it. The line can be cut, slow, stuck,
/// or lose replies.
/// </summary>
public sealed class FaultyLine : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<Socket, bool> open = [];
    private readonly Task accepting;
    private volatile TaskCompletionSource? stuck;
    private volatile bool cut;
    private volatile bool losesReplies;
    private volatile int delayMs;
    private volatile IReadOnlyList<Uri> nodes;
    private int turn;

    public FaultyLine(params IReadOnlyList<Uri> nodes)
    {
        this.nodes = nodes;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://{listener.LocalEndpoint}");

    /// <summary>Where new connections go, in turn.</summary>
    public void LeadTo(params IReadOnlyList<Uri> next) => nodes = next;

    /// <summary>Breaks every connection, in the middle of whatever passes, and takes none until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        cut = true;
        Break();
    }

    /// <summary>Whatever is sent in either direction comes so much later.</summary>
    public void Slow(TimeSpan delay) => delayMs = (int)delay.TotalMilliseconds;

    /// <summary>Nothing passes and nothing breaks until <see cref="Mend"/>.</summary>
    public void Stick() => stuck ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Requests arrive, and in place of the reply the connection ends: nobody knows what became of them.</summary>
    public void LoseReplies() => losesReplies = true;

    public void Mend()
    {
        (cut, losesReplies, delayMs) = (false, false, 0);
        (var waiting, stuck) = (stuck, null);
        waiting?.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        Mend();
        Break();
        await accepting;
        end.Dispose();
        listener.Dispose();
    }

    private void Break()
    {
        foreach (var socket in open.Keys)
        {
            socket.Dispose();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = RelayAsync(await listener.AcceptSocketAsync(end.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task RelayAsync(Socket client)
    {
        using var caller = client;
        try
        {
            using var server = await ConnectAsync();
            (open[client], open[server]) = (true, true);
            try
            {
                if (!cut)
                {
                    await Task.WhenAny(PassAsync(client, server, isReply: false), PassAsync(server, client, isReply: true));
                }
            }
            finally
            {
                open.TryRemove(client, out _);
                open.TryRemove(server, out _);
            }
        }
        catch (SocketException)
        {
            // No server accepts it: the caller sees the connection end.
        }
    }

    private async Task<Socket> ConnectAsync()
    {
        var among = nodes;
        for (var tries = among.Count; ; tries--)
        {
            var node = among[(int)((uint)Interlocked.Increment(ref turn) % among.Count)];
            var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await server.ConnectAsync(node.Host, node.Port);
                return server;
            }
            catch (SocketException)
            {
                server.Dispose();
                if (tries <= 1)
                {
                    throw;
                }
            }
        }
    }

    private async Task PassAsync(Socket from, Socket to, bool isReply)
    {
        var buffer = new byte[16 << 10];
        try
        {
            while (await from.ReceiveAsync(buffer, end.Token) is var length and > 0 && !(isReply && losesReplies))
            {
                if (delayMs is var ms and > 0)
                {
                    await Task.Delay(ms, end.Token);
                }

                if (stuck is { } until)
                {
                    await until.Task;
                }

                for (var sent = 0; sent < length;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, length - sent), end.Token);
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One of the ends is gone, and so is the other one now.
        }
    }
}
