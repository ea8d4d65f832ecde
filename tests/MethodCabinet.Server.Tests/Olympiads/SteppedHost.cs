using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>
/// A node whose clock can be stepped, inside a test that needs its services as well; otherwise <see cref="SteppedServer"/>.
/// </summary>
internal sealed class SteppedHost : TestHost
{
    private readonly (string Name, string Value)[] settings;

    /// <param name="settings">As environment variables name them.</param>
    public SteppedHost(string connectionString, params (string Name, string Value)[] settings)
    {
        ConnectionString = connectionString;
        this.settings = settings;
        StartServer();
    }

    public SteppedClock Clock { get; } = new();

    public Uri Address => ClientOptions.BaseAddress;

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        settings.Select(s => KeyValuePair.Create(s.Name.Replace("__", ":", StringComparison.Ordinal), s.Value));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}
