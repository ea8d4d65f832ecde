using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.SignalR;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>Readers of a standing listen here for changes. Spectators need no account where the standing is public.</summary>
internal sealed class StandingHub(AppDb db) : Hub<IStandingClient>
{
    public static string Spectators(Guid olympiadId) => $"standing/{olympiadId}/spectators";

    /// <summary>Whoever is signed in: only the version is told, what each may see of it the snapshot decides.</summary>
    public static string Readers(Guid olympiadId) => $"standing/{olympiadId}/readers";

    public static string Staff(Guid olympiadId) => $"standing/{olympiadId}/staff";

    public override async Task OnConnectedAsync()
    {
        var user = CurrentUser.Of(Context.User);
        if (!Guid.TryParse(Context.GetHttpContext()?.Request.Query["olympiad"], out var olympiadId)
            || await StandingReads.HeadAsync(db, olympiadId, Context.ConnectionAborted) is not { } head
            || (!head.IsPublic && !user.IsSignedIn))
        {
            Context.Abort();
            return;
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, user.IsSignedIn ? Readers(olympiadId) : Spectators(olympiadId), Context.ConnectionAborted);
        if (user.IsStaff)
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, Staff(olympiadId), Context.ConnectionAborted);
        }

        // A change between the page's snapshot and the group would pass the page by: from here on it misses nothing, and this tells what it missed.
        if (await StandingReads.HeadAsync(db, olympiadId, Context.ConnectionAborted) is { } joined)
        {
            await Clients.Caller.StandingChanged(new StandingChange(olympiadId, joined.Version, null));
        }
    }
}
