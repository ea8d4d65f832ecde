using System.Diagnostics;
using System.Globalization;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>A volume of the test's own, in memory, that can be filled to the last byte.</summary>
internal sealed class SmallVolume : IDisposable
{
    /// <summary>Of <c>CAP_SYS_ADMIN</c> in capabilities(7).</summary>
    private const int SysAdmin = 21;

    private readonly string folder;

    private SmallVolume(string folder) => this.folder = folder;

    /// <summary>Whether this process may mount: root outside of a container that forbids it.</summary>
    public static bool MayMount { get; } = OperatingSystem.IsLinux() && ((Capabilities() >> SysAdmin) & 1) == 1;

    public static SmallVolume Mount(string folder, int megabytes)
    {
        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=711", "tmpfs", folder);
        return new SmallVolume(folder);
    }

    /// <summary>Until it is disposed of, nobody can write one more byte.</summary>
    public IDisposable Fill()
    {
        var filler = Path.Combine(folder, "filler");
        try
        {
            // A page at a time: to the last one.
            using var file = new FileStream(filler, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            var page = new byte[Environment.SystemPageSize];
            while (true)
            {
                file.Write(page);
            }
        }
        catch (IOException)
        {
            return new Filler(filler);
        }
    }

    public void Dispose() => Run("umount", folder);

    private static ulong Capabilities()
    {
        var line = File.ReadLines("/proc/self/status").Single(l => l.StartsWith("CapEff:", StringComparison.Ordinal));
        return ulong.Parse(line.AsSpan("CapEff:".Length), NumberStyles.HexNumber | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
    }

    private static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{command} {string.Join(' ', arguments)} failed");
    }

    private sealed class Filler(string path) : IDisposable
    {
        public void Dispose() => File.Delete(path);
    }
}

/// <summary>A test that fills a volume of its own, which not everybody may mount.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VolumeFactAttribute : FactAttribute
{
    public VolumeFactAttribute()
    {
        if (!SmallVolume.MayMount)
        {
            Skip = "Only root (with CAP_SYS_ADMIN) may mount the small volume that is filled.";
        }
    }
}
