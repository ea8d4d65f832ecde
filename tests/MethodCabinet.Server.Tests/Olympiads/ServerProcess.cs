using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>The server as an administrator would run it.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>Where the server is: the published one that METHODCABINET_TEST_SERVER names, which is compiled ahead and starts in half the time, or the one that was built with the tests.</summary>
    public static readonly string Folder =
        Environment.GetEnvironmentVariable("METHODCABINET_TEST_SERVER") is { Length: > 0 } published ? published : Built();

    private readonly Process process;

    private ServerProcess(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        process.OutputDataReceived += (_, line) =>
        {
            // What it did not expect is a defect, and its cause leaves the server by no other way.
            if (line.Data?.Contains(PlatformErrors.Internal.Code, StringComparison.Ordinal) == true)
            {
                Console.Error.WriteLine(line.Data);
            }
        };
        process.BeginOutputReadLine();
    }

    /// <summary>Returns when the process is ready.</summary>
    /// <param name="folder">For its files and mail.</param>
    /// <param name="arguments">Of its command line, such as <c>--role worker</c>.</param>
    public static Task<ServerProcess> StartAsync(string connectionString, DirectoryInfo folder, params string[] arguments) =>
        StartAsync(connectionString, folder, new Dictionary<string, string>(), arguments);

    /// <param name="settings">Environment variables beside the usual ones, or instead of them.</param>
    public static async Task<ServerProcess> StartAsync(
        string connectionString, DirectoryInfo folder, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Folder, "MethodCabinet.Server.dll"), .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ConnectionStrings__Main"] = connectionString,
                ["Urls"] = address.ToString(),
                ["Site__PublicUrl"] = address.ToString(),
                ["Security__MasterKey"] = TestHost.MasterKey,
                ["Storage__Folder"] = folder.FullName,
                ["Mail__Drop"] = Path.Combine(folder.FullName, "mail"),
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(Process.Start(start)!, address);
        using var client = new HttpClient { BaseAddress = address };
        await JournalMachine.UntilAsync(async () =>
        {
            try
            {
                using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                return ready.IsSuccessStatusCode;
            }
            catch (HttpRequestException) when (!server.HasExited)
            {
                return false;
            }
        });
        return server;
    }

    public Uri Address { get; }

    public bool HasExited => process.HasExited;

    /// <summary>SIGKILL: as a power cut would.</summary>
    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>In the server's own folder: beside the tests its native libraries are not found.</summary>
    private static string Built()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var bin = Path.Combine(TestPostgres.Repository, "src", "MethodCabinet.Server", "bin", configuration);
        return Path.GetDirectoryName(Directory.EnumerateFiles(bin, "MethodCabinet.Server.runtimeconfig.json", SearchOption.AllDirectories).First())!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
