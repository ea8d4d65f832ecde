using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Bench;

/// <summary>The model of the server on the figure's database.</summary>
public static class BenchDb
{
    public static AppDb Open(string connectionString) => new(new DbContextOptionsBuilder<AppDb>()
        .UseNpgsql(connectionString)
        .UseSnakeCaseNamingConvention()
        .UseApplicationServiceProvider(new ServiceCollection().Configure<IdentityOptions>(PeopleModule.ConfigureIdentity).BuildServiceProvider())
        .Options);
}
