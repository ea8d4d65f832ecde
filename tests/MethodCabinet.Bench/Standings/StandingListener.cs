using System.Globalization;
using System.Text;

namespace MethodCabinet.Bench.Standings;

/// <summary>A spectator's page.</summary>
public sealed class StandingListener(HubListener hub) : IDisposable
{
    /// <summary>Returns when the server has told the current version: from now on this listener is told of each change.</summary>
    public static async Task<StandingListener> JoinAsync(Uri server, Guid olympiadId, CancellationToken ct)
    {
        var listener = new StandingListener(await HubListener.JoinAsync(server, $"/hubs/standings?olympiad={olympiadId}", cookie: null, ct));
        await listener.NextVersionAsync(ct);
        return listener;
    }

    /// <summary>The version that the next notice names.</summary>
    public Task<long> NextVersionAsync(CancellationToken ct) => hub.NextAsync<long>(VersionIn, ct);

    public void Dispose() => hub.Dispose();

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
