using MethodCabinet.Server.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MethodCabinet.Server.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model without settings or a database.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<AppDb>
{
    public AppDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<AppDb>()
        .UseNpgsql("Host=none", npgsql => npgsql.MigrationsHistoryTable("migrations", "platform"))
        .UseSnakeCaseNamingConvention()
        // Identity reads the version of its tables from the options of the application.
        .UseApplicationServiceProvider(new ServiceCollection().Configure<IdentityOptions>(PeopleModule.ConfigureIdentity).BuildServiceProvider())
        .Options);
}
