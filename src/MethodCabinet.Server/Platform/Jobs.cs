using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Dashboard;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;

namespace MethodCabinet.Server.Platform;

/// <summary>Hangfire on the same PostgreSQL. Jobs take ids, are idempotent, and call the rule that the request would call.</summary>
public static class Jobs
{
    // Long polling starts a job 27 ms after it is enqueued instead of seconds; only what no notice tells of waits for the next poll.
    // A process that dies (power cut, kill -9) must not delay others. Its jobs are taken up half a minute after its last sign of life; a living one
    // gives a sign every six seconds, however long its job takes. The locks that it held are broken before a starting process, which waits
    // 15 seconds for that of a recurring job, gives up; Hangfire holds its locks for moments.
    private static readonly PostgreSqlStorageOptions Options = new()
    {
        EnableLongPolling = true,
        QueuePollInterval = TimeSpan.FromSeconds(5),
        UseSlidingInvisibilityTimeout = true,
        InvisibilityTimeout = TimeSpan.FromSeconds(30),
        DistributedLockTimeout = TimeSpan.FromSeconds(10),
    };

    public static void AddJobs(this WebApplicationBuilder builder, StartCommand command)
    {
        var connection = builder.Configuration.GetConnectionString("Main")!;

        // Storage and activator are registered apart: Hangfire's own registrations are static, and would be shared by all applications of a test run.
        builder.Services.AddSingleton<JobActivator, AspNetCoreJobActivator>();
        builder.Services.AddSingleton<JobStorage>(_ => new PostgreSqlStorage(new NpgsqlConnectionFactory(connection, Options), Options));
        builder.Services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        if (command is { Name: "serve", Role: not ProcessRole.Worker })
        {
            builder.Services.AddHostedService<Notices>();
        }

        if (command is { Name: "serve", Role: not ProcessRole.Web })
        {
            builder.Services.AddHostedService<RecurringJobs>();
            builder.Services.AddHangfireServer(server =>
            {
                server.WorkerCount = Math.Max(2, Environment.ProcessorCount);

                // What waits for a while waits for seconds (Olympiads/Seals/SealAgain.cs), and not for the next quarter of a minute.
                server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
            });

            // One recording at a time: its conversion takes as much of the machine as it is given.
            builder.Services.AddHangfireServer(server => (server.Queues, server.WorkerCount) = (["video"], 1));
        }
    }

    /// <summary>The dashboard at <c>/hangfire</c>, for administrators.</summary>
    public static void MapJobs(this WebApplication app) =>
        app.MapHangfireDashboard("/hangfire", new DashboardOptions { Authorization = Array.Empty<IDashboardAuthorizationFilter>(), AppPath = "/" })
            .RequireAuthorization(Policies.Administrator);
}
