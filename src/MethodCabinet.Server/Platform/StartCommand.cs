using MethodCabinet.Server.Data;

namespace MethodCabinet.Server.Platform;

/// <summary>Which part of the work this process does.</summary>
public enum ProcessRole
{
    /// <summary>Serves requests and runs jobs.</summary>
    All,
    Web,
    Worker,
}

/// <summary>
/// The first words of the command line: nothing to serve, <c>migrate</c> to bring the database up to date and end,
/// <c>seed-example</c> to fill it with the example municipality and end, <c>openapi FILE</c> to write the description of the API and end.
/// <c>--role web|worker|all</c> splits serving from jobs.
/// </summary>
public sealed record StartCommand(string Name, string? File, ProcessRole Role, string[] HostArguments)
{
    /// <summary>Settings and the web client lie beside the program, from whichever folder it is started.</summary>
    public WebApplicationOptions HostOptions { get; } = new()
    {
        Args = HostArguments,
        ContentRootPath = HostArguments.Any(argument => argument.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)) || System.IO.File.Exists("appsettings.json")
            ? null
            : AppContext.BaseDirectory,
    };

    public bool NeedsDatabase => Name != "openapi";

    public static StartCommand Parse(string[] args)
    {
        var rest = args.ToList();
        var role = ProcessRole.All;
        var at = rest.IndexOf("--role");
        if (at >= 0)
        {
            if (at + 1 >= rest.Count || !Enum.TryParse(rest[at + 1], ignoreCase: true, out role))
            {
                throw new SettingsException("--role takes one of: all, web, worker.");
            }

            rest.RemoveRange(at, 2);
        }

        switch (rest)
        {
            case [] or [['-', ..], ..]:
                return new StartCommand("serve", null, role, [.. rest]);
            case ["migrate" or "seed-example", ..]:
                return new StartCommand(rest[0], null, role, [.. rest.Skip(1)]);
            case ["openapi", var file]:
                return new StartCommand("openapi", file, ProcessRole.Web,
                    ["--urls=http://127.0.0.1:0", "--ConnectionStrings:Main=Host=127.0.0.1;Port=1", "--Site:PublicUrl=http://localhost", "--Example:Enabled=true", $"--Security:MasterKey={Convert.ToBase64String(new byte[MasterKey.Length])}", "--Storage:Folder=.", "--Serilog:MinimumLevel:Default=Fatal",
                     "--Serilog:MinimumLevel:Override:Microsoft.AspNetCore=Fatal", "--Serilog:MinimumLevel:Override:Microsoft.EntityFrameworkCore=Fatal"]);
            default:
                throw new SettingsException($"Unknown command '{rest[0]}'. There are: migrate, seed-example, openapi FILE.");
        }
    }

    /// <summary>Does a command that ends by itself; false when the process is to serve.</summary>
    public async Task<bool> RunOnceAsync(WebApplication app)
    {
        switch (Name)
        {
            case "migrate":
                await app.MigrateAsync();
                return true;
            case "seed-example":
                await app.MigrateAsync();
                await app.SeedExampleAsync();
                return true;
            case "openapi":
                await app.WriteOpenApiAsync(File!);
                return true;
            default:
                return false;
        }
    }
}
