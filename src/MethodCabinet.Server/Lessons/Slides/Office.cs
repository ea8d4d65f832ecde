using System.Diagnostics;
using MethodCabinet.Server.Materials.Videos;

namespace MethodCabinet.Server.Lessons.Slides;

/// <summary>Runs LibreOffice over a file that strangers made: in a folder of its own, with bounds of time, memory and bytes, and without a network where the system lets us take it away.</summary>
internal static class Office
{
    public const string SourceName = "slides.pptx";
    public const string ResultName = "slides.pdf";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Of memory: LibreOffice reserves a gigabyte before it opens anything.</summary>
    private const long MaxMemory = 4L << 30;

    /// <summary>Of any file that it writes.</summary>
    private const long MaxFile = 100L << 20;

    /// <param name="folder">Holds <see cref="SourceName"/>; afterwards <see cref="ResultName"/>.</param>
    /// <exception cref="MissingToolException">It is not installed here.</exception>
    /// <exception cref="Domain.RuleBroken">It did not like the file, or took too long.</exception>
    public static async Task MakePdfAsync(string program, string folder, ILogger log, CancellationToken ct)
    {
        var office = Find(program) ?? throw new MissingToolException(program, new FileNotFoundException(program));
        // Macros of a presentation are not run when it is converted; links to pictures elsewhere find no network.
        string[] command =
        [
            .. await GuardsAsync(ct), office, "--headless", "--norestore", "--nolockcheck", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf:impress_pdf_Export", "--outdir", folder,
            SourceName,
        ];
        await VideoTool.RunAsync(command[0], command[1..], folder, Limit, _ => Task.CompletedTask, log, ct);
    }

    /// <summary>Whole path of a program; null when there is none.</summary>
    internal static string? Find(string program) => Path.IsPathRooted(program)
        ? File.Exists(program) ? program : null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(place => Path.Combine(place, program)).FirstOrDefault(File.Exists);

    private static async Task<IReadOnlyList<string>> GuardsAsync(CancellationToken ct)
    {
        List<string> guards = [];
        if (Find("prlimit") is { } limits)
        {
            guards.AddRange([limits, $"--as={MaxMemory}", $"--fsize={MaxFile}", $"--cpu={(int)Limit.TotalSeconds}", "--core=0"]);
        }

        if (Find("unshare") is { } apart && await WorksAsync(apart, ct))
        {
            guards.AddRange([apart, "--net", "--map-root-user"]);
        }

        return guards;
    }

    /// <summary>Containers often forbid it.</summary>
    private static async Task<bool> WorksAsync(string unshare, CancellationToken ct)
    {
        using var attempt = Process.Start(new ProcessStartInfo(unshare, ["--net", "--map-root-user", "true"]) { RedirectStandardError = true });
        await attempt!.WaitForExitAsync(ct);
        return attempt.ExitCode == 0;
    }
}
