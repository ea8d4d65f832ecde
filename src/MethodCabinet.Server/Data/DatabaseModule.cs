using System.Reflection;
using MethodCabinet.Server.Data.Seed;
using MethodCabinet.Server.People.Accounts;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Data;

public static class DatabaseModule
{
    /// <summary>Of each connection; a plan of the database takes some ten kilobytes of its memory.</summary>
    private const int PreparedStatements = 64;

    private const string ConnectionSetting = "ConnectionStrings:Main";

    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("Main");
        if (string.IsNullOrWhiteSpace(connection))
        {
            throw SettingsException.Wrong(ConnectionSetting, "it names the PostgreSQL database.");
        }

        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connection);
            if (string.IsNullOrWhiteSpace(parts.Host))
            {
                throw SettingsException.Wrong(ConnectionSetting, "it names no Host.");
            }

            if (parts.Port > ushort.MaxValue)
            {
                throw SettingsException.Wrong(ConnectionSetting, $"there is no Port {parts.Port}, the last one is {ushort.MaxValue}.");
            }
        }
        catch (ArgumentException exception)
        {
            // Its message names the word that is wrong, not the password.
            throw SettingsException.Wrong(ConnectionSetting, exception.Message);
        }

        builder.AddSettings<DatabaseSettings>("Database");
        builder.Services.AddNpgsqlDataSource(connection, Configure);
        builder.Services.AddSingleton<AuditInterceptor>();
        builder.Services.AddScoped<RequiredSeed>();
        builder.Services.AddScoped<ExampleSeed>();
        builder.Services.AddDbContextPool<AppDb>((services, options) => options
            .UseNpgsql(services.GetRequiredService<NpgsqlDataSource>(), npgsql => npgsql.MigrationsHistoryTable("migrations", "platform"))
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(services.GetRequiredService<AuditInterceptor>(), services.GetRequiredService<SessionInvalidation>()));
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
    }

    /// <summary>
    /// How the server's connections are: most statements come again and again, and the database would plan each of them anew, longer than it runs where several tables are joined.
    /// What is acknowledged, an answer or a photograph, a mark or a signature, is on the disk, whatever the database does by default; no value of the setting promises more of a disk.
    /// </summary>
    public static void Configure(NpgsqlDataSourceBuilder database)
    {
        var settings = database.ConnectionStringBuilder;
        settings.MaxAutoPrepare = PreparedStatements;
        settings.Options = $"{settings.Options} -c synchronous_commit=on".TrimStart();
    }

    /// <summary>Opens one connection before Hangfire, which would try for half a minute and then say less.</summary>
    /// <exception cref="SettingsException">The database does not answer, or refuses.</exception>
    public static async Task ReachDatabaseAsync(this WebApplication app)
    {
        try
        {
            await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever goes wrong here comes of the setting: beside a database that refuses there are files of certificates that it names, and words that do not go together.
            throw SettingsException.Wrong(ConnectionSetting, exception.Message);
        }
    }

    /// <summary>Makes the model of the database beside what the start does meanwhile; whoever needs it first waits for it.</summary>
    public static void BeginModel(this WebApplication app) => _ = Task.Run(() =>
    {
        using var scope = app.Services.CreateScope();
        _ = scope.ServiceProvider.GetRequiredService<AppDb>().Model;
    });

    /// <summary>Brings the schema up to date and writes what the product cannot do without.</summary>
    public static async Task MigrateAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();

        // Migrating compares the whole model with its snapshot: half a second at every start, for nothing at most of them.
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
        {
            await db.Database.MigrateAsync();
        }

        app.Services.GetRequiredService<MasterKey>().CheckKeyRing(await db.DataProtectionKeys.AsNoTracking().ToListAsync());
        foreach (var name in Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order())
        {
            using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
            await using var command = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(await reader.ReadToEndAsync());
            await command.ExecuteNonQueryAsync();
        }

        await scope.ServiceProvider.GetRequiredService<RequiredSeed>().RunAsync();
    }

    /// <summary>Fills an empty database with the example municipality; does nothing when it is there already.</summary>
    public static async Task SeedExampleAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ExampleSeed>().RunAsync();
    }

    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        if (app.Services.GetRequiredService<DatabaseSettings>().MigrateAtStart)
        {
            await app.MigrateAsync();
            if (app.Services.GetRequiredService<ExampleSettings>().Enabled)
            {
                await app.SeedExampleAsync();
            }
        }

        // Reads the key ring: should the database go away later, cookies are still known, instead of everybody being taken for signed out.
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(DatabaseModule)).Protect(Array.Empty<byte>());
    }
}
