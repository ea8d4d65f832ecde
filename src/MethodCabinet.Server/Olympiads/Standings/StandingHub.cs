using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.SignalR;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>Readers of a standing listen here for changes. Spectators need no account where the standing is public.</summary>
internal sealed class StandingHub(AppDb db, StandingCache cache, StandingAudience audience) : LiveHub<IStandingClient>
{
    public static string Spectators(Guid olympiadId) => $"standing/{olympiadId}/spectators";

    /// <summary>Whoever else is signed in: only the version is told, what each may see of it the snapshot decides.</summary>
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

        var group = user switch
        {
            { IsStaff: true } => Staff(olympiadId),
            { IsSignedIn: true } => Readers(olympiadId),
            _ => Spectators(olympiadId),
        };
        await Groups.AddToGroupAsync(Context.ConnectionId, group, Context.ConnectionAborted);
        if (await cache.GetAsync(db, olympiadId, Context.ConnectionAborted) is { } joined)
        {
            audience.Join(group, joined);
            Context.Items[nameof(StandingAudience)] = group;

            // A change between the page's snapshot and the group would pass the page by: from here on it misses nothing, and this tells what it missed.
            await Clients.Caller.StandingChanged(new StandingChange(olympiadId, joined.Head.Version, null, null));
        }
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.TryGetValue(nameof(StandingAudience), out var group))
        {
            audience.Leave((string)group!);
        }

        return base.OnDisconnectedAsync(exception);
    }
}
