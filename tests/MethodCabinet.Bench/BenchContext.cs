using Npgsql;

namespace MethodCabinet.Bench;

/// <summary>The place of one figure: an empty database of its own, and servers that end with it.</summary>
public sealed class BenchContext(BenchOptions options, string connectionString) : IAsyncDisposable
{
    private readonly List<ServerProcess> servers = [];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("methodcabinet-bench-");

    /// <summary>Npgsql connection string of the figure's database: durable PostgreSQL on the same machine.</summary>
    public string ConnectionString { get; } = connectionString;

    /// <summary>How long a timed figure measures.</summary>
    public TimeSpan Duration { get; } = options.Duration;

    /// <summary>How many answers the figure of scoring scores.</summary>
    public int Answers { get; } = options.Answers;

    /// <summary>Root of the repository.</summary>
    public string Repository { get; } = options.Repository;

    /// <summary>For files that the figure makes; gone afterwards.</summary>
    public string Folder => folder.FullName;

    public NpgsqlDataSource OpenDatabase() => NpgsqlDataSource.Create(ConnectionString);

    /// <summary>Starts the published server on the figure's database and a free port; returns when <c>/health/ready</c> answers 200.</summary>
    /// <param name="settings">Beside the connection, address, file folder and mail folder, such as <c>Example__Enabled=true</c>.</param>
    /// <exception cref="InvalidOperationException">The server ended or was not ready in three minutes; the message holds what it said.</exception>
    public async Task<ServerProcess> StartServerAsync(IReadOnlyDictionary<string, string>? settings, CancellationToken ct)
    {
        var server = ServerProcess.Start(options.Server, ConnectionString, Folder, settings ?? new Dictionary<string, string>());
        servers.Add(server);
        await server.WaitUntilReadyAsync(ct);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }
}
