using System.Threading.Channels;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Platform;

/// <summary>Who is told of notices of a topic.</summary>
/// <param name="Handle">Gets the id that the notice names.</param>
/// <param name="CatchUp">Called when notices may have been lost since the given moment, because the database was away.</param>
public sealed record NoticeRoute(
    string Topic,
    Func<IServiceProvider, Guid, CancellationToken, Task> Handle,
    Func<IServiceProvider, DateTimeOffset, CancellationToken, Task>? CatchUp = null);

/// <summary>
/// Short notices from whichever process commits a change (often a worker) to all processes that hold browsers' connections, over PostgreSQL's
/// <c>LISTEN</c>/<c>NOTIFY</c>: a notice leaves with the commit of its transaction or not at all.
/// </summary>
public sealed partial class Notices(
    NpgsqlDataSource database, IServiceScopeFactory scopes, IEnumerable<NoticeRoute> routes, TimeProvider clock, ILogger<Notices> log) : BackgroundService
{
    /// <summary>On which PostgreSQL passes them on.</summary>
    internal const string ChannelName = "methodcabinet";

    /// <summary>Names this process in notices for the others.</summary>
    private static readonly string Node = Guid.NewGuid().ToString("N");

    private readonly Channel<(string Topic, Guid Id)> arrived = Channel.CreateUnbounded<(string, Guid)>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Part of the caller's transaction, when there is one.</summary>
    public static Task SendAsync(AppDb db, string topic, Guid id, CancellationToken ct)
    {
        var payload = $"{topic} {id}";
        return db.Database.ExecuteSqlAsync($"select pg_notify({ChannelName}, {payload})", ct);
    }

    /// <summary>What <c>pg_notify</c> is to send to all processes but this one, which has told its own pages already.</summary>
    internal static string ToOthers(string topic, Guid id) => $"{topic} {id} {Node}";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(ListenAsync(stoppingToken), DispatchAsync(stoppingToken));

    private async Task ListenAsync(CancellationToken ct)
    {
        DateTimeOffset? lostAt = null;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(ct);
                connection.Notification += (_, notice) => Take(notice.Payload);
                await using (var listen = new NpgsqlCommand($"listen {ChannelName}", connection))
                {
                    await listen.ExecuteNonQueryAsync(ct);
                }

                if (lostAt is { } since)
                {
                    await CatchUpAsync(since, ct);
                }

                while (true)
                {
                    lostAt = clock.GetUtcNow();
                    await connection.WaitAsync(ct);
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // whatever it is: a node that no longer listens shows its pages what is no longer true
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogAway(exception);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Take(string payload)
    {
        if (payload.Split(' ') is [var topic, var text, .. var from] && !from.Contains(Node) && Guid.TryParse(text, out var id))
        {
            arrived.Writer.TryWrite((topic, id));
        }
    }

    private async Task DispatchAsync(CancellationToken ct)
    {
        try
        {
            while (await arrived.Reader.WaitToReadAsync(ct))
            {
                // What was said many times while the last ones were passed on is passed on once.
                var waiting = new HashSet<(string Topic, Guid Id)>();
                while (arrived.Reader.TryRead(out var notice))
                {
                    waiting.Add(notice);
                }

                foreach (var (topic, id) in waiting)
                {
                    foreach (var route in routes.Where(r => r.Topic == topic))
                    {
                        await RunAsync(route.Topic, services => route.Handle(services, id, ct));
                    }
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The process ends; open pages read a snapshot from the next one.
        }
    }

    private async Task CatchUpAsync(DateTimeOffset since, CancellationToken ct)
    {
        foreach (var route in routes.Where(r => r.CatchUp is not null))
        {
            await RunAsync(route.Topic, services => route.CatchUp!(services, since, ct));
        }
    }

    /// <summary>A notice that fails is logged and forgotten: the snapshot has everything, and the next notice must not wait.</summary>
    private async Task RunAsync(string topic, Func<IServiceProvider, Task> handle)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await handle(scope.ServiceProvider);
        }
#pragma warning disable CA1031 // whatever a handler throws
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(exception, topic);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notices wait for the database")]
    private partial void LogAway(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A notice of {Topic} could not be passed on")]
    private partial void LogFailed(Exception exception, string topic);
}
