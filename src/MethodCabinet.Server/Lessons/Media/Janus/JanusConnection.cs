using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MethodCabinet.Server.Lessons.Media.Janus;

/// <summary>Janus refused something.</summary>
internal sealed class JanusException(int code, string reason) : Exception($"Janus: {code} {reason}")
{
    public int Code { get; } = code;
}

/// <summary>
/// One session at one Janus, over the <c>janus-protocol</c> WebSocket (https://janus.conf.meetecho.com/docs/rest.html). When the socket breaks and Janus lives, the
/// session is claimed and every handle goes on; when Janus was restarted, all of them are lost.
/// </summary>
internal sealed partial class JanusConnection(JanusNodeSettings node, TimeProvider clock, ILogger log) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Half of what <c>deploy/media/janus.jcfg</c> keeps a session without a sign.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(10);

    /// <summary>Between two tries to reach it.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<string, Question> asked = new();
    private readonly ConcurrentDictionary<long, JanusHandle> handles = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private ClientWebSocket? socket;
    private long session;

    public string Name { get; } = node.Url;

    public string Secret { get; } = node.Secret;

    public bool IsDraining { get; } = node.Draining;

    /// <summary>Requests can be made.</summary>
    public bool IsUp { get; private set; }

    /// <summary>Since when requests cannot be made.</summary>
    public DateTimeOffset DownSince { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Connects, and stays connected until the application ends.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await LiveAsync(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // whatever it is: it is tried again
            catch (Exception exception)
#pragma warning restore CA1031
            {
                if (IsUp)
                {
                    LogAway(exception, Name);
                }
            }
            finally
            {
                if (IsUp)
                {
                    (IsUp, DownSince) = (false, clock.GetUtcNow());
                }

                foreach (var (transaction, waiting) in asked)
                {
                    asked.TryRemove(transaction, out _);
                    waiting.Answered.TrySetException(new MediaAwayException($"{Name} went away."));
                }
            }

            await Task.Delay(Pause, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <exception cref="MediaAwayException">It does not answer.</exception>
    public async Task<JanusHandle> AttachAsync(string plugin, Action<JsonObject> heard, Action lost, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();

        // To its end: nobody would detach what is attached after its page has gone.
        var reply = await AskAsync(new JsonObject { ["janus"] = "attach", ["plugin"] = plugin, ["session_id"] = session }, CancellationToken.None);
        var handle = new JanusHandle(this, (long)reply["data"]!["id"]!, heard, lost);
        handles[handle.Id] = handle;
        return handle;
    }

    internal Task<JsonObject> AskAsync(JanusHandle handle, JsonObject request, CancellationToken ct)
    {
        request["session_id"] = session;
        request["handle_id"] = handle.Id;
        return handles.ContainsKey(handle.Id) ? AskAsync(request, ct) : throw new MediaAwayException($"{Name} has lost what was asked about.");
    }

    public void Dispose() => sending.Dispose();

    internal void Forget(JanusHandle handle) => handles.TryRemove(handle.Id, out _);

    private async Task LiveAsync(CancellationToken ct)
    {
        using var life = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var connection = new ClientWebSocket();
        connection.Options.AddSubProtocol("janus-protocol");
        using (var patience = CancellationTokenSource.CreateLinkedTokenSource(ct))
        {
            patience.CancelAfter(Patience);
            await connection.ConnectAsync(new Uri(node.Url), patience.Token);
        }

        socket = connection;
        var reading = ReadAsync(connection, life.Token);
        try
        {
            await BeginAsync(ct);
            IsUp = true;
            LogThere(Name);
            while (true)
            {
                // A read that ends is a connection that has ended.
                if (await Task.WhenAny(reading, Task.Delay(KeepAlive, clock, life.Token)) == reading)
                {
                    await reading;
                    return;
                }

                await AskAsync(new JsonObject { ["janus"] = "keepalive", ["session_id"] = session }, life.Token, endsWithAck: true);
            }
        }
        finally
        {
            await life.CancelAsync();
            socket = null;
            connection.Abort();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task BeginAsync(CancellationToken ct)
    {
        if (session != 0)
        {
            try
            {
                await AskAsync(new JsonObject { ["janus"] = "claim", ["session_id"] = session }, ct);
                return;
            }
            catch (JanusException)
            {
                LoseAll();
            }
        }

        session = (long)(await AskAsync(new JsonObject { ["janus"] = "create" }, ct))["data"]!["id"]!;
    }

    private void LoseAll()
    {
        session = 0;
        LogLost(Name);
        foreach (var handle in handles.Values.ToList())
        {
            handles.TryRemove(handle.Id, out _);
            handle.Lose();
        }
    }

    /// <param name="endsWithAck">A plugin says first that it has heard, and later what came of it; a sign of life is only heard.</param>
    private async Task<JsonObject> AskAsync(JsonObject request, CancellationToken ct, bool endsWithAck = false)
    {
        var connection = socket ?? throw new MediaAwayException($"{Name} does not answer.");
        var transaction = Guid.NewGuid().ToString("N");
        request["transaction"] = transaction;
        request["apisecret"] = Secret;
        var answered = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked[transaction] = new Question(answered, endsWithAck);
        try
        {
            await sending.WaitAsync(ct);
            try
            {
                await connection.SendAsync(JsonSerializer.SerializeToUtf8Bytes(request), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            }
            finally
            {
                sending.Release();
            }

            return await answered.Task.WaitAsync(Patience, clock, ct);
        }
        catch (Exception exception) when (exception is WebSocketException or TimeoutException or ObjectDisposedException or InvalidOperationException
            || (exception is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // A socket that is aborted while it sends calls it cancelled.
            throw new MediaAwayException($"{Name} does not answer.", exception);
        }
        finally
        {
            asked.TryRemove(transaction, out _);
        }
    }

    private async Task ReadAsync(ClientWebSocket connection, CancellationToken ct)
    {
        var buffer = new byte[16 << 10];
        using var whole = new MemoryStream();
        while (true)
        {
            whole.SetLength(0);
            ValueWebSocketReceiveResult piece;
            do
            {
                piece = await connection.ReceiveAsync(buffer.AsMemory(), ct);
                if (piece.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                whole.Write(buffer, 0, piece.Count);
            }
            while (!piece.EndOfMessage);

            if (JsonNode.Parse(whole.GetBuffer().AsSpan(0, (int)whole.Length)) is JsonObject message)
            {
                Hear(message);
            }
        }
    }

    private void Hear(JsonObject message)
    {
        var kind = (string?)message["janus"];
        if (kind == "timeout")
        {
            LoseAll();
            socket?.Abort();
            return;
        }

        if ((string?)message["transaction"] is { } transaction && asked.TryGetValue(transaction, out var waiting))
        {
            if (kind == "error")
            {
                waiting.Answered.TrySetException(new JanusException((int?)message["error"]?["code"] ?? 0, (string?)message["error"]?["reason"] ?? ""));
            }
            else if (kind != "ack" || waiting.EndsWithAck)
            {
                waiting.Answered.TrySetResult(message);
            }

            return;
        }

        if ((long?)message["sender"] is { } sender && handles.TryGetValue(sender, out var handle))
        {
            handle.Hear(message);
        }
    }

    [LoggerMessage(LogLevel.Information, "Janus {Name} is there")]
    private partial void LogThere(string name);

    [LoggerMessage(LogLevel.Warning, "Janus {Name} went away")]
    private partial void LogAway(Exception exception, string name);

    [LoggerMessage(LogLevel.Warning, "Janus {Name} was restarted: rooms are made anew")]
    private partial void LogLost(string name);

    private sealed record Question(TaskCompletionSource<JsonObject> Answered, bool EndsWithAck);
}
