using MethodCabinet.Server.Data;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests;

/// <summary>An application under test; used as a class fixture, so that classes run side by side and own their data.</summary>
public class TestApp : TestHost, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        ConnectionString = await TestPostgres.CreateDatabaseAsync();
        StartServer();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await TestPostgres.DropDatabaseAsync(ConnectionString);
    }

    /// <summary>Works on the application's own database.</summary>
    public async Task<T> WithDbAsync<T>(Func<AppDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    public Task WithDbAsync(Func<AppDb, Task> work) => WithDbAsync(async db =>
    {
        await work(db);
        return 0;
    });
}
