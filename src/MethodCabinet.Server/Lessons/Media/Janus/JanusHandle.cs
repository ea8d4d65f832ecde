using System.Text.Json.Nodes;

namespace MethodCabinet.Server.Lessons.Media.Janus;

/// <summary>One plugin handle: a watcher of a room, a sender or a receiver.</summary>
internal sealed class JanusHandle(JanusConnection connection, long id, Action<JsonObject> heard, Action lost) : IAsyncDisposable
{
    public long Id { get; } = id;

    public bool IsLost { get; private set; }

    /// <returns>What the plugin says, and its description of a session when it gives one.</returns>
    /// <exception cref="JanusException">It refuses.</exception>
    /// <exception cref="MediaAwayException">Janus does not answer.</exception>
    public async Task<(JsonObject Data, string? Sdp)> AskAsync(JsonObject body, CancellationToken ct, (string Type, string Sdp)? description = null)
    {
        var request = new JsonObject { ["janus"] = "message", ["body"] = body };
        if (description is { } given)
        {
            request["jsep"] = new JsonObject { ["type"] = given.Type, ["sdp"] = given.Sdp };
        }

        var reply = await connection.AskAsync(this, request, ct);
        return (DataOf(reply), (string?)reply["jsep"]?["sdp"]);
    }

    /// <exception cref="JanusException">The plugin speaks of an error.</exception>
    internal static JsonObject DataOf(JsonObject message)
    {
        var data = message["plugindata"]?["data"] as JsonObject ?? [];
        return (int?)data["error_code"] is { } code ? throw new JanusException(code, (string?)data["error"] ?? "") : data;
    }

    internal void Hear(JsonObject message) => heard(message);

    internal void Lose()
    {
        IsLost = true;
        lost();
    }

    public async ValueTask DisposeAsync()
    {
        if (IsLost)
        {
            return;
        }

        try
        {
            await connection.AskAsync(this, new JsonObject { ["janus"] = "detach" }, CancellationToken.None);
        }
        catch (Exception exception) when (exception is MediaAwayException or JanusException)
        {
            // Gone with Janus, or it goes when Janus hears nothing of the session.
        }
        finally
        {
            connection.Forget(this);
        }
    }
}
