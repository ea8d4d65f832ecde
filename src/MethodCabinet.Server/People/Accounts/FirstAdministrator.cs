using System.Security.Cryptography;
using System.Text;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>
/// While nobody is administrator, each start of a web process prints an address by which the first one can be made. The token lives in this
/// process only and opens nothing once there is an administrator.
/// </summary>
public sealed class FirstAdministrator(IServiceScopeFactory scopes, SiteSettings site, ExampleSettings example) : IHostedService
{
    public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    public bool IsRight(string token) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Token));

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (example.Enabled)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        if (!await ExistsAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), cancellationToken))
        {
            await Console.Out.WriteLineAsync($"Nobody is administrator yet. Make the first one at {site.PublicUrl.TrimEnd('/')}/first-administrator?token={Token}");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public static Task<bool> ExistsAsync(AppDb db, CancellationToken ct) => db.Appointments.AnyAsync(a => a.Role == Role.Administrator, ct);
}
