using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MethodCabinet.Server.Tests.Materials;

/// <summary>Speaks clamd's protocol as clamd does, and finds one word. Streams longer than it is told are refused, as clamd refuses those longer than its StreamMaxLength.</summary>
internal sealed class TestClamd : IAsyncDisposable
{
    public const string Virus = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly int maxLength;
    private readonly Task accepting;

    public TestClamd(int maxLength = 25 << 20)
    {
        this.maxLength = maxLength;
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Address => listener.LocalEndpoint.ToString()!;

    /// <summary>Bytes that were looked through.</summary>
    public long Scanned { get; private set; }

    /// <summary>Ends every connection at once.</summary>
    public bool IsAway { get; set; }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
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
                using var client = await listener.AcceptTcpClientAsync(end.Token);
                if (!IsAway)
                {
                    await AnswerAsync(client.GetStream());
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The end, at whichever step it came.
        }
    }

    private async Task AnswerAsync(NetworkStream line)
    {
        var command = new byte["zINSTREAM\0".Length];
        await line.ReadExactlyAsync(command, end.Token);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        using var content = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await line.ReadExactlyAsync(length, end.Token);
            var size = (int)BinaryPrimitives.ReadUInt32BigEndian(length);
            if (size == 0)
            {
                break;
            }

            if (content.Length + size > maxLength)
            {
                await line.WriteAsync("INSTREAM size limit exceeded. ERROR\0"u8.ToArray(), end.Token);
                return;
            }

            var piece = new byte[size];
            await line.ReadExactlyAsync(piece, end.Token);
            content.Write(piece);
        }

        Scanned += content.Length;
        var isInfected = content.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(Virus)) >= 0;
        await line.WriteAsync(Encoding.ASCII.GetBytes(isInfected ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0"), end.Token);
    }
}
