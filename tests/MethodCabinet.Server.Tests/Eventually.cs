using System.Diagnostics;

namespace MethodCabinet.Server.Tests;

/// <summary>Waits for what other threads or processes bring about.</summary>
internal static class Eventually
{
    /// <summary>Asks again until the condition holds; fails after two minutes, for jobs are looked for every 15 seconds and a machine may be busy.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(2), $"Never came: {what}");
            await Task.Delay(20);
        }
    }
}
