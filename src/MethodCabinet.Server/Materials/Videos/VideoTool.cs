using System.Diagnostics;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;

namespace MethodCabinet.Server.Materials.Videos;

/// <summary>
/// Runs ffmpeg over files that strangers made: without the settings of this process in its environment, behind everybody else, with local files as its only source, and not for ever.
/// </summary>
internal static class VideoTool
{
    private const int KeptLines = 5;

    /// <summary>What every call begins with.</summary>
    public static IReadOnlyList<string> Guarded { get; } = ["-nostdin", "-v", "error", "-protocol_whitelist", "file", "-max_pixels", $"{Domain.Materials.Videos.VideoSource.MaxPixels}"];

    /// <param name="folder">It works there and is told names, not paths.</param>
    /// <param name="onLine">Of its standard output; it waits until the line was taken.</param>
    /// <exception cref="MissingToolException">There is no such program.</exception>
    /// <exception cref="RuleBroken">VideoUnreadable: it did not like the file. VideoTooHeavy: it took longer than it may.</exception>
    public static async Task RunAsync(string program, IEnumerable<string> arguments, string folder, TimeSpan limit, Func<string, Task> onLine, ILogger log, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        var path = start.Environment["PATH"];
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        using var process = Start(start);
        process.StandardInput.Close();
        LowerPriority(process);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(limit);
        try
        {
            var complaints = ReadEndAsync(process.StandardError, time.Token);
            while (await process.StandardOutput.ReadLineAsync(time.Token) is { } line)
            {
                await onLine(line);
            }

            var said = await complaints;
            await process.WaitForExitAsync(time.Token);
            if (process.ExitCode != 0)
            {
#pragma warning disable CA1848, CA1873 // a file that cannot be read is rare
                log.LogInformation("{Program} refused a recording: {Reason}", program, said);
#pragma warning restore CA1848, CA1873
                throw new RuleBroken(MaterialErrors.VideoUnreadable);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new RuleBroken(MaterialErrors.VideoTooHeavy);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new MissingToolException(start.FileName, exception);
        }
    }

    private static void LowerPriority(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended already.
        }
    }

    private static async Task<string> ReadEndAsync(StreamReader reader, CancellationToken ct)
    {
        var last = new Queue<string>();
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            last.Enqueue(line[..Math.Min(line.Length, 300)]);
            if (last.Count > KeptLines)
            {
                last.Dequeue();
            }
        }

        return string.Join(" | ", last);
    }
}
