using System.Security.Cryptography;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MethodCabinet.Server.Tests;

/// <summary>The whole server on real sockets and a database of its own.</summary>
public abstract class TestHost : WebApplicationFactory<Program>
{
    /// <summary>A thousandth of the real work for each password: the tests sign in hundreds of times.</summary>
    public const int PasswordIterations = 100;

    /// <summary>The setting of every server of the tests: several may share a database.</summary>
    public static readonly string MasterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>Of the first host: each would take half a second to build the same.</summary>
    private static IModel? model;

    private readonly DirectoryInfo storage = Directory.CreateTempSubdirectory("methodcabinet-files-");

    protected TestHost() => UseKestrel(0);

    public string ConnectionString { get; protected set; } = "";

    /// <summary>Settings of this host beside the usual ones.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> Settings => [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("ConnectionStrings:Main", ConnectionString);
        builder.UseSetting("Site:PublicUrl", "http://localhost:8080");
        builder.UseSetting("Security:MasterKey", MasterKey);
        builder.UseSetting("Storage:Folder", storage.FullName);
        builder.UseSetting("Mail:Drop", Path.Combine(storage.FullName, "mail"));
        builder.UseSetting("Serilog:MinimumLevel:Default", "Error");
        builder.ConfigureServices(services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordIterations));
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddTestSignIn();
            services.ConfigureDbContext<AppDb>(options =>
            {
                if (model is not null)
                {
                    options.UseModel(model);
                }
            });
        });
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        var host = base.CreateHost(builder);
        if (model is null)
        {
            using var scope = host.Services.CreateScope();
            model = scope.ServiceProvider.GetRequiredService<AppDb>().Model;
        }

        return host;
    }

    /// <summary>A client whose requests are made by the person.</summary>
    public HttpClient As(Guid personId)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Add(TestSignIn.Header, personId.ToString());
        return client;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        storage.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
