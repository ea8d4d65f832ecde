using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using MimeKit;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>A mail server that speaks as much of RFC 5321 as one letter needs, without TLS, and asks for a sign-in (RFC 4954, PLAIN).</summary>
internal sealed class TestSmtp : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Task serving;
    private readonly Channel<(string SignIn, string Recipient, MimeMessage Letter)> letters = Channel.CreateUnbounded<(string, string, MimeMessage)>();
    private int refusals;

    public TestSmtp()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Turns every caller away.</summary>
    public bool IsBusy { get; set; }

    public int Refusals => Volatile.Read(ref refusals);

    /// <summary>The next letter, its recipient by the envelope, and user and password.</summary>
    public async Task<(string SignIn, string Recipient, MimeMessage Letter)> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await letters.Reader.ReadAsync(patience.Token);
    }

    public bool HasMore => letters.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await serving;
        listener.Dispose();
        end.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                using var caller = await listener.AcceptTcpClientAsync(end.Token);
                await SpeakAsync(caller.GetStream());
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // The caller has hung up, or the test is over.
            }
        }
    }

    private async Task SpeakAsync(NetworkStream line)
    {
        using var reader = new StreamReader(line, Encoding.UTF8);
        await using var writer = new StreamWriter(line, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        if (IsBusy)
        {
            Interlocked.Increment(ref refusals);
            await writer.WriteLineAsync("421 localhost too busy");
            return;
        }

        var (signIn, recipient) = ("", "");
        await writer.WriteLineAsync("220 localhost");
        while (await reader.ReadLineAsync(end.Token) is { } said)
        {
            switch (said.Split(' ', 2)[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteAsync("250-localhost\r\n250-8BITMIME\r\n250 AUTH PLAIN\r\n");
                    break;
                case "AUTH":
                    signIn = Encoding.UTF8.GetString(Convert.FromBase64String(said.Split(' ')[2])).Replace('\0', ' ').Trim();
                    await writer.WriteLineAsync("235 Welcome");
                    break;
                case "RCPT":
                    recipient = said[(said.IndexOf('<', StringComparison.Ordinal) + 1)..said.IndexOf('>', StringComparison.Ordinal)];
                    await writer.WriteLineAsync("250 OK");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 Go ahead");
                    var letter = new StringBuilder();
                    while (await reader.ReadLineAsync(end.Token) is { } text and not ".")
                    {
                        letter.Append(text.StartsWith('.') ? text[1..] : text).Append("\r\n");
                    }

                    letters.Writer.TryWrite((signIn, recipient, await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(letter.ToString())))));
                    await writer.WriteLineAsync("250 Taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 Bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 OK");
                    break;
            }
        }
    }
}
