using System.Collections.Concurrent;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.SignalR;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>
/// A hub asks who one is when the connection begins, and a connection lives for hours. This looks at all of them once a second and closes
/// those whose session has ended or may something else by now, whatever the reason and the node; the page connects anew as far as it still may.
/// </summary>
public sealed class LiveConnections(SessionCache sessions, TimeProvider clock) : BackgroundService, IHubFilter
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<HubCallerContext, SessionIdentity> connections = new();

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        if (context.Context.User?.Identity is SessionIdentity session)
        {
            connections[context.Context] = session;
        }

        await next(context);
    }

    public async Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        connections.TryRemove(context.Context, out _);
        await next(context, exception);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var (connection, then) in connections)
                {
                    if (await sessions.FindAsync(then.SessionId) is not { } now || !now.MayAsMuchAs(then))
                    {
                        connection.Abort();
                    }
                }
            }
            catch (Exception exception) when (ErrorHandler.IsDatabaseAway(exception))
            {
                // While the database is away nobody can have been revoked.
            }
        }
    }
}
