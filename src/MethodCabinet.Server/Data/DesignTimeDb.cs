using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MethodCabinet.Server.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model without settings or a database.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<AppDb>
{
    public AppDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<AppDb>()
        .UseNpgsql("Host=none", npgsql => npgsql.MigrationsHistoryTable("migrations", "platform"))
        .UseSnakeCaseNamingConvention()
        .Options);
}
