using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Bench.Saves;

/// <summary>
/// One participant's keep-alive connection on a bare blocking socket: one request at a time, as a browser sends, and as little work for the
/// client as possible, because it runs on the same processors as the server. Each connection needs a thread of its own.
/// </summary>
public sealed class SaveConnection : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] received = new byte[8192];
    private readonly byte[] sent = new byte[8192];
    private readonly Guid deviceId = Guid.NewGuid();
    private readonly Examinee examinee;
    private readonly string head;
    private byte[] last = JournalChain.Start.ToArray();

    private SaveConnection(Examinee examinee, Uri server)
    {
        this.examinee = examinee;
        head = $"POST /api/attempts/{examinee.AttemptId}/journal HTTP/1.1\r\nHost: {server.Authority}\r\nCookie: {examinee.Cookie}\r\n" +
            "Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: ";
    }

    /// <summary>How many saves the server has acknowledged.</summary>
    public long Acknowledged { get; private set; }

    public static SaveConnection Open(Examinee examinee, Uri server)
    {
        var connection = new SaveConnection(examinee, server);
        connection.socket.Connect(IPAddress.Loopback, server.Port);
        return connection;
    }

    /// <summary>Sends the next entry of the chain and waits until it is acknowledged.</summary>
    /// <exception cref="InvalidOperationException">Anything but 200.</exception>
    public void Save()
    {
        socket.Send(sent.AsSpan(0, Write()));
        var total = 0;
        do
        {
            var read = socket.Receive(received.AsSpan(total));
            total += read > 0 ? read : throw new InvalidOperationException("The server closed the connection.");
        }
        while (!IsComplete(received.AsSpan(0, total)));

        if (!received.AsSpan(0, total).StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException($"The server refused a save: {Encoding.UTF8.GetString(received, 0, total)}");
        }

        Acknowledged++;
    }

    public void Dispose() => socket.Dispose();

    private int Write()
    {
        var seq = Acknowledged + 1;
        var task = examinee.Tasks[(int)(seq % examinee.Tasks.Count)];
        var answer = $$"""{"type":"shortText","text":"Клетки растений и животных, ответ {{seq}}"}""";
        last = JournalChain.Next(last, examinee.AttemptId, deviceId, seq, task, 1000 * seq, answer);
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"deviceId":"{{deviceId}}","entries":[{"seq":{{seq}},"taskId":"{{task}}","answer":"{{JsonEncodedText.Encode(answer, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}}","elapsedMs":{{1000 * seq}},"hash":"{{Convert.ToHexStringLower(last)}}"}]}""");
        var bodyLength = Encoding.UTF8.GetByteCount(body);
        var at = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head}{bodyLength}\r\n\r\n"), sent);
        return at + Encoding.UTF8.GetBytes(body, sent.AsSpan(at));
    }

    private static bool IsComplete(ReadOnlySpan<byte> response)
    {
        var headEnd = response.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
        {
            return false;
        }

        var lengthAt = response[..headEnd].IndexOf("Content-Length: "u8);
        if (lengthAt < 0)
        {
            return response.EndsWith("\r\n0\r\n\r\n"u8);
        }

        return System.Buffers.Text.Utf8Parser.TryParse(response[(lengthAt + 16)..], out int length, out _) && response.Length == headEnd + 4 + length;
    }
}
