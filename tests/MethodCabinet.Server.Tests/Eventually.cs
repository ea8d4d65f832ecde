using System.Diagnostics;

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
}
