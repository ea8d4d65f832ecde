using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace MethodCabinet.Bench;

/// <summary>The model of the server on the figure's database.</summary>
public static class BenchDb
{
    private static readonly ServiceProvider Services = new ServiceCollection().Configure<IdentityOptions>(PeopleModule.ConfigureIdentity).BuildServiceProvider();

    public static AppDb Open(string connectionString) => Open(options => options.UseNpgsql(connectionString));

    public static AppDb Open(NpgsqlDataSource database) => Open(options => options.UseNpgsql(database));

    private static AppDb Open(Action<DbContextOptionsBuilder<AppDb>> use)
    {
        var options = new DbContextOptionsBuilder<AppDb>().UseSnakeCaseNamingConvention().UseApplicationServiceProvider(Services);
        use(options);
        return new AppDb(options.Options);
    }
}
