using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.SignalR.Client;

namespace MethodCabinet.Server.Tests;

/// <summary>A page's connection to a hub.</summary>
internal static class TestHub
{
    /// <summary>As the web client starts it: nothing that happens afterwards is missed.</summary>
    public static async Task StartReadyAsync(this HubConnection connection)
    {
        await connection.StartAsync();
        await connection.InvokeAsync(nameof(LiveHub<object>.Ready));
    }
}
