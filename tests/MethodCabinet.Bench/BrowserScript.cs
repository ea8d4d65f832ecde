using System.Diagnostics;

namespace MethodCabinet.Bench;

/// <summary>A script of Figures/ that drives a browser on the published server with its example data.</summary>
public static class BrowserScript
{
    /// <returns>What the script printed.</returns>
    /// <exception cref="InvalidOperationException">The script failed; it has said why.</exception>
    public static async Task<string> RunAsync(BenchContext context, string script, IReadOnlyDictionary<string, string> variables, CancellationToken ct)
    {
        var accounts = Path.Combine(context.Folder, "example-accounts.txt");
        var server = await context.StartServerAsync(
            new Dictionary<string, string> { ["Example__Enabled"] = "true", ["Example__AccountsFile"] = accounts }, ct);
        var start = new ProcessStartInfo("node", [Path.Combine(context.Repository, "tests/MethodCabinet.Bench/Figures", script)])
        {
            RedirectStandardOutput = true,
            Environment = { ["BASE_URL"] = server.Address.ToString(), ["EXAMPLE_ACCOUNTS"] = accounts },
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var browser = Process.Start(start)!;
        var output = await browser.StandardOutput.ReadToEndAsync(ct);
        await browser.WaitForExitAsync(ct);
        return browser.ExitCode == 0 ? output : throw new InvalidOperationException($"{script} failed; see above.");
    }
}
