using System.Linq.Expressions;
using Hangfire;

namespace MethodCabinet.Server.Platform;

/// <summary>A job that a module wants run again and again.</summary>
public sealed record RecurringWork(Action<IRecurringJobManager> Register);

/// <summary>Tells Hangfire of the modules' recurring jobs when a process that runs jobs starts.</summary>
public sealed class RecurringJobs(IRecurringJobManager manager, IEnumerable<RecurringWork> works) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var work in works)
        {
            work.Register(manager);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

public static class RecurringJobsRegistration
{
    /// <param name="cron">In UTC.</param>
    public static void AddRecurringJob<T>(this IServiceCollection services, string id, string cron, Expression<Func<T, Task>> call) =>
        services.AddSingleton(new RecurringWork(manager => manager.AddOrUpdate(id, call, cron)));
}
