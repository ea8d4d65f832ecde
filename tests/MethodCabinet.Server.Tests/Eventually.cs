using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests;

/// <summary>Waits for what other threads or processes bring about.</summary>
internal static class Eventually
{
    /// <summary>Asks again until the condition holds; fails after a minute.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(1), $"Never came: {what}");
            await Task.Delay(20);
        }
    }

    /// <summary>Until each of these requests waits for a lock of the database, or is answered, which it should not be.</summary>
    public static Task WaitsAsync(TestApp app, params Task[] requests) => TrueAsync(
        async () => requests.Any(request => request.IsCompleted) || await app.WithDbAsync(db => db.Database.SqlQuery<bool>(
            $"select count(*) >= {requests.Length} as \"Value\" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").SingleAsync()),
        "the requests wait");
}
