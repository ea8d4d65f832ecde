using System.Diagnostics;
using Npgsql;

namespace MethodCabinet.Server.Tests;

/// <summary>
/// The PostgreSQL of the test run: the one that METHODCABINET_TEST_POSTGRES names, or an own throw-away cluster.
/// Each application under test gets a fresh copy of a migrated template database.
/// </summary>
public static class TestPostgres
{
    private static readonly Lazy<Task<NpgsqlConnectionStringBuilder>> Template = new(MakeTemplateAsync);

    public static string Repository { get; } = FindRepository();

    /// <summary>A new database with the current schema; returns its connection string.</summary>
    public static async Task<string> CreateDatabaseAsync()
    {
        var template = await Template.Value;
        var name = $"t_{Guid.NewGuid():N}";
        await ExecuteAsync(Server(template), $"create database {name} template {template.Database}");
        return new NpgsqlConnectionStringBuilder(template.ConnectionString) { Database = name, Pooling = true, MaxPoolSize = 20 }.ConnectionString;
    }

    /// <summary>The server's own database, for what needs none of ours.</summary>
    public static async Task<string> ServerAsync() => Server(await Template.Value);

    /// <summary>Tidies up. A busy machine may not end the database's sessions in the five seconds that PostgreSQL waits for them: then it stays until the cluster goes.</summary>
    public static async Task DropDatabaseAsync(string connectionString)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        try
        {
            await ExecuteAsync(Server(database), $"drop database if exists {database.Database} with (force)");
        }
        catch (PostgresException exception)
        {
            await Console.Error.WriteLineAsync($"{database.Database} stays: {exception.SqlState} {exception.MessageText}");
        }
    }

    private static async Task<NpgsqlConnectionStringBuilder> MakeTemplateAsync()
    {
        var server = Environment.GetEnvironmentVariable("METHODCABINET_TEST_POSTGRES") is { Length: > 0 } given ? given : await StartAsync();
        var template = new NpgsqlConnectionStringBuilder(server) { Database = $"template_{Guid.NewGuid():N}", Pooling = false };
        await ExecuteAsync(server, $"create database {template.Database}");
        await using var app = new MigratingApp(template.ConnectionString);
        app.StartServer();
        return template;
    }

    /// <summary>Starts the embedded PostgreSQL; it ends together with this process.</summary>
    private static async Task<string> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("methodcabinet-tests-").FullName;
        using var process = Process.Start(new ProcessStartInfo(
            Path.Combine(Repository, "deploy", "postgres"),
            ["start", folder, "--ephemeral", "--owner", $"{Environment.ProcessId}"])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException("deploy/postgres start failed");
    }

    private static string Server(NpgsqlConnectionStringBuilder like) =>
        new NpgsqlConnectionStringBuilder(like.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString;

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync();
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MethodCabinet.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }

    private sealed class MigratingApp : TestHost
    {
        public MigratingApp(string connectionString) => ConnectionString = connectionString;
    }
}
