using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace MethodCabinet.Server.Tests.Lessons;

/// <summary>Runs where Janus is installed; <c>deploy/test --media</c> asks for it, and then a machine without it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class JanusFactAttribute : FactAttribute
{
    public JanusFactAttribute()
    {
        if (!TestJanus.IsInstalled && Environment.GetEnvironmentVariable("METHODCABINET_TEST_JANUS") != "required")
        {
            Skip = "Janus is not installed.";
        }
    }
}

/// <summary>The real Janus with the files that the cabinet brings, started and started again by deploy/media/engine.</summary>
internal sealed class TestJanus : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("methodcabinet-janus-");
    private readonly Process engine;

    /// <summary>It answers a moment later.</summary>
    public TestJanus()
    {
        Port = 22_000 + (RandomNumberGenerator.GetInt32(100) * 10);
        File.WriteAllText(Path.Combine(folder.FullName, "secret"), Secret);
        if (!OperatingSystem.IsWindows())
        {
            // Janus runs as somebody who may do little.
            folder.UnixFileMode = (UnixFileMode)0b111_101_101;
        }

        engine = Process.Start(new ProcessStartInfo(Path.Combine(Root(), "deploy", "media", "engine"), ["serve", folder.FullName, Port.ToString(CultureInfo.InvariantCulture), "127.0.0.1"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    public static bool IsInstalled => File.Exists("/usr/bin/janus") && File.Exists("/usr/bin/turnserver");

    public int Port { get; }

    public string Secret { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    public string Address => $"ws://127.0.0.1:{Port}";

    public Task AnswersAsync() => Eventually.TrueAsync(
        async () =>
        {
            try
            {
                using var socket = new TcpClient();
                await socket.ConnectAsync("127.0.0.1", Port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        },
        "Janus answers");

    /// <summary>As when its process dies; it is started again.</summary>
    public void Kill()
    {
        using var janus = Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(folder.FullName, "janus.pid")), CultureInfo.InvariantCulture));
        janus.Kill();
    }

    public async ValueTask DisposeAsync()
    {
        using (var end = Process.Start("kill", ["-TERM", engine.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await end.WaitForExitAsync();
        }

        await engine.WaitForExitAsync();
        engine.Dispose();
        folder.Delete(recursive: true);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MethodCabinet.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder.FullName;
    }
}
