using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace MethodCabinet.Bench.Uploads;

/// <summary>A line to a server that breaks whenever so many bytes have gone up it, in the middle of whatever passes, and is dead for a while then.</summary>
internal sealed class BreakingLine : IAsyncDisposable
{
    /// <summary>What a rural line holds between its ends: with the megabytes that loopback buffers, breaks would cost what no line can lose.</summary>
    public const int HeldBytes = 64 << 10;

    private static readonly TimeSpan Dead = TimeSpan.FromMilliseconds(500);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<Socket, bool> open = [];
    private readonly Uri server;
    private readonly Queue<long> breaks;
    private readonly Task accepting;
    private long up;
    private volatile bool isDead;

    /// <param name="breaks">Bytes after which it breaks, in rising order.</param>
    public BreakingLine(Uri server, IEnumerable<long> breaks)
    {
        this.server = server;
        this.breaks = new Queue<long>(breaks);
        listener.Server.ReceiveBufferSize = HeldBytes;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://{listener.LocalEndpoint}");

    public int Breaks { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        Drop();
        await accepting;
        end.Dispose();
        listener.Dispose();
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
        using var upstream = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, SendBufferSize = HeldBytes };
        (open[client], open[upstream]) = (true, true);
        try
        {
            if (!isDead)
            {
                await upstream.ConnectAsync(server.Host, server.Port, end.Token);
                await Task.WhenAny(PassAsync(client, upstream, isUp: true), PassAsync(upstream, client, isUp: false));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Broken: both ends see it.
        }
        finally
        {
            open.TryRemove(client, out _);
            open.TryRemove(upstream, out _);
        }
    }

    private async Task PassAsync(Socket from, Socket to, bool isUp)
    {
        var buffer = new byte[16 << 10];
        try
        {
            while (await from.ReceiveAsync(buffer, end.Token) is var length and > 0)
            {
                if (isUp && IsBroken(length))
                {
                    return;
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

    /// <summary>What was on its way is lost.</summary>
    private bool IsBroken(int length)
    {
        lock (breaks)
        {
            up += length;
            if (breaks.Count == 0 || up < breaks.Peek())
            {
                return false;
            }

            breaks.Dequeue();
            Breaks++;
            isDead = true;
        }

        Drop();
        _ = Task.Delay(Dead).ContinueWith(_ => isDead = false, TaskScheduler.Default);
        return true;
    }

    private void Drop()
    {
        foreach (var socket in open.Keys)
        {
            socket.Dispose();
        }
    }
}
