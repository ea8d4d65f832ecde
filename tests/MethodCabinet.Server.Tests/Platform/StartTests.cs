using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MethodCabinet.Server.People;
using MethodCabinet.Server.People.Accounts;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>What a process does, and says, when it starts.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("Site__PublicUrl", "")]
    [InlineData("Storage__Folder", "/dev/null/files")]
    [InlineData("Storage__Folder", "/proc")]
    [InlineData("Storage__S3__Endpoint", "http://127.0.0.1:9000")]
    [InlineData("Serilog__MinimumLevel", "Loud")]
    [InlineData("Serilog__MinimumLevel__Override__Npgsql", "Loud")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "nowhere")]
    [InlineData("Urls", "abc")]
    [InlineData("Urls", "ftp://127.0.0.1:8080")]
    [InlineData("Urls", "http://127.0.0.1:99999")]
    [InlineData("Mail__Drop", "/proc/mail")]
    [InlineData("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "maybe")]
    [InlineData("ConnectionStrings__Main", "Database=none")]
    [InlineData("ConnectionStrings__Main", "Host=127.0.0.1;Port=99999;Database=none;Username=nobody")]
    [InlineData("ConnectionStrings__Main", "Host=127.0.0.1:99999,127.0.0.1:99998;Database=none;Username=nobody")]
    [InlineData("ConnectionStrings__Main", "Host=127.0.0.1;Database=none;Username=nobody;SSL Certificate=/dev/null/certificate")]
    [InlineData("ConnectionStrings__Main", "Host=127.0.0.1;Port=1;Database=none;Username=nobody")]
    public async Task A_wrong_setting_ends_the_start_with_one_line_that_names_it(string name, string value)
    {
        var (code, said, _) = await StartAsync(await TestPostgres.ServerAsync(), name, value);

        Assert.Equal(2, code);
        Assert.Contains(name, Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_on_which_another_program_listens_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{other.LocalEndpoint}";
        var connection = await TestPostgres.CreateDatabaseAsync();
        try
        {
            var (code, said, logged) = await StartAsync(connection, "Urls", address);

            Assert.Equal(2, code);
            var sentence = Assert.Single(said);
            Assert.Contains("Urls", sentence, StringComparison.Ordinal);
            Assert.Contains(address, sentence, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", logged, StringComparison.Ordinal);
        }
        finally
        {
            await TestPostgres.DropDatabaseAsync(connection);
        }
    }

    [Theory]
    [InlineData("no_such_database", null)]
    [InlineData(null, "no_such_role")]
    public async Task A_database_that_refuses_is_named(string? database, string? role)
    {
        var connection = new NpgsqlConnectionStringBuilder(await TestPostgres.ServerAsync());
        connection.Database = database ?? connection.Database;
        connection.Username = role ?? connection.Username;
        var (code, said, _) = await StartAsync(connection.ConnectionString, "Storage__Folder", "files");

        Assert.Equal(2, code);
        Assert.Contains("ConnectionStrings__Main", Assert.Single(said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProcessRole.All, true)]
    [InlineData(ProcessRole.Web, true)]
    [InlineData(ProcessRole.Worker, false)]
    public void Only_the_process_that_would_accept_it_prints_the_first_administrators_link(ProcessRole role, bool prints)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.AddPeople(new StartCommand("serve", null, role, []));

        Assert.Equal(prints, builder.Services.Any(service =>
            service.ServiceType == typeof(IHostedService) && service.ImplementationFactory is Func<IServiceProvider, FirstAdministrator>));
    }

    private static async Task<(int Code, IReadOnlyList<string> Said, string Logged)> StartAsync(string connectionString, string name, string value)
    {
        var folder = Directory.CreateTempSubdirectory("methodcabinet-start-");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(ServerProcess.Folder, "MethodCabinet.Server.dll")])
        {
            WorkingDirectory = ServerProcess.Folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ConnectionStrings__Main"] = connectionString,
                ["Database__MigrateAtStart"] = "false",
                ["Urls"] = "http://127.0.0.1:0",
                ["Site__PublicUrl"] = "https://cabinet.example.org",
                ["Security__MasterKey"] = TestHost.MasterKey,
            },
        };
        foreach (var (key, text) in name.StartsWith("Storage__S3", StringComparison.Ordinal)
            ? new Dictionary<string, string> { ["Storage__S3__AccessKey"] = "key", ["Storage__S3__SecretKey"] = "secret", ["Storage__S3__Bucket"] = "bucket" }
            : new Dictionary<string, string> { ["Storage__Folder"] = folder.FullName })
        {
            start.Environment[key] = text;
        }

        start.Environment[name] = value;
        using var process = Process.Start(start)!;
        try
        {
            // Hangfire alone would try for half a minute before it gave up.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var logged = process.StandardOutput.ReadToEndAsync(patience.Token);
            var said = await process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, said.Split('\n', StringSplitOptions.RemoveEmptyEntries), await logged);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            folder.Delete(recursive: true);
        }
    }
}
