using Hangfire;
using Hangfire.Dashboard;
using Hangfire.PostgreSql;

namespace MethodCabinet.Server.Platform;

/// <summary>Hangfire on the same PostgreSQL. Jobs take ids, are idempotent, and call the rule that the request would call.</summary>
public static class Jobs
{
    public static void AddJobs(this WebApplicationBuilder builder, StartCommand command)
    {
        var connection = builder.Configuration.GetConnectionString("Main")!;
        builder.Services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                storage => storage.UseNpgsqlConnection(connection),
                // Long polling starts a job 27 ms after it is enqueued instead of seconds.
                new PostgreSqlStorageOptions { EnableLongPolling = true, QueuePollInterval = TimeSpan.FromSeconds(15), InvisibilityTimeout = TimeSpan.FromMinutes(5) }));
        if (command is { Name: "serve", Role: not ProcessRole.Web })
        {
            builder.Services.AddHangfireServer(server => server.WorkerCount = Math.Max(2, Environment.ProcessorCount));
        }
    }

    /// <summary>The dashboard at <c>/hangfire</c>, for administrators.</summary>
    public static void MapJobs(this WebApplication app) =>
        app.MapHangfireDashboard("/hangfire", new DashboardOptions { Authorization = Array.Empty<IDashboardAuthorizationFilter>(), AppPath = "/" })
            .RequireAuthorization(Policies.Administrator);
}
