using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MethodCabinet.Server.Materials;

namespace MethodCabinet.Server.Tests.Materials;

internal static class S3SettingsOfTests
{
    /// <summary>The same storage, which browsers reach at an address.</summary>
    public static S3Settings With(this S3Settings settings, string publicUrl) => new()
    {
        Endpoint = settings.Endpoint,
        AccessKey = settings.AccessKey,
        SecretKey = settings.SecretKey,
        Bucket = settings.Bucket,
        UseTls = settings.UseTls,
        PublicUrl = publicUrl,
    };
}

/// <summary>The S3 server of the test run: the one that METHODCABINET_TEST_S3 names, or an own Swift server.</summary>
public sealed class TestS3 : IAsyncLifetime
{
    private string? folder;

    public S3Settings Settings { get; private set; } = new();

    public async Task InitializeAsync()
    {
        var endpoint = Environment.GetEnvironmentVariable("METHODCABINET_TEST_S3");
        if (string.IsNullOrEmpty(endpoint))
        {
            folder = Path.Combine(Path.GetTempPath(), $"methodcabinet-s3-{Guid.NewGuid():N}");
            endpoint = await RunAsync("start", folder, $"{FreePort()}");
        }

        Settings = new S3Settings
        {
            Endpoint = new Uri(endpoint.Trim()).Authority,
            AccessKey = "test:tester",
            SecretKey = "testing",
            Bucket = $"t{Guid.NewGuid():N}",
            UseTls = false,
        };
    }

    public async Task DisposeAsync()
    {
        if (folder is not null)
        {
            await RunAsync("stop", folder);
        }
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(TestPostgres.Repository, "deploy", "s3-test-server"), arguments)
        {
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"deploy/s3-test-server {arguments[0]} failed");
    }

    // The server takes the four ports after it as well; those of the range below the ephemeral ones are seldom taken.
    private static int FreePort()
    {
        for (var port = 12000; ; port += 10)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next ten.
            }
        }
    }
}
