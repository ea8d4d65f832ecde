using System.Collections.Concurrent;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.SignalR;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>
/// A hub asks who one is when the connection begins, and a connection lives for hours. This looks at all of them once a second and closes
/// those whose session has ended or may something else by now, whatever the reason and the node; the page connects anew as far as it still may.
/// </summary>
public sealed partial class LiveConnections(SessionCache sessions, TimeProvider clock, ILogger<LiveConnections> log) : BackgroundService, IHubFilter
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
                // All are asked for before the first answer is waited for, so that sessions are read in groups.
                foreach (var (connection, then, asked) in connections.Select(pair => (pair.Key, pair.Value, sessions.FindAsync(pair.Value.SessionId).AsTask())).ToList())
                {
                    if (await asked is not { } now || !now.MayAsMuchAs(then))
                    {
                        connection.Abort();
                    }
                }
            }
#pragma warning disable CA1031 // whatever it is, a worker that ends takes the node with it
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                // While the database is away nobody can have been revoked; of anything else the log is told.
                if (!ErrorHandler.IsDatabaseAway(exception))
                {
                    LogSkipped(exception);
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Whether sessions of open connections still last could not be read")]
    private partial void LogSkipped(Exception exception);
}
