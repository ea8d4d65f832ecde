using System.Diagnostics;

namespace MethodCabinet.Server.Tests.Materials;

/// <summary>Recordings that ffmpeg itself makes: a picture that moves, and a tone.</summary>
internal static class GeneratedVideo
{
    public static async Task<byte[]> MakeAsync(string size = "640x480", int seconds = 12, string name = "a.mp4", bool hasSound = true)
    {
        var folder = Directory.CreateTempSubdirectory("methodcabinet-video-");
        try
        {
            string[] sound = hasSound ? ["-f", "lavfi", "-i", $"sine=440:d={seconds}", "-c:a", name.EndsWith("webm", StringComparison.Ordinal) ? "libopus" : "aac"] : [];
            var start = new ProcessStartInfo(
                "ffmpeg",
                [
                    "-nostdin", "-v", "error", "-f", "lavfi", "-i", $"testsrc2=s={size}:r=25:d={seconds}", .. sound,
                    "-c:v", name.EndsWith("webm", StringComparison.Ordinal) ? "libvpx" : "libx264", "-pix_fmt", "yuv420p", name,
                ])
            { WorkingDirectory = folder.FullName };
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            return await File.ReadAllBytesAsync(Path.Combine(folder.FullName, name));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
