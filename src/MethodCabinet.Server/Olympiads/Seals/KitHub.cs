using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace MethodCabinet.Server.Olympiads.Seals;

/// <summary>What a page is told that waits for the start with a sealed paper.</summary>
public interface IKitClient
{
    /// <summary>The window is open. <see cref="GetOpeningKey"/> says the same.</summary>
    Task Opened(OpenedNotice notice);

    /// <summary>The round stands, or goes on: for pages that have begun already, and of whose works the server does not know yet.</summary>
    Task RoundChanged(RoundChangedNotice notice);
}

/// <param name="OpeningKey">Four groups of four symbols.</param>
/// <param name="Seals">Those that are to be sat; whoever has another one gets the paper from the server.</param>
public sealed record OpenedNotice(Guid RoundId, string OpeningKey, IReadOnlyList<Guid> Seals, RunningRound Running);

/// <param name="Now">The server's clock.</param>
public sealed record RoundChangedNotice(Guid RoundId, RunningRound Running, DateTimeOffset Now);

/// <summary>Participants who wait for a round, or have just begun it with a sealed paper, at <c>/hubs/kits?round={id}</c>.</summary>
[Authorize(Policies.SignedIn)]
public sealed class KitHub(AppDb db, OpeningWatch watch) : LiveHub<IKitClient>
{
    public override async Task OnConnectedAsync()
    {
        if (Guid.TryParse(Context.GetHttpContext()?.Request.Query["round"], out var roundId)
            && await db.EntryInAsync(roundId, CurrentUser.Of(Context.User).PersonId, Context.ConnectionAborted) is not null)
        {
            watch.Add(Context.ConnectionId, roundId);
        }
        else
        {
            Context.Abort();
        }
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watch.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }
}
