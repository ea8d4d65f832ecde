using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using MethodCabinet.Domain.Assessment.Journal;

namespace MethodCabinet.Bench.Saves;

/// <summary>
/// One participant's keep-alive connection on a bare socket: one request at a time, as a browser sends, and as little work for the
/// client as possible, because it runs on the same processors as the server.
/// </summary>
public sealed class SaveConnection : IDisposable
{
    private readonly byte[] received = new byte[8192];
    private readonly byte[] body = new byte[4096];
    private readonly byte[] sent = new byte[8192];
    private readonly Guid deviceId = Guid.NewGuid();
    private readonly Examinee examinee;
    private readonly int headLength;
    private byte[] last = JournalChain.Start.ToArray();
    private int receivedLength;

    private SaveConnection(Examinee examinee, Uri server)
    {
        this.examinee = examinee;
        headLength = Encoding.ASCII.GetBytes(
            $"POST /api/attempts/{examinee.AttemptId}/journal HTTP/1.1\r\nHost: {server.Authority}\r\nCookie: {examinee.Cookie}\r\n" +
            "Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: ",
            sent);
    }

    public Socket Socket { get; } = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>How many saves the server has acknowledged.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>When the save that is under way was due, since the beginning of its run.</summary>
    public TimeSpan Due { get; private set; }

    public static SaveConnection Open(Examinee examinee, Uri server)
    {
        var connection = new SaveConnection(examinee, server);
        connection.Socket.Connect(IPAddress.Loopback, server.Port);
        return connection;
    }

    /// <summary>Sends the next entry of the chain.</summary>
    public void Send(TimeSpan due)
    {
        Due = due;
        receivedLength = 0;
        var seq = Acknowledged + 1;
        var task = examinee.Tasks[(int)(seq % examinee.Tasks.Count)];
        var answer = $$"""{"type":"shortText","text":"Клетки растений и животных, ответ {{seq}}"}""";
        last = JournalChain.Next(last, examinee.AttemptId, deviceId, seq, task, 1000 * seq, answer);
        var text = JsonEncodedText.Encode(answer, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        Utf8.TryWrite(
            body,
            CultureInfo.InvariantCulture,
            $$"""{"deviceId":"{{deviceId}}","elapsedMs":{{1000 * seq}},"entries":[{"seq":{{seq}},"taskId":"{{task}}","answer":"{{text}}","elapsedMs":{{1000 * seq}},"hash":"{{Convert.ToHexStringLower(last)}}"}]}""",
            out var bodyLength);
        Utf8.TryWrite(sent.AsSpan(headLength), CultureInfo.InvariantCulture, $"{bodyLength}\r\n\r\n", out var lengthLength);
        body.AsSpan(0, bodyLength).CopyTo(sent.AsSpan(headLength + lengthLength));
        Socket.Send(sent.AsSpan(0, headLength + lengthLength + bodyLength));
    }

    /// <summary>Takes what has arrived; true when the save is acknowledged.</summary>
    /// <exception cref="InvalidOperationException">Anything but 200.</exception>
    public bool Receive()
    {
        var read = Socket.Receive(received.AsSpan(receivedLength));
        receivedLength += read > 0 ? read : throw new InvalidOperationException("The server closed the connection.");
        var response = received.AsSpan(0, receivedLength);
        if (!IsComplete(response))
        {
            return false;
        }

        if (!response.StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException($"The server refused a save: {Encoding.UTF8.GetString(response)}");
        }

        if (response.IndexOf("\"signature\""u8) < 0)
        {
            throw new InvalidOperationException("A save was acknowledged without a receipt.");
        }

        Acknowledged++;
        return true;
    }

    public void Dispose() => Socket.Dispose();

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
