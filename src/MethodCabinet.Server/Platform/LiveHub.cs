using Microsoft.AspNetCore.SignalR;

namespace MethodCabinet.Server.Platform;

/// <summary>A hub whose pages can know from when on they miss nothing.</summary>
public abstract class LiveHub<TClient> : Hub<TClient>
    where TClient : class
{
    /// <summary>
    /// A connection's calls wait until <see cref="Hub.OnConnectedAsync"/> has ended, its start does not: whoever reads the snapshot after the answer
    /// to this has either read a change or is told of it.
    /// </summary>
    public Task Ready() => Task.CompletedTask;
}
